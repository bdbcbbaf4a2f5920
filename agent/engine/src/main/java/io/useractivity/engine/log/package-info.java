/** The agent's own small logger. Used by every room, uses none. */
package io.useractivity.engine.log;
