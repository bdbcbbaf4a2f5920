package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.databases.LimitedUser;
import io.useractivity.databases.Server;
import io.useractivity.servers.Command;
import io.useractivity.servers.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands as an operator calls them: the JAR as a process of its own, from a directory that
 * has nothing to do with it, at a table that is missing, whole, broken or somebody else's.
 */
class CommandsIT {

  private static final DateTimeFormatter SQL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private final LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
  private final LocalDateTime old = now.minusDays(400);
  private final String month = old.toString().substring(0, 7);

  /** As the Flask feature has it, with its parents. */
  private static final List<String> FLASK =
      List.of(
          "CREATE TABLE users (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY)",
          "CREATE TABLE tenants (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY)",
          "INSERT INTO users (id) VALUES (7)",
          "CREATE TABLE user_activity_logs (id INT NOT NULL AUTO_INCREMENT, user_email VARCHAR(120)"
              + " NOT NULL, user_id INT, user_role VARCHAR(50), activity_type VARCHAR(50) NOT NULL,"
              + " action VARCHAR(100) NOT NULL, endpoint VARCHAR(200) NOT NULL, method VARCHAR(10)"
              + " NOT NULL, resource_type VARCHAR(50), resource_id VARCHAR(50), ip_address"
              + " VARCHAR(45), user_agent VARCHAR(255), request_data JSON, status_code INT,"
              + " response_time_ms INT, success TINYINT(1) NOT NULL, tenant_id INT, session_id"
              + " VARCHAR(100), error_message VARCHAR(500), created_at TIMESTAMP NOT NULL DEFAULT"
              + " CURRENT_TIMESTAMP, updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON"
              + " UPDATE CURRENT_TIMESTAMP, PRIMARY KEY (id), KEY ix_email (user_email), CONSTRAINT"
              + " fk_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE, CONSTRAINT"
              + " fk_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE SET NULL)");

  @TempDir Path directory;

  private Path elsewhere;

  @BeforeEach
  void makeAnotherDirectory() throws Exception {
    elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
  }

  @Test
  void allOfThemWorkOnTheEmbeddedDatabase() throws Exception {
    operate(OperatedDatabase.embedded(directory.resolve("data")));
  }

  @Test
  void allOfThemWorkOnMariaDb() throws Exception {
    operate(Server.MARIADB_11);
  }

  @Tag("soak")
  @Test
  void allOfThemWorkOnMySql8() throws Exception {
    operate(Server.MYSQL_8);
  }

  @Tag("soak")
  @Test
  void allOfThemWorkOnMySql57() throws Exception {
    operate(Server.MYSQL_57);
  }

  private void operate(Server server) throws Exception {
    String name = server.newDatabase();
    OperatedDatabase database = OperatedDatabase.on(server, name);
    operate(database);
    tellWhoMayNot(server, name, database);
    tellAndMendHalfATable(database);
    liveWithTheTableOfFlask(database);
  }

  private void operate(OperatedDatabase database) throws Exception {
    configure(database, "archive.table=old_activity");
    assertThat(said(1, "describe")).contains("create-table");
    assertThat(said(1, "query")).contains("create-table");
    assertThat(said(0, "print-sql")).contains("CREATE TABLE IF NOT EXISTS user_activity_logs");
    assertThat(said(0, "create-table")).contains("Created the table user_activity_logs");
    assertThat(said(0, "check")).doesNotContain("FAIL");
    database.insert("alice", SQL_TIME.format(old));
    database.insert("bob", SQL_TIME.format(old));
    database.insert("alice", SQL_TIME.format(now));

    assertThat(said(0, "describe")).contains("oldest row", "old_activity");
    assertThat(said(0, "query --user alice")).contains("1 row");
    assertThat(said(0, "tail -n 5")).contains("3 rows");
    Matcher id = Pattern.compile("\"id\":\\s*(\\d+)").matcher(said(0, "tail -n 1 --json"));
    assertThat(id.find()).isTrue();
    assertThat(said(0, "show " + id.group(1))).containsPattern("user_id +alice");
    assertThat(said(0, "stats --by user")).contains("alice");
    assertThat(said(0, "export -o rows.csv")).contains("Exported 3 rows to rows.csv");
    assertThat(Files.readAllLines(elsewhere.resolve("rows.csv"))).hasSize(4);

    archive();
    treatPersons();
    readTheJournal();
    assertThat(said(0, "try --user alice " + request())).contains("/orders/7", "alice");
    assertThat(said(1, "hash-session 0123456789abcdef")).contains("There is no session key");
    assertThat(said(2, "no-such-command")).contains("no-such-command");
    assertThat(said(2, "restore january")).contains("MONTH of restore is of the form 2024-01");
  }

