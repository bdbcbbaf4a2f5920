/** The agent's own threads, and what they do now and then. Knows the log alone. */
package io.useractivity.engine.thread;
