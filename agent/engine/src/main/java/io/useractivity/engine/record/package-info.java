/** What travels from the request thread to the table: immutable values that know nothing. */
package io.useractivity.engine.record;
