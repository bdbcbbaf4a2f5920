/**
 * What may be asked of the recorded rows: whose, which, from when, in which order and how many. It
 * knows neither SQL nor HTTP; {@code store.read} answers.
 */
package io.useractivity.engine.query;
