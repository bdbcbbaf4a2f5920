package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.files.AllBytes;
import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.preview.Preview;
import io.useractivity.engine.preview.PreviewedRow;
import io.useractivity.engine.preview.PreviewedValue;
import io.useractivity.engine.preview.RequestText;
import io.useractivity.engine.preview.Surroundings;
import io.useractivity.engine.preview.UnreadableRequestException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code try FILE}: the row that a request would leave, and what says each value. */
@Command(
    name = "try",
    description = {
      "Show the row that a request would leave, and what says each value.",
      "The file has the request line, headers, an empty line and the body.",
      "Nothing is stored, and no database is asked."
    },
    footer = {"", "Example: " + Program.NAME + " try request.txt --user anna --status 201"})
final class Try implements Callable<Integer> {

  private static final int LEAST_STATUS = 100;
  private static final int GREATEST_STATUS = 599;

  private final PrintStream out;

  @Parameters(paramLabel = "FILE", description = "the request as text; - for standard input")
  private String file;

  @Option(
      names = "--status",
      paramLabel = "CODE",
      converter = Status.class,
      defaultValue = "200",
      description = "the answer's status; else ${DEFAULT-VALUE}")
  private int status;

  @Option(names = "--user", paramLabel = "NAME", description = "the principal's name")
  private String user;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "a role of the user; may be repeated")
  private List<String> roles = new ArrayList<>();

  @Option(
      names = "--session",
      paramLabel = "NAME=VALUE",
      description = "a session attribute, named as in a source; may be repeated")
  private Map<String, String> session = new LinkedHashMap<>();

  @Option(
      names = "--attribute",
      paramLabel = "NAME=VALUE",
      description = "a request attribute, named as in a source; may be repeated")
  private Map<String, String> attributes = new LinkedHashMap<>();

  @Option(
      names = "--peer",
      paramLabel = "ADDRESS",
      defaultValue = "192.0.2.1",
      description = "the address that the connection comes from; else ${DEFAULT-VALUE}")
  private String peer;

  @Option(
      names = "--context-path",
      paramLabel = "PATH",
      description = "that of the application, such as /shop; else the root")
  private String contextPath;

  @Option(
      names = "--route",
      paramLabel = "TEMPLATE",
      description = "the web framework's route, such as /orders/{id}")
  private String route;

  @Option(names = "--error", paramLabel = "TEXT", description = "class and message of an exception")
  private String error;

  @Mixin private final ConfigurationOptions configuration;

  @Mixin private final OutputOptions output = new OutputOptions();

  Try(ConfigurationOptions configuration, Console console) {
    this.configuration = configuration;
    this.out = console.out;
  }

  /** A status of HTTP. */
  static final class Status extends WholeNumber {

    Status() {
      super(LEAST_STATUS, GREATEST_STATUS);
    }
  }

  @Override
  public Integer call() throws ConfigurationException, CommandFailedException, IOException {
    Preview preview = new Preview(configuration.read(), Log.onStandardError(Log.Level.WARN));
    PreviewedRow row =
        preview.play(
            request(),
            new Surroundings(
                peer,
                contextPath == null ? "" : contextPath,
                route,
                user,
                roles,
                session,
                attributes,
                status,
                error));
    if (output.json()) {
      printJson(row);
    } else {
      print(row);
    }
    return ExitCode.DONE;
  }

  private RequestText request() throws CommandFailedException, IOException {
    try {
      return RequestText.parse(
          file.equals("-") ? AllBytes.of(System.in) : Files.readAllBytes(new File(file).toPath()));
    } catch (NoSuchFileException e) {
      throw new CommandFailedException(
          "There is no file " + new File(file).getAbsolutePath() + " to play a request from.");
    } catch (UnreadableRequestException e) {
      throw new CommandFailedException(file + ": " + FileFailure.reason(e));
    }
  }

  private void print(PreviewedRow row) {
    out.println(
        (row.isRecorded() ? "A row is stored: " : "No row is stored: ") + row.reason() + ".");
    out.println();
    List<List<String>> lines = new ArrayList<>();
    lines.add(Arrays.asList("column", "from", "value"));
    for (PreviewedValue value : row.values()) {
      lines.add(
          Arrays.asList(
              value.column(),
              value.origin(),
              value.value() == null ? null : value.value().toString()));
    }
    TextTable.printWhole(lines, out);
  }

  private void printJson(PreviewedRow row) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("stored", row.isRecorded());
    document.put("reason", row.reason());
    Map<String, Object> columns = new LinkedHashMap<>();
    for (PreviewedValue value : row.values()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("value", value.value());
      each.put("from", value.origin());
      columns.put(value.column(), each);
    }
    document.put("columns", columns);
    JsonOutput.print(document, out);
  }
}
