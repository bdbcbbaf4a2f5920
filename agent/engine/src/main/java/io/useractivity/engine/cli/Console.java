package io.useractivity.engine.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** Where the commands write to; immutable. */
final class Console {

  /** Results. */
  final PrintStream out;

  /** The same for much of it; unlike {@link #out} it tells when nobody reads it any more. */
  final OutputStream bytes;

  /** Everything else. */
  final PrintStream err;

  /** That results go to, if it is one. */
  final Terminal terminal;

  Console(PrintStream out, PrintStream err, Terminal terminal) {
    this(out, out, err, terminal);
  }

  private Console(PrintStream out, OutputStream bytes, PrintStream err, Terminal terminal) {
    this.out = out;
    this.bytes = bytes;
    this.err = err;
    this.terminal = terminal;
  }

  static Console ofThisProcess() {
    return new Console(
        System.out, new FileOutputStream(FileDescriptor.out), System.err, Terminal.ofThisProcess());
  }
}
