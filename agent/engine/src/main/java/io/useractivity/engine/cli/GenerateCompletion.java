package io.useractivity.engine.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code generate-completion}: what bash and zsh need to complete commands and options. */
@Command(
    name = "generate-completion",
    description = "Print a script by which bash or zsh completes the commands of an alias.",
    footer = {
      "",
      "Example: alias user-activity='" + Program.NAME + "'",
      "         source <(user-activity generate-completion)"
    })
final class GenerateCompletion implements Callable<Integer> {

  private final PrintStream out;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "user-activity",
      description = "what the alias is called; else ${DEFAULT-VALUE}")
  private String name;

  @Spec private CommandSpec spec;

  GenerateCompletion(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws UsageException {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
      throw new UsageException(
          "An alias has letters, digits, hyphens, dots and underscores, and \""
              + name
              + "\" has others.");
    }
    out.print(AutoComplete.bash(name, spec.root().commandLine()));
    return ExitCode.DONE;
  }
}
