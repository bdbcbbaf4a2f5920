/** Rows out of the table, to be shown. */
package io.useractivity.engine.store.read;
