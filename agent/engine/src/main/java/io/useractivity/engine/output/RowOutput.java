package io.useractivity.engine.output;

import io.useractivity.engine.query.RowSink;
import java.io.IOException;

/** Writes rows in some form. */
public interface RowOutput extends RowSink {

  /** There are no more. */
  void end() throws IOException;
}
