package io.useractivity.engine.cli;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.journal.Adoption;
import io.useractivity.engine.journal.JournalSettings;
import io.useractivity.engine.journal.RowJson;
import io.useractivity.engine.journal.StoredJournal;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.store.StoreException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journal}: the rows that wait in files until the database has them. */
@Command(
    name = "journal",
    description = {
      "List the journals in data.dir, whose rows the database does not have yet.",
      "Those of running processes are looked at and left alone."
    },
    footer = {
      "",
      "Examples: " + Program.NAME + " journal",
      "          " + Program.NAME + " journal --deliver"
    })
final class JournalCommand implements Callable<Integer> {

  private static final int ROWS = 500;
  private static final long BYTES = 1 << 22;

  private final Console console;

  @Option(names = "--verify", description = "fail if a row of any is damaged")
  private boolean verify;

  @Option(
      names = "--export",
      description = "write their rows as lines of JSON instead; nothing is changed")
  private boolean export;

  @Option(
      names = "--deliver",
      description = "store the rows of processes that are gone, where no other process does")
  private boolean deliver;

  @Mixin private final ConfigurationOptions configuration;
  @Mixin private final OutputOptions output = new OutputOptions();

  JournalCommand(ConfigurationOptions configuration, Console console) {
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
    if ((verify ? 1 : 0) + (export ? 1 : 0) + (deliver ? 1 : 0) > 1) {
      throw new UsageException("journal takes one of --verify, --export and --deliver.");
    }
    Configuration read = configuration.read();
    File directory = new File(read.dataDirectory(), JournalSettings.DIRECTORY);
    if (deliver) {
      return deliver(read, directory);
    }
    List<StoredJournal> journals = StoredJournal.in(directory);
    if (export) {
      export(journals);
    } else if (output.json()) {
      JsonOutput.print(documents(journals), console.out);
    } else {
      print(journals, directory);
    }
    return verify && isAnyDamaged(journals) ? ExitCode.FAILED : ExitCode.DONE;
  }

  private Integer deliver(Configuration read, File directory)
      throws StoreException, CommandFailedException, IOException {
    Losses losses = new Losses();
    Adoption adoption = new Adoption(directory, losses, RetentionTurn.silent());
    long refused;
    long stored;
    try (Redelivery redelivery = new Redelivery(read, Long.MAX_VALUE)) {
      adoption.look();
      for (Batch batch = adoption.next(ROWS, BYTES);
          batch != null;
          batch = adoption.next(ROWS, BYTES)) {
        redelivery.store(batch);
        adoption.delivered(batch);
      }
      stored = redelivery.stored();
      refused = redelivery.refused();
    } finally {
      adoption.close();
    }
    if (output.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("stored", stored);
      document.put("refused", refused);
      document.put("damaged", losses.lost());
      JsonOutput.print(document, console.out);
    } else {
      console.out.println(
          "Stored "
              + stored
              + ", refused by the database and kept as dead letters "
              + refused
              + ", damaged "
              + losses.lost()
              + ".");
    }
    return ExitCode.DONE;
  }

  private void export(List<StoredJournal> journals) {
    for (StoredJournal journal : journals) {
      journal.eachRow(
          row -> {
            try {
              console.out.println(RowJson.of(row));
            } catch (IOException e) {
              throw new UncheckedIOException(e); // a text does not
            }
          });
    }
  }

  private static boolean isAnyDamaged(List<StoredJournal> journals) {
    for (StoredJournal journal : journals) {
      if (journal.damaged() > 0 || journal.obstacle() != null) {
        return true;
      }
    }
    return false;
  }

  private static List<Map<String, Object>> documents(List<StoredJournal> journals) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (StoredJournal journal : journals) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("journal", journal.id());
      document.put("process", process(journal));
      document.put("rows", journal.rows());
      document.put("bytes", journal.bytes());
      document.put("position", journal.position());
      document.put("oldest", journal.oldest());
      document.put("damaged", journal.damaged());
      document.put("obstacle", journal.obstacle());
      documents.add(document);
    }
    return documents;
  }

  private static String process(StoredJournal journal) {
    return journal.isAbandoned() ? "gone" : "running";
  }

  private void print(List<StoredJournal> journals, File directory) {
    if (journals.isEmpty()) {
      console.out.println("No journal is in " + directory + ": no rows wait there.");
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(Cells.of("journal", "process", "rows", "bytes", "oldest", "damaged"));
    for (StoredJournal journal : journals) {
      lines.add(
          Cells.of(
              journal.id(),
              process(journal),
              journal.rows(),
              journal.bytes(),
              journal.oldest(),
              journal.damaged()));
    }
    TextTable.print(lines, "journal", console.out);
    for (StoredJournal journal : journals) {
      if (journal.obstacle() != null) {
        console.out.println("Cannot be read: " + journal.obstacle() + ".");
      }
    }
  }
}
