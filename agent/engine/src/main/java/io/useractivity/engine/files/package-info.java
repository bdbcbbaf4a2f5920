/** Files that nobody but their owner may read. Knows nothing. */
package io.useractivity.engine.files;
