package io.useractivity.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.Records;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it appends: what it had secured is there, once, for the next. */
class KilledWriterTest {

  private static final int KILLS = 3;
  private static final int ROWS_AT_ONCE = 5;
  private static final long MAX_BYTES = 1L << 30;

  /** So that a segment has a few hundred rows. */
  private static final long FEW_BYTES = 1L << 18;

  private static final String DELIVERING = "delivering";

  @TempDir Path data;

  private final Random random = new Random(15);
  private final Losses losses = new Losses();

  @Test
  void whatWasSecuredSurvivesEachKillAndIsDeliveredOnce() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      int secured = killedAfter(1_000 + random.nextInt(20_000), "");

      List<Integer> found = adopted();

      assertThat(found).hasSizeGreaterThanOrEqualTo(secured);
      assertThat(found)
          .containsExactlyElementsOf(IntStream.range(0, found.size()).boxed().toList());
    }
    assertThat(losses.lost()).isLessThanOrEqualTo(KILLS); // torn tails
  }

  @Test
  void soDoesWhatWasWrittenOverRowsThatWereDelivered() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      int secured = killedAfter(10_000 + random.nextInt(20_000), DELIVERING);

      List<Integer> found = adopted();

      assertThat(found).hasSizeLessThan(secured).isNotEmpty();
      int first = found.get(0);
      assertThat(first + found.size()).isGreaterThanOrEqualTo(secured);
      assertThat(found)
          .containsExactlyElementsOf(IntStream.range(first, first + found.size()).boxed().toList());
    }
    assertThat(losses.lost()).isLessThanOrEqualTo(KILLS); // torn tails
  }

  /** How many rows the process has said to have secured. */
  private int killedAfter(int rows, String delivering) throws Exception {
    Path said = data.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriterTest.class.getName(),
                data.resolve("journal").toString(),
                delivering)
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> secured(said) >= rows);
    } finally {
      process.destroyForcibly().waitFor();
    }
    return secured(said);
  }

  /** The number of the last whole line. */
  private static int secured(Path said) throws IOException {
    String text = Files.readString(said);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1).stripTrailing();
    String last = whole.substring(whole.lastIndexOf('\n') + 1);
    return last.isEmpty() ? 0 : Integer.parseInt(last);
  }

  private List<Integer> adopted() throws InterruptedException {
    FileJournal journal = journal(data.resolve("journal").toFile(), MAX_BYTES, losses);
    journal.append(Records.row(-1));
    List<Integer> numbers = new ArrayList<>();
    Batch batch = journal.next(500, 0);
    while (Records.number(batch.rows().get(0)) != -1) {
      batch.rows().forEach(row -> numbers.add(Records.number(row)));
      journal.delivered(batch);
      batch = journal.next(500, 0);
    }
    journal.delivered(batch);
    journal.close();
    return numbers;
  }

  private static FileJournal journal(File directory, long maxBytes, Losses losses) {
    return new FileJournal(
        new JournalSettings(directory, maxBytes, false, JournalSettings.Forced.NEVER),
        1_000,
        new ByteBudget(1 << 24),
        losses,
        new Log(System.err, Log.Level.WARN));
  }

  /** The process: appends until it is killed, and says how far it has come. */
  public static void main(String[] arguments) throws Exception {
    boolean delivers = arguments[1].equals(DELIVERING);
    long maxBytes = delivers ? FEW_BYTES : MAX_BYTES;
    FileJournal journal = journal(new File(arguments[0]), maxBytes, new Losses());
    PrintStream out = System.out;
    for (int number = 0; ; number += ROWS_AT_ONCE) {
      for (int i = number; i < number + ROWS_AT_ONCE; i++) {
        journal.append(Records.row(i));
      }
      journal.secure();
      if (delivers && journal.waiting() > 200) {
        journal.delivered(journal.next(150, 0));
      }
      out.print((number + ROWS_AT_ONCE) + "\n");
    }
  }
}
