package io.useractivity.engine.cli;

import io.useractivity.engine.archive.PersonReport;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.retention.CellText;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code find-user}: how many rows there are of a person, where, and by which names. */
@Command(
    name = "find-user",
    description = "Say how many rows there are of a person, in the table and in the archives.",
    footer = {"", "Example: " + Program.NAME + " find-user alice@example.org 4711"})
final class FindUser implements Callable<Integer> {

  private final Console console;

  @Mixin private final PersonOptions who = new PersonOptions();
  @Mixin private final ConfigurationOptions configuration;
  @Mixin private final OutputOptions output = new OutputOptions();

  FindUser(ConfigurationOptions configuration, Console console) {
    this.configuration = configuration;
    this.console = console;
  }

  @Override
  public Integer call()
      throws ConfigurationException, StoreException, CommandFailedException, IOException {
    Configuration read = configuration.read();
    List<PersonReport.Entry> entries;
    try (RetentionDatabase database =
        RetentionDatabase.openToRead(StoreSettings.of(read), RetentionTurn.silent())) {
      entries =
          new PersonReport(
                  database, who.archives(RetentionSettings.of(read), database), who.person())
              .entries();
    } catch (IOException e) {
      throw RetentionTurn.failed(e);
    }
    PersonalFiles files = new PersonalFiles(read, who.person());
    long waiting = files.inJournals();
    long letters = files.inDeadLetters();
    if (output.json()) {
      List<Map<String, Object>> documents = documents(entries);
      addPlace(PersonalFiles.JOURNALS, waiting, documents);
      addPlace(PersonalFiles.DEAD_LETTERS, letters, documents);
      JsonOutput.print(documents, console.out);
    } else {
      print(entries);
      if (waiting + letters > 0) {
        console.out.println(
            "Not in the table yet: " + waiting + " in journals, " + letters + " in dead letters.");
      }
    }
    return ExitCode.DONE;
  }

  private static List<Map<String, Object>> documents(List<PersonReport.Entry> entries) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (PersonReport.Entry entry : entries) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("place", entry.place());
      document.put("user_id", entry.userId());
      document.put("user_email", entry.userEmail());
      document.put("rows", entry.rows());
      document.put("held", entry.held());
      document.put("oldest", CellText.of(entry.oldest()));
      document.put("newest", CellText.of(entry.newest()));
      documents.add(document);
    }
    return documents;
  }

  private static void addPlace(String place, long rows, List<Map<String, Object>> documents) {
    if (rows > 0) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("place", place);
      document.put("rows", rows);
      documents.add(document);
    }
  }

  private void print(List<PersonReport.Entry> entries) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(Cells.of("place", "user_id", "user_email", "rows", "held", "oldest", "newest"));
    Set<String> others = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    long rows = 0;
    for (PersonReport.Entry entry : entries) {
      lines.add(
          Cells.of(
              entry.place(),
              entry.userId(),
              entry.userEmail(),
              entry.rows(),
              entry.held(),
              CellText.of(entry.oldest()),
              CellText.of(entry.newest())));
      rows += entry.rows();
      addOther(entry.userId(), others);
      addOther(entry.userEmail(), others);
    }
    TextTable.print(lines, "place", console.out);
    console.out.println(rows + (rows == 1 ? " row." : " rows."));
    if (!others.isEmpty()) {
      console.out.println(
          "They have other names too; to find the rows that have those alone, add: "
              + String.join(" ", others));
    }
  }

  private void addOther(String name, Set<String> others) {
    boolean known = name == null || name.isEmpty();
    for (String given : who.person().names()) {
      known |= given.equalsIgnoreCase(name);
    }
    if (!known) {
      others.add(name);
    }
  }
}
