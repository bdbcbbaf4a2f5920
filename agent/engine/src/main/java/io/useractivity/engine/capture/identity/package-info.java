/** Who sent a request, and whether somebody came or went with it. */
package io.useractivity.engine.capture.identity;
