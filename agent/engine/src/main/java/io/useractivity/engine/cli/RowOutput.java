package io.useractivity.engine.cli;

import io.useractivity.engine.query.RowSink;
import java.io.IOException;

/** Writes rows in some form. */
interface RowOutput extends RowSink {

  /** There are no more. */
  void end() throws IOException;
}
