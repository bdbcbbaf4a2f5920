package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands that read rows, on each database. */
class ReadingCommandsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Commands commands =
      new Commands(
          new File("user-activity-agent.jar").getAbsoluteFile(),
          new Console(print(out), print(err), new Terminal(null, false)));

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void eachCommandAnswersOnEachDatabase(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(rows());
    String config = config(database);

    assertThat(run("tail -n 2 --config " + config)).isZero();
    assertThat(said(out).lines().toList()).hasSize(5).last().isEqualTo("2 rows");
    assertThat(said(out)).containsPattern("12:00:03.123 .*carol.*/login.*500");

    assertThat(run("query --since all --user alice --config " + config)).isZero();
    assertThat(said(out)).contains("/orders/1", "/orders/2", "2 rows").doesNotContain("/login");
    assertThat(said(err)).isEmpty();

    assertThat(run("query --since all --json -n 1 --status 5xx --config " + config)).isZero();
    JsonNode row = MAPPER.readTree(said(out));
    assertThat(row.get("status_code").asInt()).isEqualTo(500);
    assertThat(row.get("success").isBoolean()).isTrue();
    assertThat(row.get("created_at").asText()).isEqualTo("2024-01-31T12:00:03.123Z");
    assertThat(row.get("request_data").get("q").asText()).isEqualTo("=1");
    assertThat(said(err)).startsWith("There may be more: --after 2024-01-31T12:00:03.123_");
    String after = said(err).replaceFirst("(?s).*--after (\\S+)\\s*", "$1");

    assertThat(run("query --since all --csv -n 9 --after " + after + " --config " + config))
        .isZero();
    assertThat(said(out).split("\r\n")).hasSize(1 + 3);
    assertThat(said(out)).contains("'=HYPERLINK");

    assertThat(run("show " + row.get("id").asText() + " --config " + config)).isZero();
    assertThat(said(out)).containsPattern("endpoint +/login").endsWith("1 row\n");

    assertThat(run("stats --since all --json --config " + config)).isZero();
    JsonNode stats = MAPPER.readTree(said(out));
    assertThat(stats.get("total").get("requests").asInt()).isEqualTo(4);
    assertThat(stats.get("total").get("failed").asInt()).isEqualTo(1);
    assertThat(stats.get("hour").get(0).get("hour").asText()).isEqualTo("2024-01-31 12:00");
    assertThat(stats.get("user").get(0).get("user").asText()).isEqualTo("alice");
    assertThat(stats.get("endpoint")).hasSize(4);
    assertThat(run("stats --since all --by status --config " + config)).isZero();
    assertThat(said(out)).containsPattern("200 +3 +0 +").containsPattern("500 +1 +1 +");

    assertThat(run("export --json --config " + config)).isZero();
    assertThat(said(out).lines().map(line -> json(line).get("resource_id").asText()))
        .containsExactly("1", "2", "3", "4");
    assertThat(said(err)).isEqualTo("Exported 4 rows.\n");
  }

  @Test
  void anExportIsAFileOfItsOwnersWhenItIsComplete() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    database.store().write(rows());
    Path file = directory.resolve("rows.csv.gz");
    String command = "export --gzip --output " + file + " --config " + config(database);

    assertThat(run(command)).isZero();

    assertThat(said(err)).isEqualTo("Exported 4 rows to " + file + ".\n");
    assertThat(said(out)).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\r\n")).hasSize(5);
    }
    assertThat(run(command)).isEqualTo(1);
    assertThat(said(err))
        .isEqualTo("The file " + file + " is there already; choose another, or say --overwrite.\n");
    assertThat(run(command + " --overwrite")).isZero();

    database.execute("DROP TABLE user_activity_logs");
    assertThat(run(command + " --overwrite")).isEqualTo(1);
    assertThat(said(err)).contains("the table user_activity_logs does not exist yet");
    assertThat(directory.resolve("rows.csv.gz.part")).doesNotExist();
    assertThat(file).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          query --since yesterday        | --since of query takes a time in UTC such as 2026-11-27, 2026-11-27T06:30 or 24h (ago: s, m, h, d, w), or all, not "yesterday".
          query --since 1h --until 2h    | --since
          query --status abc             | --status takes a number from 100 to 999, 5xx or 400-499, not "abc".
          query --status 5xx --status 4xx | --status with a range stands alone, and "5xx" is one of several.
          query --user a@b --user c      | --user takes either e-mails or ids; ask for each on its own.
          query --csv --json             | query writes either --csv or --json; leave one out.
          query --after x                | --after of query takes what the page before ended with, such as 2026-11-27T06:23:22.252_4711, not "x".
          query --slower-than fast       | --slower-than of query takes a whole number from 0 to 2147483647, not "fast".
          query --usr alice              | query has no option "--usr"; did you mean --user?
          show                           | show needs ID: the row's id, which query --all shows.
          show x                         | ID of show takes a whole number from 0 on, not "x".
          show 1 2                       | show takes one ID, and "2" is too much; "show --help" shows what it takes.
          stats --by moon                | --by of stats takes hour, user, tenant, endpoint, type or status, not "moon".
          export --overwrite             | --overwrite of export is for --output; name the file, too.
          tail --time-limit 0            | --time-limit of tail takes a whole number from 1 to 3600, not "0".
          """)
  void whatIsWrongIsOneSentenceThatSaysWhatInstead(String arguments, String sentence) {
    assertThat(run(arguments)).isEqualTo(2);

    assertThat(said(err))
        .startsWith(sentence)
        .endsWith(".\n".substring(sentence.endsWith("?") ? 1 : 0));
    assertThat(said(err).lines()).hasSize(1);
    assertThat(said(out)).isEmpty();
  }

  @Test
  void aRowThatIsNotThereIsToldWithWhatToDo() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    database.store().write(rows());

    assertThat(run("show 99 --config " + config(database))).isEqualTo(1);
    assertThat(said(err))
        .isEqualTo("There is no row with the id 99; query --all shows the ids that there are.\n");
  }

  private static List<ActivityRow> rows() {
    List<ActivityRow> rows = new ArrayList<>();
    rows.add(row(1, "alice", "/orders/1", 200));
    rows.add(row(2, "alice", "/orders/2", 200));
    rows.add(row(3, "bob", "=HYPERLINK(\"http://x\")", 200));
    rows.add(row(4, "carol", "/login", 500));
    return rows;
  }

  private static ActivityRow row(int id, String user, String path, int status) {
    return Stores.at(Stores.NOON.plusSeconds(id - 1L))
        .text(Column.RESOURCE_ID, String.valueOf(id))
        .text(Column.USER_ID, user)
        .text(Column.ENDPOINT, path)
        .value(Column.REQUEST_DATA, "{\"q\":\"=1\"}")
        .value(Column.STATUS_CODE, status)
        .value(Column.RESPONSE_TIME_MS, 10 * id)
        .value(Column.SUCCESS, status < 400)
        .build();
  }

  private String config(TestDatabase database) throws Exception {
    Properties properties = new Properties();
    database
        .properties()
        .forEach(
            (key, value) -> properties.put(((String) key).replace("useractivity.", ""), value));
    Path file = directory.resolve("agent.properties");
    try (OutputStream stream = Files.newOutputStream(file)) {
      properties.store(stream, null);
    }
    return file.toString();
  }

  private static JsonNode json(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private int run(String arguments) {
    out.reset();
    err.reset();
    return commands.run(List.of(arguments.split(" +")));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String said(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
