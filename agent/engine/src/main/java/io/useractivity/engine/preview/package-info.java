/** Plays a request that nobody sent: which row would be stored, and why it is as it is. */
package io.useractivity.engine.preview;
