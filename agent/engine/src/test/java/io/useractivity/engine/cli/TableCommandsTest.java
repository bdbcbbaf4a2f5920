package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.useractivity.databases.LimitedUser;
import io.useractivity.databases.Server;
import io.useractivity.engine.store.EachServer;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands for who operates the table, on each database. */
class TableCommandsTest {

  private static final List<String> ALL_THAT_ASK_THE_DATABASE =
      List.of(
          "create-table",
          "describe",
          "print-sql",
          "tail",
          "tail -f",
          "query",
          "show 1",
          "stats",
          "export",
          "archive",
          "hold",
          "find-user 7",
          "export-user 7",
          "erase-user 7 --delete");

  @TempDir private Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @EachServer
  void createTableMakesItAndThenShowsThatItIsAsExpected(Kind kind) throws Exception {
    Path config = config(new TestDatabase(kind), kind);

    assertThat(run("create-table", "--config", config.toString())).isZero();
    assertThat(said(out)).contains("Created the table user_activity_logs in jdbc:");
    assertThat(run("create-table", "--config", config.toString())).isZero();
    assertThat(said(out)).contains("user_agent", "primary", "It is as expected.");
    assertThat(said(err)).isEmpty();
  }

  @ParameterizedTest
  @EachServer
  void differencesAreShownAndMendedByLeaveAlone(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    Path config = config(database, kind);
    database.store().write(Stores.rows(2));
    database.execute("ALTER TABLE user_activity_logs DROP COLUMN request_data");

    assertThat(run("create-table", "--config", config.toString())).isZero();
    assertThat(said(out))
        .contains("! no column request_data", "ADD COLUMN", "request_data", "--apply");
    assertThat(run("print-sql", "--config", config.toString())).isZero();
    assertThat(said(out)).contains("ADD COLUMN", "JSON").endsWith(";\n");
    assertThat(run("check", "--config", config.toString())).isZero();
    assertThat(said(out)).contains("WARN  table           no column request_data");

    assertThat(run("create-table", "--apply", "--config", config.toString())).isZero();
    assertThat(said(out)).contains("\n  done\n");
    assertThat(run("print-sql", "--config", config.toString())).isZero();
    assertThat(said(out)).isEqualTo("-- The table user_activity_logs needs no statement.\n");
    assertThat(database.count()).isEqualTo(2);
    assertThat(said(err)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_10"})
  void whatKeepsOthersFromWritingTakesAWordMore(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    Path config = config(database, kind);
    database.store().write(Stores.rows(2));
    database.execute("ALTER TABLE user_activity_logs MODIFY id INT NOT NULL AUTO_INCREMENT");

    assertThat(run("create-table", "--apply", "--config", config.toString())).isEqualTo(1);
    assertThat(said(err))
        .isEqualTo(
            "1 of 1 statements were not run, since nobody could write to the table meanwhile;"
                + " --apply --blocking runs them, best when little goes on.\n");
    assertThat(
            run("create-table", "--apply", "--blocking", "--json", "--config", config.toString()))
        .isZero();
    JsonNode document = new ObjectMapper().readTree(said(out));
    assertThat(document.at("/differences/0/kind").asText()).isEqualTo("SMALL_ID");
    assertThat(document.at("/differences/0/harmful").asBoolean()).isTrue();
    assertThat(document.at("/statements/0/outcome").asText()).isEqualTo("done");
    assertThat(database.showCreateTable()).contains("bigint");
  }

  @ParameterizedTest
  @EachServer
  void printSqlPrintsWhatADatabaseTakes(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    Path config = config(database, kind, "retention.days=30");

    assertThat(run("print-sql", "--indexes", "wide", "--config", config.toString())).isZero();
    for (String sql : said(out).split(";\n", -1)) {
      if (!sql.isBlank()) {
        database.execute(sql);
      }
    }

    assertThat(run("create-table", "--indexes", "wide", "--config", config.toString())).isZero();
    assertThat(said(out)).contains("It is as expected.", "idx_user_activity_logs_created_at_id");
    assertThat(run("check", "--config", config.toString())).as(said(out)).isZero();
    assertThat(run("print-sql", "--offline", "--config", config.toString())).isZero();
    assertThat(said(out)).startsWith("CREATE TABLE IF NOT EXISTS user_activity_logs (");
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_10", "MARIADB_11"})
  void foreignKeysAreMadeWhereTheyAreAskedFor(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    Path config = config(database, kind);

    assertThat(run("create-table", "--foreign-keys", "--config", config.toString())).isEqualTo(1);
    assertThat(said(err)).contains("there is no table users with a column id");
    for (String parent : List.of("users", "tenants")) {
      database.execute("CREATE TABLE " + parent + " (id INT NOT NULL PRIMARY KEY)");
    }
    assertThat(run("create-table", "--foreign-keys=set-null", "--config", config.toString()))
        .isZero();
    assertThat(database.showCreateTable()).contains("ON DELETE SET NULL ON UPDATE CASCADE");
    assertThat(run("create-table", "--foreign-keys=some", "--config", config.toString()))
        .isEqualTo(2);
    assertThat(said(err)).contains("auto, required, set-null or none");
  }

  @ParameterizedTest
  @EachServer
  void describeShowsTheTableOnOneScreen(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    Path config = config(database, kind);
    assertThat(run("describe", "--config", config.toString())).isEqualTo(1);
    assertThat(said(err))
        .contains("the table user_activity_logs does not exist yet", "create-table");
    database.store().write(Stores.rows(50));
    database.store().write(List.of(Stores.at(Stores.NOON.plusDays(10)).build()));

    assertThat(run("describe", "--config", config.toString())).isZero();
    assertThat(said(out))
        .contains(
            "oldest row",
            "2024-01-31 12:00:00.123 UTC",
            "2024-02-10 12:00:00.123 UTC",
            "rows a day",
            "legal holds",
            "rows are kept for ever",
            "idx_user_activity_logs_created_at",
            "status_code");
    assertThat(run("describe", "--json", "--config", config.toString())).isZero();
    JsonNode document = new ObjectMapper().readTree(said(out));
    assertThat(document.get("columns")).hasSize(21);
    assertThat(document.get("indexes")).hasSize(8);
    assertThat(document.get("rows").asLong()).isBetween(0L, 60L);
    assertThat(said(err)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_10", "MARIADB_11"})
  void whatAUserMayNotDoIsNamedWithTheWayOut(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(1));
    database.execute("ALTER TABLE user_activity_logs DROP COLUMN user_role");
    LimitedUser user =
        LimitedUser.of(kind.server(), database.name()).may("SELECT, INSERT", "user_activity_logs");
    Path config = config(database, kind, "jdbc.user=" + user.name());

    assertThat(run("create-table", "--apply", "--config", config.toString())).isEqualTo(1);
    assertThat(said(out)).contains("ALTER command denied");
    assertThat(said(err)).contains("1 of 1 statements failed");
    assertThat(run("describe", "--config", config.toString())).isZero();
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aWrongPasswordIsOneLineWithTheWayOut(Kind kind) throws Exception {
    Path config =
        config(new TestDatabase(kind), kind, "jdbc.password=w0ngPassword", "retention.days=30");

    for (String command : ALL_THAT_ASK_THE_DATABASE) {
      failsWithOneLine(config, command)
          .contains("Access denied", "correct jdbc.user or jdbc.password")
          .doesNotContain("w0ngPassword");
    }
  }

  @Test
  void aServerThatIsNotThereIsOneLineWithTheWayOut() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    Path config = directory.resolve("away.properties");
    Files.write(
        config,
        List.of(
            "jdbc.url=jdbc:mariadb://127.0.0.1:" + port + "/app",
            "jdbc.user=activity",
            "data.dir=" + directory,
            "retention.days=30"));

    for (String command : ALL_THAT_ASK_THE_DATABASE) {
      failsWithOneLine(config, command)
          .contains("nothing listens on 127.0.0.1:" + port + "; start the server");
    }
  }

  private AbstractStringAssert<?> failsWithOneLine(Path config, String command) {
    String[] words = (command + " --config " + config).split(" ");
    assertThat(run(words)).as(command).isEqualTo(1);
    assertThat(said(out)).as(command).isEmpty();
    return assertThat(said(err).lines())
        .as(command)
        .singleElement(as(InstanceOfAssertFactories.STRING))
        .as(command);
  }

  @Test
  void theEmbeddedDatabaseIsMadeByCreateTableAlone() throws Exception {
    String data = directory.resolve("data").toString();

    assertThat(run("describe", "--data-dir", data)).isEqualTo(1);
    assertThat(said(err)).contains("create-table", "data.dir");
    assertThat(run("print-sql", "--data-dir", data)).isZero();
    assertThat(said(out)).startsWith("CREATE TABLE IF NOT EXISTS user_activity_logs");
    assertThat(run("check", "--data-dir", data)).isZero();
    assertThat(directory.resolve("data")).doesNotExist();

    assertThat(run("create-table", "--data-dir", data)).isZero();
    assertThat(run("describe", "--data-dir", data)).isZero();
    assertThat(said(out)).contains("user_activity_logs  in the embedded database in " + data);
  }

  @Test
  void aMistakeInTheConfigurationIsAFindingToo() throws Exception {
    Path config = directory.resolve("agent.properties");
    Files.writeString(config, "jdbc.urll=jdbc:mariadb://db/app\n");

    assertThat(run("check", "--config", config.toString())).isEqualTo(2);
    assertThat(said(out)).startsWith("FAIL  configuration").contains("did you mean jdbc.url?");
    assertThat(run("check", "--json", "--config", config.toString())).isEqualTo(2);
    assertThat(new ObjectMapper().readTree(said(out)).at("/0/verdict").asText()).isEqualTo("FAIL");
  }

  @Test
  void tryShowsTheRowOfAFile() throws Exception {
    Path request = directory.resolve("request.txt");
    Files.writeString(request, "DELETE /orders/42?password=s3cretPassword\nX-User: anna\n\n");
    Path config = directory.resolve("agent.properties");
    Files.writeString(config, "user.id=header:X-User\n");
    String data = directory.resolve("data").toString();

    assertThat(run("try", request.toString(), "--config", config.toString(), "--data-dir", data))
        .isZero();
    assertThat(said(out))
        .contains("A row is stored", "user.id = header:X-User", "anna", "query.password")
        .doesNotContain("s3cretPassword");
    assertThat(
            run(
                "try",
                request.toString(),
                "--json",
                "--config",
                config.toString(),
                "--data-dir",
                data))
        .isZero();
    assertThat(new ObjectMapper().readTree(said(out)).at("/columns/resource_id/value").asText())
        .isEqualTo("42");
    assertThat(run("try", directory.resolve("missing").toString())).isEqualTo(1);
    assertThat(said(err)).startsWith("There is no file ");
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return new Commands(
            new File(directory.toFile(), "user-activity-agent.jar"),
            new Console(print(out), print(err), new Terminal(null, false)))
        .run(List.of(arguments));
  }

  private Path config(TestDatabase database, Kind kind, String... further) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("jdbc.url=" + database.url());
    if (kind != Kind.H2) {
      lines.add("jdbc.user=" + Server.USER);
      lines.add("jdbc.password=" + Server.PASSWORD);
    }
    lines.add("data.dir=" + directory.resolve("data"));
    lines.addAll(List.of(further)); // the last line of a key counts
    Path file = directory.resolve("agent.properties");
    Files.write(file, lines);
    return file;
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String said(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
