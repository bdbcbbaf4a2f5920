/** What requests call whose path is the same for all: remote calls, components, portlets. */
package io.useractivity.engine.classify.call;
