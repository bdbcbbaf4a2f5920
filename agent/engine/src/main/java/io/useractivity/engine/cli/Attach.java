package io.useractivity.engine.cli;

import io.useractivity.engine.redact.Redactor;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code attach PID}, and {@code attach --list}. */
@Command(
    name = "attach",
    description = "Attach the agent to a JVM that runs already (--list shows them).",
    footer = {
      "",
      "Example: " + Program.NAME + " attach 4711 --config /etc/user-activity.properties"
    })
final class Attach implements Callable<Integer> {

  private final Attachment attachment;
  private final PrintStream out;

  @Parameters(arity = "0..1", paramLabel = "PID", description = "the JVM's process id")
  private String processId;

  @Option(names = "--list", description = "show the JVMs of this user, and which have the agent")
  private boolean list;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the configuration file for that JVM; else as the agent finds it there")
  private String config;

  Attach(Attachment attachment, PrintStream out) {
    this.attachment = attachment;
    this.out = out;
  }

  @Override
  public Integer call() throws UsageException, CommandFailedException {
    if (!list) {
      attachment.attach(processId, config);
    } else if (processId != null || config != null) {
      throw new UsageException("attach --list takes nothing else; leave --list out to attach.");
    } else {
      printJvms();
    }
    return ExitCode.DONE;
  }

  private void printJvms() throws CommandFailedException {
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
