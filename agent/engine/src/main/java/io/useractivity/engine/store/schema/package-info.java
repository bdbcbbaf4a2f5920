/** The table: found as it is, or created. */
package io.useractivity.engine.store.schema;
