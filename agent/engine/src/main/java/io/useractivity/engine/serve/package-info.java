/**
 * The pages on a server of their own, for whoever operates the application; a host of the viewer.
 */
package io.useractivity.engine.serve;
