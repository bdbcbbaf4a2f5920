/** How texts are read, cut and filled in: percent-encoding, placeholders. Knows nothing. */
package io.useractivity.engine.text;
