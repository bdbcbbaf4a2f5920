/**
 * From the request thread's hand-over to the store: queue, journal, batches. It knows neither
 * servlets nor JDBC.
 */
package io.useractivity.engine.pipeline;
