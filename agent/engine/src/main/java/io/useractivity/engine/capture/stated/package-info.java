/** What the application itself states of an activity, copied to values of the columns' types. */
package io.useractivity.engine.capture.stated;
