/** How a database is reached, and what differs between the products. Knows nothing of rows. */
package io.useractivity.engine.store.connect;
