package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.retention.CellText;
import io.useractivity.engine.store.retention.LegalHold;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hold}: lists, adds and releases legal holds. */
@Command(
    name = "hold",
    description = "List the legal holds, which keep rows whatever their age; add or release one.",
    footer = {
      "",
      "Examples: " + Program.NAME + " hold",
      "          " + Program.NAME + " hold case-17 --user alice@example.org",
      "          " + Program.NAME + " hold case-17 --release"
    })
final class Hold implements Callable<Integer> {

  private static final int MAX_NAME = 100;

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "what it is called; without a name, all are listed")
  private String name;

  @Option(
      names = "--user",
      paramLabel = "USER",
      description = "whose rows, as in user_id or user_email")
  private String user;

  @Option(names = "--tenant", paramLabel = "TENANT", description = "the rows of which tenant")
  private String tenant;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "rows from then on, such as 2024-01-31 or 2024-01-31T12:00 (UTC)")
  private String from;

  @Option(names = "--until", paramLabel = "TIME", description = "rows before then (UTC)")
  private String until;

  @Option(names = "--reason", paramLabel = "TEXT", description = "why, for who lists them")
  private String reason;

  @Option(names = "--release", description = "release the hold of that name")
  private boolean release;

  @Mixin private final ConfigurationOptions configuration;
  @Mixin private final OutputOptions output = new OutputOptions();

  Hold(ConfigurationOptions configuration, Console console) {
    this.configuration = configuration;
    this.console = console;
  }

  @Override
  public Integer call()
      throws ConfigurationException,
          StoreException,
          UsageException,
          CommandFailedException,
          IOException {
    boolean narrowed = user != null || tenant != null || from != null || until != null;
    check(narrowed);
    LegalHold wanted = new LegalHold(name, user, tenant, time(from), time(until), reason);
    StoreSettings settings = configuration.store();
    if (name == null) {
      try (RetentionDatabase database =
          RetentionDatabase.openToRead(settings, RetentionTurn.silent())) {
        list(database.holds().all());
      }
      return ExitCode.DONE;
    }
    try (RetentionDatabase database = RetentionDatabase.open(settings, RetentionTurn.silent())) {
      if (release) {
        release(database);
      } else if (database.holds().add(wanted)) {
        console.out.println("Rows are on hold from now on: " + name + ".");
      } else {
        throw new CommandFailedException(
            "There is a hold of the name "
                + name
                + " already; take another name, or release it first.");
      }
    }
    return ExitCode.DONE;
  }

  private void check(boolean narrowed) throws UsageException {
    if (name == null && (release || narrowed || reason != null)) {
      throw new UsageException("hold needs a NAME to add or to release one.");
    }
    if (name != null && name.length() > MAX_NAME) {
      throw new UsageException("A hold's NAME has at most " + MAX_NAME + " characters.");
    }
    if (release && (narrowed || reason != null)) {
      throw new UsageException("hold NAME --release takes nothing else.");
    }
    if (name != null && !release && !narrowed) {
      throw new UsageException(
          "hold NAME needs at least one of --user, --tenant, --from and --until.");
    }
  }

  private static LocalDateTime time(String text) throws UsageException {
    if (text == null) {
      return null;
    }
    try {
      return text.matches("\\d{4}-\\d{2}-\\d{2}")
          ? LocalDate.parse(text).atStartOfDay()
          : LocalDateTime.parse(text.replace(' ', 'T').replaceFirst("Z$", ""));
    } catch (DateTimeParseException e) {
      throw new UsageException(
          "\"" + text + "\" is no time; write it as 2024-01-31 or 2024-01-31T12:00 (UTC).");
    }
  }

  private void release(RetentionDatabase database) throws StoreException, CommandFailedException {
    if (!database.holds().release(name)) {
      throw new CommandFailedException(
          "There is no hold of the name " + name + "; hold without a name lists those there are.");
    }
    console.out.println("The hold " + name + " is released.");
  }

  private void list(List<LegalHold> holds) throws IOException {
    List<Map<String, Object>> documents = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    lines.add(Cells.of("name", "user", "tenant", "from", "until", "reason"));
    for (LegalHold hold : holds) {
      lines.add(
          Cells.of(
              hold.name(),
              hold.user(),
              hold.tenant(),
              shown(hold.from()),
              shown(hold.until()),
              hold.reason()));
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", hold.name());
      document.put("user", hold.user());
      document.put("tenant", hold.tenant());
      document.put("from", shown(hold.from()));
      document.put("until", shown(hold.until()));
      document.put("reason", hold.reason());
      documents.add(document);
    }
    if (output.json()) {
      JsonOutput.print(documents, console.out);
    } else {
      TextTable.print(lines, "hold", console.out);
    }
  }

  private static String shown(LocalDateTime time) {
    return time == null ? null : CellText.of(time);
  }
}
