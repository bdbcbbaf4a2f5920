/**
 * Serves the pages inside the applications: between a servlet's frame and the viewer. Of the viewer
 * nothing is loaded before the first request for a page.
 */
package io.useractivity.engine.host;
