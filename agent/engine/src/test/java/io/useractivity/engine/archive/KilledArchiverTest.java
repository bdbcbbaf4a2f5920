package io.useractivity.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.cli.CommandProcess;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import io.useractivity.engine.store.retention.AgedPage;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowKey;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
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
import org.junit.jupiter.params.provider.EnumSource;

/** The command {@code archive} as a process that is killed at random: each row stays once. */
class KilledArchiverTest {

  private static final int ROWS = 12_000;

  @TempDir Path directory;

  private final Random random = new Random();

  @ParameterizedTest
  @EnumSource(names = {"H2", "MARIADB_11"})
  void killedAFewTimesItLosesAndDoublesNothing(Kind kind) throws Exception {
    killAndFinish(kind, 3);
  }

  @Tag("soak")
  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void killedTwentyTimesItLosesAndDoublesNothing(Kind kind) throws Exception {
    killAndFinish(kind, 20);
  }

  private void killAndFinish(Kind kind, int times) throws Exception {
    Path archive = directory.resolve("archive");
    Path file = configuration(kind, archive);
    Configuration configuration =
        new ConfigurationReader(Map.of(), new Properties(), directory.toFile())
            .read(file.toString());
    ArchiveDirectory archives = new ArchiveDirectory(archive.toFile());
    fill(configuration, times);
    int rows = ROWS * (1 + times / 5);

    for (int i = 0; i < times; i++) {
      Process archiver = archive(file);
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> !archiver.isAlive() || isLocked(archives, archive));
      boolean ended = archiver.waitFor(random.nextInt(600), TimeUnit.MILLISECONDS);
      assertThat(ended && archiver.exitValue() != 0).as(said(ended ? archiver : null)).isFalse();
      archiver.destroyForcibly().waitFor();
      assertThat(readOnce(configuration, archives)).isEqualTo(rows);
    }

    Process last = archive(file);
    assertThat(last.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(last.exitValue()).as(said(last)).isZero();
    List<String> all = linesOf(archive);
    assertThat(all).hasSize(rows).doesNotHaveDuplicates();
    assertThat(inTable(configuration)).isEmpty();
    for (Manifest manifest : archives.manifests()) {
      archives.verify(manifest);
      assertThat(manifest.isSettled()).isTrue();
    }
  }

  private Path configuration(Kind kind, Path archive) throws Exception {
    Properties properties =
        kind == Kind.H2 ? new Properties() : new TestDatabase(kind).properties();
    List<String> lines = new ArrayList<>();
    for (String name : properties.stringPropertyNames()) {
      lines.add(name.substring("useractivity.".length()) + "=" + properties.getProperty(name));
    }
    lines.add("data.dir=" + directory.resolve("data"));
    lines.add("archive.dir=" + archive);
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

  /** So that it is killed at its work and not before. */
  private static boolean isLocked(ArchiveDirectory archives, Path place) {
    if (!Files.exists(place.resolve("archive.id"))) {
      return false;
    }
    try (AutoCloseable free = archives.lock()) {
      return false;
    } catch (Exception another) {
      return true;
    }
  }

  private static String said(Process ended) throws IOException {
    return ended == null
        ? ""
        : new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** How many rows archive and table have together, for who reads both by our means. */
  private static long readOnce(Configuration configuration, ArchiveDirectory archives)
      throws Exception {
    List<Long> ids = inTable(configuration);
    try (RetentionDatabase database = open(configuration)) {
      new ArchiveReader(archives, database).read(null, null, row -> ids.add(row.key().id()));
    }
    assertThat(ids).doesNotHaveDuplicates();
    return ids.size();
  }

  private static RetentionDatabase open(Configuration configuration) throws Exception {
    return RetentionDatabase.openToRead(StoreSettings.of(configuration), Stores.silent());
  }

  private static List<Long> inTable(Configuration configuration) throws Exception {
    List<Long> ids = new ArrayList<>();
    try (RetentionDatabase database = open(configuration)) {
      LocalDateTime end = OldRows.NOW.plusDays(1);
      AgedPage page = database.aged(AgedPage.Place.START, end, 1_000);
      while (true) {
        for (RowKey row : page.rows()) {
          ids.add(row.id());
        }
        if (page.isLast()) {
          return ids;
        }
        page = database.aged(page.next(), end, 1_000);
      }
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
