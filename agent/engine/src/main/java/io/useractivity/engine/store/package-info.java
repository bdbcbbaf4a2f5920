/**
 * The table in its database: the one room that knows JDBC. What all of its rooms share lies here.
 * Others see {@code ActivityStore}, {@code RetentionDatabase} and {@code ActivityReader}, and what
 * their methods take and throw.
 */
package io.useractivity.engine.store;
