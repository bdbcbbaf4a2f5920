/** What was recorded, stored and lost. Used by every room, uses none. */
package io.useractivity.engine.metrics;
