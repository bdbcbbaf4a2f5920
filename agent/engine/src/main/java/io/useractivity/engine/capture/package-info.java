/**
 * What happens on the request thread: one {@code Exchange} per client request, from which values
 * are copied into an {@code ActivityRecord}. It knows neither queue nor database.
 */
package io.useractivity.engine.capture;
