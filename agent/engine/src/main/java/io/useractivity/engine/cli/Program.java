package io.useractivity.engine.cli;

import io.useractivity.engine.config.AgentVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** What all commands have: a name before theirs, {@code --help} and {@code --version}. */
@Command(
    name = Program.NAME,
    synopsisSubcommandLabel = "COMMAND",
    description = "The agent's JAR is a command-line tool too.",
    mixinStandardHelpOptions = true,
    versionProvider = Program.Version.class,
    sortOptions = false,
    scope = ScopeType.INHERIT)
final class Program {

  static final String NAME = "java -jar user-activity-agent.jar";

  /** That of the JAR. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"user-activity-agent " + AgentVersion.text()};
    }
  }
}
