package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.store.StoreException;
import java.io.File;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** Finds the command that was asked for and turns its outcome into an exit code. */
public final class Commands {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private static final String USAGE =
      "Usage: java -jar user-activity-agent.jar COMMAND [OPTION ...]\n"
          + "\n"
          + "  tail [-n ROWS]   show the newest recorded requests (20 unless said otherwise)\n"
          + "  help             show this\n"
          + "\n"
          + "Options of every command:\n"
          + "  --config FILE    the agent's configuration; else as the agent finds it\n";

  private final File jarDirectory;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param jarDirectory where the default configuration file is looked for
   */
  Commands(File jarDirectory, PrintStream out, PrintStream err) {
    this.jarDirectory = jarDirectory;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs a command; called by the launcher through reflection.
   *
   * @return 0 done, 1 failed, 2 wrong usage
   */
  public static int run(String[] arguments) {
    File jar = new File(System.getProperty("java.class.path"));
    return new Commands(jar.getAbsoluteFile().getParentFile(), System.out, System.err)
        .run(Arrays.asList(arguments));
  }

  int run(List<String> arguments) {
    String command = arguments.isEmpty() ? "help" : arguments.get(0);
    List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    try {
      switch (command) {
        case "tail":
          new Tail(CommandLine.parse(rest, "--config", "-n"), jarDirectory).run(out);
          return DONE;
        case "help":
        case "--help":
        case "-h":
          out.print(USAGE);
          return DONE;
        default:
          throw new UsageException("There is no command \"" + command + "\".");
      }
    } catch (UsageException e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return WRONG_USAGE;
    } catch (ConfigurationException e) {
      for (String problem : e.problems()) {
        err.println(problem);
      }
      return WRONG_USAGE;
    } catch (StoreException e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }
}
