/** How long rows are kept. Knows the store's narrow interfaces alone. */
package io.useractivity.engine.archive;
