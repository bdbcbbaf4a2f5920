/** The table as those see it who operate it: made, mended, described, checked. */
package io.useractivity.engine.store.operate;
