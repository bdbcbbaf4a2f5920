/**
 * The table in its database: the one room that knows JDBC. Others see {@code ActivityStore} and
 * what its methods take and throw.
 */
package io.useractivity.engine.store;
