/** Rows with positions, kept in order until the store has them. Knows records alone. */
package io.useractivity.engine.journal;
