package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.text.VisibleText;
import java.io.File;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collections;
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
          + "  attach PID       attach the agent to a JVM that runs already\n"
          + "  attach --list    show the JVMs of this user\n"
          + "  detach PID       stop recording in that JVM and take the instrumentation out\n"
          + "  help             show this\n"
          + "\n"
          + "Option of tail and attach:\n"
          + "  --config FILE    the agent's configuration; else as the agent finds it\n";

  private final File jar;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param jar the agent's; the default configuration file is looked for beside it
   */
  Commands(File jar, PrintStream out, PrintStream err) {
    this.jar = jar;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs a command; called by the launcher through reflection.
   *
   * @return 0 done, 1 failed, 2 wrong usage
   */
  public static int run(String[] arguments) {
    File jar = new File(System.getProperty("java.class.path")).getAbsoluteFile();
    return new Commands(jar, System.out, System.err).run(Arrays.asList(arguments));
  }

  int run(List<String> arguments) {
    String command = arguments.isEmpty() ? "help" : arguments.get(0);
    List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    try {
      switch (command) {
        case "tail":
          new Tail(CommandLine.parse(rest, "--config", "-n"), jar.getParentFile()).run(out);
          return DONE;
        case "attach":
          attach(rest);
          return DONE;
        case "detach":
          detach(rest);
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
      err.println(VisibleText.line(e.getMessage()));
      err.print(USAGE);
      return WRONG_USAGE;
    } catch (ConfigurationException e) {
      for (String problem : e.problems()) {
        err.println(VisibleText.line(problem));
      }
      return WRONG_USAGE;
    } catch (StoreException | AttachException e) {
      err.println(VisibleText.line(e.getMessage()));
      return FAILED;
    }
  }

  private void attach(List<String> arguments) throws UsageException, AttachException {
    if (arguments.equals(Collections.singletonList("--list"))) {
      new Attach(jar, out).list();
      return;
    }
    String processId = processId(arguments);
    CommandLine options = CommandLine.parse(arguments.subList(1, arguments.size()), "--config");
    new Attach(jar, out).attach(processId, options.text("--config"));
  }

  private void detach(List<String> arguments) throws UsageException, AttachException {
    String processId = processId(arguments);
    CommandLine.parse(arguments.subList(1, arguments.size()));
    new Attach(jar, out).detach(processId);
  }

  private static String processId(List<String> arguments) throws UsageException {
    if (arguments.isEmpty()) {
      throw new UsageException("Which JVM? Name its process id; \"attach --list\" shows them.");
    }
    return arguments.get(0);
  }
}
