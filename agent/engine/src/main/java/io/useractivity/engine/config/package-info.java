/**
 * The options, where their values come from, and the values' own small types. Used by every room,
 * uses none.
 */
package io.useractivity.engine.config;
