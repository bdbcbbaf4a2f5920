/** Puts the agent together; each room is a package of its own. */
package io.useractivity.engine;
