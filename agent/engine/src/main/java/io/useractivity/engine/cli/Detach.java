package io.useractivity.engine.cli;

/** {@code detach PID}. */
final class Detach implements Command {

  private static final Synopsis SYNOPSIS =
      new Synopsis("detach", "PID", "stop recording in that JVM and take the instrumentation out");

  private final Attachment attachment;

  Detach(Attachment attachment) {
    this.attachment = attachment;
  }

  @Override
  public Synopsis synopsis() {
    return SYNOPSIS;
  }

  @Override
  public void run(CommandLine line) throws UsageException, AttachException {
    attachment.detach(line.operand());
  }
}
