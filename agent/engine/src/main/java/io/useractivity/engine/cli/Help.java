package io.useractivity.engine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the commands say of themselves; the documents have the same text. */
final class Help {

  private static final String PROGRAM = "java -jar user-activity-agent.jar";
  private static final int SUMMARY_COLUMN = 20;

  private Help() {}

  /** Of all commands. */
  static String overview(List<Synopsis> commands) {
    StringBuilder text = new StringBuilder("Usage: " + PROGRAM + " COMMAND [OPTION ...]\n\n");
    for (Synopsis command : commands) {
      line(call(command), command.summary, text);
    }
    line(CommandOption.HELP.name, "show this; behind a command, its options", text);
    line(CommandOption.VERSION.name, CommandOption.VERSION.sentence, text);
    return text.toString();
  }

  /** Of one. */
  static String of(Synopsis command) {
    StringBuilder text = new StringBuilder();
    text.append("Usage: ").append(PROGRAM).append(' ').append(call(command));
    text.append(" [OPTION ...]\n\n  ").append(command.summary).append("\n\n");
    List<CommandOption> options = new ArrayList<>(command.options);
    options.addAll(Arrays.asList(CommandOption.HELP, CommandOption.VERSION));
    for (CommandOption option : options) {
      line(option.toString(), option.sentence, text);
    }
    return text.toString();
  }

  private static String call(Synopsis command) {
    return command.operand == null ? command.name : command.name + " " + command.operand;
  }

  private static void line(String left, String right, StringBuilder text) {
    text.append("  ").append(left);
    for (int i = left.length() + 2; i < SUMMARY_COLUMN; i++) {
      text.append(' ');
    }
    text.append(right).append('\n');
  }
}
