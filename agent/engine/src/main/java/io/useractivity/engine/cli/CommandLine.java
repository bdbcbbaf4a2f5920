package io.useractivity.engine.cli;

import io.useractivity.engine.config.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What stands behind a command's name, told apart by what it takes; immutable. */
final class CommandLine {

  private final Synopsis command;
  private final String operand;
  private final Map<String, String> values;

  private CommandLine(Synopsis command, String operand, Map<String, String> values) {
    this.command = command;
    this.operand = operand;
    this.values = values;
  }

  /** Takes {@code --option value}, {@code --option=value}, switches, and one operand. */
  static CommandLine parse(Synopsis command, List<String> arguments) throws UsageException {
    Map<String, String> values = new HashMap<>();
    String operand = null;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      if (!argument.startsWith("-")) {
        if (command.operand == null || operand != null) {
          throw tooMuch(command, argument);
        }
        operand = argument;
        continue;
      }
      int equals = argument.indexOf('=');
      CommandOption option = option(command, equals < 0 ? argument : argument.substring(0, equals));
      String value =
          value(command, option, equals < 0 ? null : argument.substring(equals + 1), rest);
      if (values.put(option.name, value) != null) {
        throw new UsageException(
            option.name + " of " + command.name + " stands there twice; give it once.");
      }
    }
    return new CommandLine(command, operand, values);
  }

  private static UsageException tooMuch(Synopsis command, String argument) {
    String takes = command.operand == null ? "options only" : "one " + command.operand;
    return new UsageException(
        command.name
            + " takes "
            + takes
            + ", and \""
            + argument
            + "\" is too much; \""
            + command.name
            + " --help\" shows what it takes.");
  }

  /**
   * The value of an option, empty for a switch.
   *
   * @param attached what follows the equals sign, or null
   * @param rest of the arguments, of which the first is the value otherwise
   */
  private static String value(
      Synopsis command, CommandOption option, String attached, Iterator<String> rest)
      throws UsageException {
    if (option.value == null) {
      if (attached != null) {
        throw new UsageException(option.name + " of " + command.name + " takes no value.");
      }
      return "";
    }
    String value = attached != null || !rest.hasNext() ? attached : rest.next();
    if (value == null || value.isEmpty()) {
      throw new UsageException(
          option.name + " of " + command.name + " needs a value: " + option + ".");
    }
    return value;
  }

  private static CommandOption option(Synopsis command, String name) throws UsageException {
    List<String> names = new ArrayList<>();
    for (CommandOption option : command.options) {
      if (option.name.equals(name)) {
        return option;
      }
      names.add(option.name);
    }
    String near = Nearest.to(name, names);
    throw new UsageException(
        command.name
            + " has no option \""
            + name
            + "\"; "
            + (near == null
                ? "\"" + command.name + " --help\" shows those that it has."
                : "did you mean " + near + "?"));
  }

  /** What stands behind the command's name besides options; null for nothing. */
  String operand() {
    return operand;
  }

  boolean has(CommandOption option) {
    return values.containsKey(option.name);
  }

  /** The option's value, or null. */
  String text(CommandOption option) {
    return values.get(option.name);
  }

  int number(CommandOption option, int least, int most, int otherwise) throws UsageException {
    String text = values.get(option.name);
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
        option.name
            + " of "
            + command.name
            + " takes a whole number from "
            + least
            + " to "
            + most
            + ", not \""
            + text
            + "\".");
  }
}
