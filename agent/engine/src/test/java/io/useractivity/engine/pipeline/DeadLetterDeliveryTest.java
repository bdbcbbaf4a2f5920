package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.journal.ByteBudget;
import io.useractivity.engine.journal.DeadLetterFile;
import io.useractivity.engine.journal.DeadLetters;
import io.useractivity.engine.journal.FileJournal;
import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.journal.JournalSettings;
import io.useractivity.engine.journal.JournalSettings.Forced;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.Records;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the journal on disk to a store that does not take every row. */
class DeadLetterDeliveryTest {

  private static final Log SILENT =
      new Log(new PrintStream(OutputStream.nullOutputStream()), Log.Level.OFF);

  @TempDir Path data;

  private final FakeStore store = new FakeStore();
  private final Figures figures = new Figures();
  private Thread thread;

  @AfterEach
  void end() throws Exception {
    thread.interrupt();
    thread.join();
  }

  @Test
  void threePoisonRowsOfFiveHundredAreDeadLettersAndTheOthersAreStored() throws Exception {
    store.refuse(row -> Records.number(row) % 200 == 50);
    Journal journal = flushed(data.resolve("letters"));

    append(journal, 500);

    await().until(() -> journal.waiting() == 0);
    assertThat(store.stored()).hasSize(497);
    assertThat(figures.value(Figures.DEAD_LETTERS)).isEqualTo(3);
    assertThat(figures.value(Figures.FAILED)).isEqualTo(3);
    DeadLetterFile letters = DeadLetterFile.in(data.resolve("letters").toFile()).get(0);
    assertThat(letters.lines())
        .hasSize(3)
        .allMatch(line -> line.contains("\"reason\":\"too odd\""))
        .map(line -> Records.number(letters.row(line)))
        .containsExactly(50, 250, 450);
  }

  @Test
  void whereNoLetterCanBeKeptTheTableTellsWhatIsMissing() throws Exception {
    store.refuse(row -> Integer.valueOf(7).equals(row.value(NUMBER)));
    Path obstacle = Files.write(data.resolve("letters"), new byte[0]);
    Journal journal = flushed(obstacle);
    GapRows gaps = new GapRows(figures);

    append(journal, 10);
    await().until(() -> journal.waiting() == 0);
    assertThat(figures.losses().count(Losses.Reason.NOT_KEPT)).isEqualTo(1);
    await().until(() -> !gaps.tell(journal) && journal.waiting() == 0);

    assertThat(store.stored()).hasSize(10);
    assertThat(store.stored().get(9).toString())
        .contains("agent.gap", "\"count\":1", "not_kept", "could not be kept");
  }

  private static final Column NUMBER = Column.RESPONSE_TIME_MS;

  private Journal flushed(Path letters) {
    Journal journal =
        new FileJournal(
            new JournalSettings(
                data.resolve("journal").toFile(), 1 << 24, false, Forced.IN_INTERVALS),
            1_000,
            new ByteBudget(1 << 24),
            figures.losses(),
            SILENT);
    Delivery delivery =
        new Delivery(
            journal,
            new DeadLetters(letters.toFile(), 1 << 20, SILENT),
            store,
            figures,
            figures.counter(Figures.REDUCED),
            SILENT,
            1_000);
    thread = new Thread(new Flusher(journal, delivery, 500, 10));
    thread.start();
    return journal;
  }

  private static void append(Journal journal, int rows) {
    for (ActivityRow row : Records.rows(0, rows)) {
      journal.append(row);
    }
    journal.secure();
  }
}
