package io.useractivity.engine.cli;

import io.useractivity.engine.config.AgentVersion;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.Nearest;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.text.VisibleText;
import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Finds the command that was asked for and turns its outcome into an exit code. */
public final class Commands {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private final List<Command> commands;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param jar the agent's; the default configuration file is looked for beside it
   */
  Commands(File jar, PrintStream out, PrintStream err) {
    Attachment attachment = new Attachment(jar, out);
    this.commands =
        Collections.unmodifiableList(
            Arrays.asList(
                new Tail(jar.getParentFile(), out, Terminal.ofThisProcess()),
                new Attach(attachment, out),
                new Detach(attachment)));
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
    try {
      String first = arguments.isEmpty() ? "--help" : arguments.get(0);
      Command command = command(first);
      if (command == null && !isHelp(first) && !isVersion(first)) {
        throw unknown(first);
      }
      List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
      if (command == null && isHelp(first) && !rest.isEmpty() && command(rest.get(0)) != null) {
        command = command(rest.get(0)); // help COMMAND
        rest = Collections.singletonList(first);
      }
      if (isHelp(first) || rest.stream().anyMatch(Commands::isHelp)) {
        out.print(command == null ? Help.overview(synopses()) : Help.of(command.synopsis()));
      } else if (isVersion(first) || rest.contains(CommandOption.VERSION.name)) {
        out.println("user-activity-agent " + AgentVersion.text());
      } else {
        command.run(CommandLine.parse(command.synopsis(), rest));
      }
      return DONE;
    } catch (UsageException e) {
      err.println(VisibleText.line(e.getMessage()));
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

  /** What all commands are called and take. */
  List<Synopsis> synopses() {
    List<Synopsis> synopses = new ArrayList<>();
    for (Command command : commands) {
      synopses.add(command.synopsis());
    }
    return synopses;
  }

  private Command command(String name) {
    for (Command command : commands) {
      if (command.synopsis().name.equals(name)) {
        return command;
      }
    }
    return null;
  }

  private UsageException unknown(String word) {
    if (word.startsWith("-")) {
      return new UsageException(
          "A command comes first, and \""
              + word
              + "\" is none; --help shows the commands and where options stand.");
    }
    List<String> names = new ArrayList<>();
    for (Synopsis command : synopses()) {
      names.add(command.name);
    }
    String near = Nearest.to(word, names);
    return new UsageException(
        "There is no command \""
            + word
            + "\"; "
            + (near == null ? "--help shows those that there are." : "did you mean " + near + "?"));
  }

  private static boolean isHelp(String argument) {
    return argument.equals(CommandOption.HELP.name)
        || argument.equals("-h")
        || argument.equals("help");
  }

  private static boolean isVersion(String argument) {
    return argument.equals(CommandOption.VERSION.name) || argument.equals("version");
  }
}
