/** How files are read and made: to their end, for their owner alone. Knows nothing. */
package io.useractivity.engine.files;
