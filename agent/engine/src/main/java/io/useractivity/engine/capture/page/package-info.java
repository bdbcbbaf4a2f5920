/** Which requests are for the agent's own pages, and what is known of each for whoever answers. */
package io.useractivity.engine.capture.page;
