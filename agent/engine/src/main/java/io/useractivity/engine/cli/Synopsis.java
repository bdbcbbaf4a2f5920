package io.useractivity.engine.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a command is called and takes: its parsing, help and documents come from this; immutable.
 */
final class Synopsis {

  final String name;

  /** What stands behind its name besides options, such as {@code PID}; null for nothing. */
  final String operand;

  /** What it does, such as "show the newest rows". */
  final String summary;

  /** Besides {@code --help} and {@code --version}, which all have. */
  final List<CommandOption> options;

  Synopsis(String name, String operand, String summary, CommandOption... options) {
    this.name = name;
    this.operand = operand;
    this.summary = summary;
    this.options = Collections.unmodifiableList(Arrays.asList(options));
  }
}
