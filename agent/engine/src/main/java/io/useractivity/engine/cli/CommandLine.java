package io.useractivity.engine.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of one command, each with a value; immutable. */
final class CommandLine {

  private final Map<String, String> values;

  private CommandLine(Map<String, String> values) {
    this.values = values;
  }

  /**
   * @param known the options that the command takes
   */
  static CommandLine parse(List<String> arguments, String... known) throws UsageException {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (!Arrays.asList(known).contains(option)) {
        throw new UsageException("There is no option \"" + option + "\" of this command.");
      }
      if (i + 1 == arguments.size()) {
        throw new UsageException("The option " + option + " needs a value.");
      }
      values.put(option, arguments.get(i + 1));
    }
    return new CommandLine(values);
  }

  /** The option's value, or null. */
  String text(String option) {
    return values.get(option);
  }

  int number(String option, int least, int most, int otherwise) throws UsageException {
    String text = values.get(option);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the sentence
    }
    throw new UsageException(
        option + " takes a whole number from " + least + " to " + most + ", not \"" + text + "\".");
  }
}
