package io.useractivity.engine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code detach PID}. */
@Command(
    name = "detach",
    description = "Stop recording in a running JVM and take the instrumentation out.",
    footer = {"", "Example: " + Program.NAME + " detach 4711"})
final class Detach implements Callable<Integer> {

  private final Attachment attachment;

  @Parameters(arity = "0..1", paramLabel = "PID", description = "the JVM's process id")
  private String processId;

  Detach(Attachment attachment) {
    this.attachment = attachment;
  }

  @Override
  public Integer call() throws UsageException, CommandFailedException {
    attachment.detach(processId);
    return ExitCode.DONE;
  }
}
