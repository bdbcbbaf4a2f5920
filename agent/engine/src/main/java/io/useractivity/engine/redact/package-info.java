/** What must never be stored as it came. */
package io.useractivity.engine.redact;
