package io.useractivity.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.Records;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal on a disk that is full: a small file system in memory, which root alone can mount. */
@Tag("soak")
class FullDiskTest {

  private static final int MEMORY_ROWS = 2_000;

  @TempDir Path parent;

  private Path disk;
  private boolean mounted;

  private final Losses losses = new Losses();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(parent.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", disk.toString()) == 0;
    assumeTrue(mounted, "this user may mount nothing");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", "-l", disk.toString());
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  @Test
  void rowsGoThroughMemoryWhileItIsFullAndToTheDiskAgainAfterwards() throws Exception {
    Path filler = disk.resolve("filler");
    Files.write(filler, new byte[900 * 1024]);
    FileJournal journal =
        new FileJournal(
            new JournalSettings(
                disk.resolve("data/journal").toFile(),
                1L << 30,
                false,
                JournalSettings.Forced.IN_INTERVALS),
            MEMORY_ROWS,
            new ByteBudget(1 << 26),
            losses,
            new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO));
    int taken = 0;
    while (journal.append(Records.row(taken))) { // until neither disk nor memory has room
      taken++;
      journal.secure();
    }
    assertThat(taken).isGreaterThan(MEMORY_ROWS / 2);
    assertThat(said()).containsOnlyOnce("cannot be written, and rows wait in memory alone");

    List<Integer> delivered = new ArrayList<>();
    deliver(journal, delivered);
    Files.delete(filler);
    int last = taken;
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              journal.append(Records.row(last));
              journal.secure();
              deliver(journal, new ArrayList<>());
              return said().contains("can be written again");
            });

    assertThat(delivered).containsExactlyElementsOf(IntStream.range(0, taken).boxed().toList());
    assertThat(losses.lost()).isZero();
    journal.close();
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static void deliver(FileJournal journal, List<Integer> into) throws Exception {
    while (journal.waiting() > 0) {
      Batch batch = journal.next(100, 0);
      batch.rows().forEach(row -> into.add(Records.number(row)));
      journal.delivered(batch);
    }
  }
}
