package io.useractivity.engine.viewer;

import io.useractivity.engine.query.ActivityRows;

/** Opens the rows, for one thread at a time; nothing is connected before the first question. */
public interface RowSource {

  ActivityRows open();
}
