/** What a request is called: activity type, action and resource, from its method and path. */
package io.useractivity.engine.classify;
