package io.useractivity.engine.cli;

import io.useractivity.engine.archive.Archive;
import io.useractivity.engine.archive.Erasure;
import io.useractivity.engine.archive.ErasureReport;
import io.useractivity.engine.archive.Person;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code erase-user}: a person's rows, or the person in them, in the table and the archives. */
@Command(
    name = "erase-user",
    description = {
      "Delete the rows of a person, or take the person out of them, in the table and the archives.",
      "Rows on a legal hold stay as they are, and are told."
    },
    footer = {"", "Example: " + Program.NAME + " erase-user alice@example.org 4711 --pseudonymise"})
final class EraseUser implements Callable<Integer> {

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "USER",
      description = "the names of one person, as in user_id and user_email; see find-user")
  private List<String> names;

  @Option(names = "--delete", description = "delete whole rows")
  private boolean delete;

  @Option(
      names = "--pseudonymise",
      description =
          "keep what happened and when, with a made-up name in place of the person, and without"
              + " address, user agent, session, data and error texts")
  private boolean pseudonymise;

  @Option(names = "--dry-run", description = "only say how many rows it would be")
  private boolean dryRun;

  @Mixin private final ConfigurationOptions configuration;
  @Mixin private final OutputOptions output = new OutputOptions();

  EraseUser(ConfigurationOptions configuration, Console console) {
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
    if (delete == pseudonymise) {
      throw new UsageException(
          "Say what is to become of the rows: --delete or --pseudonymise, one of the two.");
    }
    Configuration read = configuration.read();
    Person person = new Person(names);
    PersonalFiles files = new PersonalFiles(read, person);
    ErasureReport report;
    long letters;
    try (RetentionTurn turn = RetentionTurn.take(read, "erase-user");
        Archive archive = turn.archive(RetentionSettings.of(read))) {
      if (archive == null) {
        requireNoArchive(turn);
      }
      report = Erasure.erase(turn.database, turn.lease, archive, person, delete, dryRun);
      boolean held = !turn.database.holds().all().isEmpty();
      letters = dryRun || held ? files.inDeadLetters() : files.eraseDeadLetters();
      requireNoneHeld(held && !dryRun, letters);
    } catch (IOException e) {
      throw RetentionTurn.failed(e);
    }
    long waiting = files.inJournals();
    if (output.json()) {
      Map<String, Object> document = document(report);
      document.put("dead_letters", letters);
      document.put("waiting", waiting);
      JsonOutput.print(document, console.out);
    } else {
      print(report);
      if (letters > 0) {
        console.out.println("Dead letters that " + (dryRun ? "would go: " : "went: ") + letters);
      }
    }
    if (waiting > 0 && !dryRun) {
      throw new CommandFailedException(
          waiting
              + " more rows of this person wait in journals; run the command again when they are"
              + " stored, or store those of processes that are gone first: journal --deliver.");
    }
    return ExitCode.DONE;
  }

  /** A letter goes whole, and a hold may cover it. */
  private static void requireNoneHeld(boolean held, long letters) throws CommandFailedException {
    if (held && letters > 0) {
      throw new CommandFailedException(
          letters
              + " dead letters hold rows of this person, and a legal hold may cover them: put them"
              + " back first (replay-dead-letters), then run the command again.");
    }
  }

  /** Rows that are somewhere else would be missed. */
  private static void requireNoArchive(RetentionTurn turn)
      throws StoreException, CommandFailedException {
    String[] known = turn.database.state().archive();
    if (known != null) {
      throw new CommandFailedException(
          "Rows of "
              + turn.database
              + " are also in the archive in "
              + known[1]
              + ", and here neither archive.dir nor archive.table is set; set it to that.");
    }
  }

  private Map<String, Object> document(ErasureReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("names", names);
    document.put("action", delete ? "delete" : "pseudonymise");
    document.put("dry_run", dryRun);
    document.put("rows", report.total());
    document.put("by_place", report.erased());
    document.put("held", report.held());
    document.put("pseudonym", dryRun ? null : report.pseudonym());
    return document;
  }

  private void print(ErasureReport report) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(Cells.of("place", "rows"));
    report.erased().forEach((place, rows) -> lines.add(Cells.of(place, rows)));
    TextTable.print(lines, "place", console.out);
    console.out.println(
        report.total()
            + (report.total() == 1 ? " row " : " rows ")
            + (dryRun ? "would be " : report.total() == 1 ? "was " : "were ")
            + (delete ? "deleted" : "pseudonymised")
            + (delete || dryRun || report.total() == 0 ? "." : " as " + report.pseudonym() + "."));
    report
        .held()
        .forEach(
            (hold, rows) ->
                console.out.println(
                    rows
                        + (rows == 1 ? " row stays" : " rows stay")
                        + " because of the legal hold "
                        + hold
                        + "."));
  }
}
