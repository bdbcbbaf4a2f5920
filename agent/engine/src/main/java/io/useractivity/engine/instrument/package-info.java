/**
 * Which methods of the application call the bridge: a cheap look at the bytes, then matchers, then
 * advice of one line. It knows nothing of what happens beyond the bridge.
 */
package io.useractivity.engine.instrument;
