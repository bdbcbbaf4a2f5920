package io.useractivity.engine.cli;

/** A command in a process of its own, which a test may kill. */
public final class CommandProcess {

  private CommandProcess() {}

  public static void main(String[] arguments) {
    System.exit(Commands.run(arguments));
  }
}
