/** How the agent's threads are made. Knows nothing. */
package io.useractivity.engine.thread;