  private void archive() throws Exception {
    assertThat(said(0, "archive --dry-run")).containsPattern(month + " +2");
    assertThat(said(0, "archive")).contains("archived 2 rows in the table old_activity");
    assertThat(said(0, "archive --verify")).containsPattern(month + " +2 +ok");
    assertThat(said(0, "query --since " + old.toLocalDate() + " --archives")).contains("3 rows");
    assertThat(said(0, "query --since " + old.toLocalDate())).contains("1 row");
  }

  private void treatPersons() throws Exception {
    assertThat(said(0, "find-user alice")).contains(month, "2 rows.");
    assertThat(said(0, "export-user alice").lines().filter(line -> line.startsWith("{")))
        .hasSize(2);
    assertThat(said(0, "hold case-17 --user bob --reason trial")).contains("case-17");
    assertThat(said(0, "restore " + month)).contains(month, "2 rows", "hold restored-" + month);
    assertThat(said(0, "hold restored-" + month + " --release")).contains("is released");
    assertThat(said(0, "erase-user bob --delete")).contains("1 row stays", "case-17");
    assertThat(said(0, "erase-user alice --pseudonymise")).contains("2 rows were pseudonymised");
    assertThat(said(0, "find-user alice")).contains("0 rows.");
    assertThat(said(0, "find-user bob")).contains("1 row.");
    assertThat(said(0, "hold case-17 --release")).contains("is released");
    assertThat(said(0, "erase-user bob --delete")).contains("1 row was deleted");
    assertThat(said(0, "find-user bob")).contains("0 rows.");
  }

  private void readTheJournal() throws Exception {
    assertThat(said(0, "journal")).contains("No journal");
    assertThat(said(0, "journal --verify")).contains("No journal");
    assertThat(said(0, "replay-dead-letters")).contains("Stored 0, still refused 0.");
  }

  private Path request() throws Exception {
    return Files.writeString(
        directory.resolve("request.txt"),
        "GET /orders/7 HTTP/1.1\nHost: shop.example\nAuthorization: Basic YWxpY2U6c2VjcmV0\n\n");
  }

  private void tellWhoMayNot(Server server, String name, OperatedDatabase database)
      throws Exception {
    configure(database, "jdbc.password=w0ngPassword");
    for (String command : List.of("describe", "query", "archive", "find-user alice", "check")) {
      assertThat(said(1, command))
          .contains("Access denied")
          .doesNotContain("w0ngPassword")
          .doesNotContain("\tat ");
    }

    LimitedUser reader = LimitedUser.of(server, name).may("SELECT", "user_activity_logs");
    configure(database, "jdbc.user=" + reader.name(), "archive.table=old_activity");
    assertThat(said(0, "query --since all")).contains("row");
    assertThat(said(1, "check"))
        .contains("FAIL  privileges", "INSERT command denied", "GRANT INSERT ON ");
    assertThat(said(1, "archive")).contains("denied");
  }

  private void tellAndMendHalfATable(OperatedDatabase database) throws Exception {
    configure(database);
    database.execute("ALTER TABLE user_activity_logs DROP COLUMN request_data");
    assertThat(said(0, "check")).contains("WARN  table", "request_data").doesNotContain("FAIL");
    assertThat(said(0, "create-table")).contains("ADD COLUMN");
    assertThat(said(0, "create-table --apply")).contains("ADD COLUMN");
    assertThat(said(0, "check")).containsPattern("OK +table");
  }

  private void liveWithTheTableOfFlask(OperatedDatabase database) throws Exception {
    database.execute("DROP TABLE user_activity_logs");
    for (String sql : FLASK) {
      database.execute(sql);
    }
    assertThat(said(0, "create-table")).contains("user_activity_logs", "MODIFY");
    assertThat(said(0, "check")).contains("WARN  table").doesNotContain("FAIL");
    assertThat(said(0, "describe")).contains("fk_user", "fk_tenant");
  }

  /** Of a key that is there twice the last line counts. */
  private void configure(OperatedDatabase database, String... further) throws Exception {
    List<String> lines = new ArrayList<>(List.of("data.dir=" + directory.resolve("data")));
    lines.addAll(database.options());
    lines.add("retention.days=365");
    lines.addAll(List.of(further));
    Files.write(directory.resolve("agent.properties"), lines);
  }

  private String said(int exitCode, String command) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(List.of("--config", directory.resolve("agent.properties").toString()));
    Command ended = Command.ofAgent(Jdk.current(), elsewhere, arguments.toArray(new String[0]));
    assertThat(ended.exitCode()).as(command + ": " + ended.said()).isEqualTo(exitCode);
    return ended.said();
  }
}
