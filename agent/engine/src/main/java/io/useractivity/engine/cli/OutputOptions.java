package io.useractivity.engine.cli;

import picocli.CommandLine.Option;

/** In which form a command writes its result. */
final class OutputOptions {

  @Option(names = "--json", description = "write JSON, for programs")
  private boolean json;

  /** Whether a program reads it. */
  boolean json() {
    return json;
  }
}
