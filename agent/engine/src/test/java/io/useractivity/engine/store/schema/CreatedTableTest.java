package io.useractivity.engine.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.databases.Server;
import io.useractivity.engine.store.EachServer;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table that the agent makes is the file's, whoever runs it and however often. */
class CreatedTableTest {

  private static final String FILE = "create_user_activity_logs_table.sql";

  @ParameterizedTest
  @EachServer(embedded = false)
  void theAgentMakesTheTableOfTheFile(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    database.store("schema.foreign-keys", "none").write(Stores.rows(3));

    assertThat(database.showCreateTable()).isEqualTo(ofTheFile(kind));
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aFurtherStartChangesNothing(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    database.store("schema.foreign-keys", "none").write(Stores.rows(3));
    database.store("schema.foreign-keys", "none").write(Stores.rows(3));
    database.store().write(Stores.rows(3));

    assertThat(database.showCreateTable()).isEqualTo(ofTheFile(kind));
    assertThat(database.count()).isEqualTo(9);
    assertThat(database.log()).filteredOn(line -> line.contains("Created the table")).hasSize(1);
    assertThat(database.log()).noneMatch(line -> line.startsWith("WARN"));
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void tenThatStartAtOnceMakeItOnce(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    ExecutorService threads = Executors.newFixedThreadPool(10);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<?>> writes = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        TestStore store = database.store("jdbc.pool-size", "1", "schema.foreign-keys", "none");
        writes.add(
            threads.submit(
                () -> {
                  start.await();
                  store.write(Stores.rows(5));
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> write : writes) {
        write.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(database.showCreateTable()).isEqualTo(ofTheFile(kind));
    assertThat(database.count()).isEqualTo(50);
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_10", "MARIADB_11"})
  void aClientMakesTheSameOfTheFile(Kind kind, @TempDir Path directory) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    Path file = directory.resolve(FILE);
    try (InputStream in = SqlScript.class.getResourceAsStream(FILE)) {
      Files.copy(in, file);
    }

    runClient(database, kind, file);
    runClient(database, kind, file); // it may be run again

    assertThat(database.showCreateTable()).isEqualTo(ofTheFile(kind));
    database.store().write(Stores.rows(3));
    assertThat(database.showCreateTable()).isEqualTo(ofTheFile(kind));
  }

  private static void runClient(TestDatabase database, Kind kind, Path file) throws Exception {
    String address = kind.server().address();
    Process client =
        new ProcessBuilder(
                Server.anyClient(kind.server()).toString(),
                "--no-defaults",
                "--skip-ssl",
                "--host=127.0.0.1",
                "--port=" + address.substring(address.indexOf(':') + 1),
                "--user=" + Server.USER,
                "--password=" + Server.PASSWORD,
                database.name())
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(client.waitFor()).as(said).isZero();
  }

  private static String ofTheFile(Kind kind) throws SQLException {
    TestDatabase database = new TestDatabase(kind);
    for (String statement : SqlScript.read(FILE).statements()) {
      database.execute(statement);
    }
    return database.showCreateTable();
  }
}
