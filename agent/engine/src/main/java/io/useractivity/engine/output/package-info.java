/**
 * Rows as files: CSV in which nothing is a formula, and JSON lines. For the commands and the pages.
 */
package io.useractivity.engine.output;
