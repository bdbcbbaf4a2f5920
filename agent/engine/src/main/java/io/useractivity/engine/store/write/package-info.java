/** Rows into the table, and out of it when their time is over. */
package io.useractivity.engine.store.write;
