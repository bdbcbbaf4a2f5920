/** How texts are read, cut, filled in and written: encodings, queries, templates. Knows nothing. */
package io.useractivity.engine.text;
