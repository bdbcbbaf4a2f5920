package io.useractivity.engine.cli;

import java.io.File;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.TypeConversionException;

/** The commands that there are, and how each is called. */
public final class Commands {

  /** An example with a path in it fits. */
  private static final int USAGE_WIDTH = 100;

  private final CommandLine program;

  /**
   * @param jar the agent's; the default configuration file is looked for beside it
   */
  Commands(File jar, Console console) {
    this.program = new CommandLine(new Program());
    for (Callable<Integer> command : all(jar, console)) {
      program.addSubcommand(command);
    }
    program
        .setOut(writer(console.out))
        .setErr(writer(console.err))
        .setColorScheme(
            Help.defaultColorScheme(console.terminal.hasColours() ? Help.Ansi.ON : Help.Ansi.OFF))
        .setUsageHelpWidth(USAGE_WIDTH)
        .setExpandAtFiles(false) // an e-mail's domain is a value like any other
        .setAllowOptionsAsOptionParameters(false)
        .registerConverter(String.class, Commands::text)
        .setParameterExceptionHandler(new UsageErrors(console.err))
        .setExecutionExceptionHandler(new Failures(console.err));
  }

  /** A new command is a class, and a line here. */
  private static List<Callable<Integer>> all(File jar, Console console) {
    File directory = jar.getParentFile();
    Attachment attachment = new Attachment(jar, console.out);
    return Arrays.asList(
        new Tail(new ReadOptions(directory), console),
        new Query(new ReadOptions(directory), console),
        new Show(new ReadOptions(directory), console),
        new Stats(new ReadOptions(directory), console),
        new Export(new ReadOptions(directory), console),
        new Serve(new ReadOptions(directory), console),
        new CreateTable(new ConfigurationOptions(directory), console),
        new Describe(new ConfigurationOptions(directory), console),
        new CheckCommand(new ConfigurationOptions(directory), console),
        new Try(new ConfigurationOptions(directory), console),
        new PrintSql(new ConfigurationOptions(directory), console),
        new ArchiveRows(new ConfigurationOptions(directory), console),
        new RestoreArchive(new ConfigurationOptions(directory), console),
        new Hold(new ConfigurationOptions(directory), console),
        new FindUser(new ConfigurationOptions(directory), console),
        new ExportUser(new ConfigurationOptions(directory), console),
        new EraseUser(new ConfigurationOptions(directory), console),
        new JournalCommand(new ConfigurationOptions(directory), console),
        new ReplayDeadLetters(new ConfigurationOptions(directory), console),
        new HashSession(new ConfigurationOptions(directory), console.out),
        new Attach(attachment, console.out),
        new Detach(attachment),
        new GenerateCompletion(console.out));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static String text(String value) {
    if (value.isEmpty()) {
      throw new TypeConversionException("a value");
    }
    return value;
  }

  /**
   * Runs a command; called by the launcher through reflection.
   *
   * @return 0 done, 1 failed, 2 wrong usage
   */
  public static int run(String[] arguments) {
    File jar = new File(System.getProperty("java.class.path")).getAbsoluteFile();
    return new Commands(jar, Console.ofThisProcess()).run(Arrays.asList(arguments));
  }

  int run(List<String> arguments) {
    return program.execute(asOptions(arguments).toArray(new String[0]));
  }

  /** {@code help}, {@code help COMMAND}, {@code version}, and help where nothing is asked. */
  private static List<String> asOptions(List<String> arguments) {
    String first = arguments.isEmpty() ? "help" : arguments.get(0);
    List<String> rest =
        new ArrayList<>(arguments.subList(Math.min(1, arguments.size()), arguments.size()));
    if (first.equals("help")) {
      rest.add("--help");
      return rest;
    }
    return first.equals("version") ? Collections.singletonList("--version") : arguments;
  }

  /** The program with all of them. */
  CommandLine program() {
    return program;
  }
}
