package io.useractivity.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.cli.CommandProcess;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.query.LastRun;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import io.useractivity.engine.store.retention.AgedPage;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowKey;
import io.useractivity.engine.store.retention.RowTable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code archive} as a process that is killed at random: each row stays once. */
class KilledArchiverTest {

  private static final int ROWS = 12_000;
  private static final String OLD_ROWS = "old_activity";

  @TempDir Path directory;

  private final Random random = new Random();

  /** Where the rows go. */
  private enum To {
    FILES,
    TABLE
  }

  @ParameterizedTest
  @CsvSource({"H2, FILES", "MARIADB_11, TABLE"})
  void killedAFewTimesItLosesAndDoublesNothing(Kind kind, To to) throws Exception {
    killAndFinish(kind, to, 2);
  }

  @Tag("soak")
  @ParameterizedTest
  @CsvSource({
    "H2, FILES", "MYSQL_57, FILES", "MYSQL_8, FILES", "MARIADB_11, FILES",
    "H2, TABLE", "MYSQL_57, TABLE", "MYSQL_8, TABLE", "MARIADB_11, TABLE"
  })
  void killedTwentyTimesItLosesAndDoublesNothing(Kind kind, To to) throws Exception {
    killAndFinish(kind, to, 20);
  }

  private void killAndFinish(Kind kind, To to, int times) throws Exception {
    Path archive = directory.resolve("archive");
    Path file =
        configuration(
            kind, to == To.FILES ? "archive.dir=" + archive : "archive.table=" + OLD_ROWS);
    Configuration configuration =
        new ConfigurationReader(Map.of(), new Properties(), directory.toFile())
            .read(file.toString());
    fill(configuration, times);
    int rows = ROWS * (1 + times / 5);

    int atWork = 0;
    for (int i = 0; i < times; i++) {
      Process archiver = archive(file);
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> !archiver.isAlive() || isAtWork(archiver, kind, configuration));
      boolean ended = archiver.waitFor(random.nextInt(600), TimeUnit.MILLISECONDS);
      assertThat(ended && archiver.exitValue() != 0).as(said(ended ? archiver : null)).isFalse();
      atWork += ended ? 0 : 1;
      archiver.destroyForcibly().waitFor();
      List<Long> ids = inTable(configuration);
      ids.addAll(inArchive(to, configuration, archive));
      assertThat(ids).hasSize(rows).doesNotHaveDuplicates();
    }
    assertThat(atWork).isPositive();

    Process last = archive(file);
    assertThat(last.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(last.exitValue()).as(said(last)).isZero();
    assertThat(inTable(configuration)).isEmpty();
    if (to == To.FILES) {
      assertThat(linesOf(archive)).hasSize(rows).doesNotHaveDuplicates();
      ArchiveDirectory archives = new ArchiveDirectory(archive.toFile());
      for (Manifest manifest : archives.manifests()) {
        archives.verify(manifest);
        assertThat(manifest.isSettled()).isTrue();
      }
    } else {
      assertThat(inArchive(to, configuration, archive)).hasSize(rows).doesNotHaveDuplicates();
    }
  }

  private Path configuration(Kind kind, String archive) throws Exception {
    Properties properties =
        kind == Kind.H2 ? new Properties() : new TestDatabase(kind).properties();
    List<String> lines = new ArrayList<>();
    for (String name : properties.stringPropertyNames()) {
      lines.add(name.substring("useractivity.".length()) + "=" + properties.getProperty(name));
    }
    lines.add("data.dir=" + directory.resolve("data"));
    lines.add(archive);
    lines.add("retention.days=365");
    return Files.write(directory.resolve("ua.properties"), lines);
  }

  private void fill(Configuration configuration, int times) throws Exception {
    TestStore store = Stores.open(StoreSettings.of(configuration));
    int rows = ROWS * (1 + times / 5);
    List<ActivityRow> all =
        IntStream.range(0, rows).mapToObj(i -> OldRows.row("r" + i, 400 + i % 50)).toList();
    for (int at = 0; at < rows; at += 500) {
      store.write(all.subList(at, at + 500));
    }
    store.close();
  }

  private static Process archive(Path configuration) throws IOException {
    return new ProcessBuilder(
            new File(System.getProperty("java.home"), "bin/java").getPath(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            CommandProcess.class.getName(),
            "archive",
            "--config",
            configuration.toString())
        .redirectErrorStream(true)
        .start();
  }

  /** So that it is killed at its work and not before: it has begun its run, or has the file. */
  private static boolean isAtWork(Process archiver, Kind kind, Configuration configuration)
      throws Exception {
    if (kind == Kind.H2) {
      return hasDatabaseOpen(archiver);
    }
    try (RetentionDatabase database = open(configuration)) {
      LastRun run = database.state().lastRun();
      return run != null && run.by().contains(":" + archiver.pid() + " ");
    }
  }

  /** As far as it can be seen: to open it as well would keep the other off. */
  private static boolean hasDatabaseOpen(Process archiver) {
    try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(archiver.pid()), "fd"))) {
      return open.anyMatch(KilledArchiverTest::leadsToDatabase);
    } catch (IOException | UncheckedIOException elsewhere) {
      return !Files.exists(Path.of("/proc/self"));
    }
  }

  private static boolean leadsToDatabase(Path link) {
    try {
      return Files.readSymbolicLink(link).toString().endsWith(".mv.db");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  private static String said(Process ended) throws IOException {
    return ended == null
        ? ""
        : new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The archived rows, for who reads them by our means. */
  private static List<Long> inArchive(To to, Configuration configuration, Path archive)
      throws Exception {
    List<Long> ids = new ArrayList<>();
    try (RetentionDatabase database = open(configuration)) {
      if (to == To.FILES) {
        new ArchiveReader(new ArchiveDirectory(archive.toFile()), database)
            .read(null, null, row -> ids.add(row.key().id()));
      } else if (database.archiveTable(OLD_ROWS) != null) {
        addAll(database.archiveTable(OLD_ROWS), ids);
      }
    }
    return ids;
  }

  private static RetentionDatabase open(Configuration configuration) throws Exception {
    return RetentionDatabase.openToRead(StoreSettings.of(configuration), Stores.silent());
  }

  private static List<Long> inTable(Configuration configuration) throws Exception {
    List<Long> ids = new ArrayList<>();
    try (RetentionDatabase database = open(configuration)) {
      addAll(database.table(), ids);
    }
    return ids;
  }

  private static void addAll(RowTable table, List<Long> ids) throws Exception {
    LocalDateTime end = OldRows.NOW.plusDays(1);
    AgedPage page = table.aged(AgedPage.Place.START, end, 1_000);
    while (true) {
      for (RowKey row : page.rows()) {
        ids.add(row.id());
      }
      if (page.isLast()) {
        return;
      }
      page = table.aged(page.next(), end, 1_000);
    }
  }

  /** As anybody reads the files, without our means. */
  private static List<String> linesOf(Path archive) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(archive)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl.gz")).toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
        }
      }
    }
    return lines;
  }
}
