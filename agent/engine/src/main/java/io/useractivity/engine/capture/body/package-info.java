/** What a request carries, copied while the application itself asks for it. */
package io.useractivity.engine.capture.body;
