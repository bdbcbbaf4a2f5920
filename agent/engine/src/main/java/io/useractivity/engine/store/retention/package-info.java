/** Old rows: whose turn it is to take them away, which of them stay, and how they go. */
package io.useractivity.engine.store.retention;
