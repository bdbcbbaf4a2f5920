package io.useractivity.engine.cli;

import java.io.PrintStream;

/** Where the commands write to; immutable. */
final class Console {

  /** Results. */
  final PrintStream out;

  /** Everything else. */
  final PrintStream err;

  /** That results go to, if it is one. */
  final Terminal terminal;

  Console(PrintStream out, PrintStream err, Terminal terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  static Console ofThisProcess() {
    return new Console(System.out, System.err, Terminal.ofThisProcess());
  }
}
