package io.useractivity.engine.output;

import java.io.IOException;

/** Writes rows as a file that somebody keeps. */
public interface RowFile extends RowOutput {

  /** There may be more rows, and why they are not here: for whoever reads those that are. */
  void cut(String why) throws IOException;
}
