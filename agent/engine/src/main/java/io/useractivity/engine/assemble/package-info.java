/**
 * From what a request thread saw to what is to become a row: classified, redacted, bounded. Knows
 * neither queue nor store.
 */
package io.useractivity.engine.assemble;
