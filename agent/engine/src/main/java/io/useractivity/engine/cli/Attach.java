package io.useractivity.engine.cli;

import io.useractivity.engine.redact.Redactor;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** {@code attach PID}, and {@code attach --list}. */
final class Attach implements Command {

  private static final CommandOption LIST =
      CommandOption.ofSwitch("--list", "show the JVMs of this user, and which have the agent");

  private static final Synopsis SYNOPSIS =
      new Synopsis(
          "attach",
          "PID",
          "attach the agent to a JVM that runs already (--list shows them)",
          LIST,
          CommandOption.CONFIG);

  private final Attachment attachment;
  private final PrintStream out;

  Attach(Attachment attachment, PrintStream out) {
    this.attachment = attachment;
    this.out = out;
  }

  @Override
  public Synopsis synopsis() {
    return SYNOPSIS;
  }

  @Override
  public void run(CommandLine line) throws UsageException, AttachException {
    if (!line.has(LIST)) {
      attachment.attach(line.operand(), line.text(CommandOption.CONFIG));
    } else if (line.operand() != null || line.has(CommandOption.CONFIG)) {
      throw new UsageException("attach --list takes nothing else; leave --list out to attach.");
    } else {
      list();
    }
  }

  private void list() throws AttachException {
    CommandLineSecrets secrets =
        new CommandLineSecrets(
            new Redactor(
                Collections.<String>emptyList(),
                Collections.<String>emptyList(),
                Collections.<java.util.regex.Pattern>emptyList()));
    List<List<String>> lines = new ArrayList<>();
    lines.add(Arrays.asList("pid", "agent", "started with"));
    for (RunningJvm jvm : OtherJvm.list()) {
      lines.add(
          Arrays.asList(
              String.valueOf(jvm.processId),
              jvm.hasAgent() ? "yes" : "",
              secrets.hiddenIn(jvm.command)));
    }
    TextTable.print(lines, Arrays.asList(10, 5, Integer.MAX_VALUE), "JVM", out);
  }
}
