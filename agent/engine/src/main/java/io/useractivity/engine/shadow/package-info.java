/** Records everything and stores nothing: what would have been stored is counted and told. */
package io.useractivity.engine.shadow;
