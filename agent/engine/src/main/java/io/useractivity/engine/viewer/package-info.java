/**
 * The pages that show the recorded rows. It answers a request value with a response value and knows
 * no servlets: its hosts are the application's own servlet and {@code serve}. It asks the rows only
 * by {@code query}, and never without a scope.
 */
package io.useractivity.engine.viewer;
