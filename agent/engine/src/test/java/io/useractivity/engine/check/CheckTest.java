package io.useractivity.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.databases.LimitedUser;
import io.useractivity.databases.Server;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.EachServer;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.operate.Finding;
import io.useractivity.engine.store.operate.Finding.Verdict;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Finds exactly what is broken, and says the way out. */
class CheckTest {

  private static final String TABLE = "user_activity_logs";
  private static final String OF_JOURNALS = "SELECT, INSERT, UPDATE, CREATE";

  @TempDir private Path directory;

  @ParameterizedTest
  @EachServer
  void nothingIsWrongWhereNothingIs(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(3));

    List<Finding> findings = check(database);

    assertThat(wrong(findings)).isEmpty();
    assertThat(findings)
        .extracting(Finding::subject)
        .contains(
            "configuration",
            "data directory",
            "redaction",
            "database",
            "version",
            "privileges",
            "table",
            "writing");
    assertThat(textOf(findings, "writing")).contains("taken back");
    assertThat(database.count()).isEqualTo(3);
    if (kind != Kind.H2) {
      assertThat(textOf(findings, "version")).isEqualTo(kind.server().product());
      assertThat(textOf(findings, "clock")).contains("agree");
      assertThat(findings).extracting(Finding::subject).contains("TLS");
    }
  }

  @ParameterizedTest
  @EachServer
  void aTableThatTheFirstRequestMakesIsNoFault(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    List<Finding> findings = check(database);

    assertThat(wrong(findings)).isEmpty();
    assertThat(textOf(findings, "table")).contains("the first request makes it");
  }

  @ParameterizedTest
  @EachServer
  void aTableThatNobodyMakesIsOne(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    List<Finding> findings = check(database, "schema.create", "false");

    assertThat(wrong(findings))
        .filteredOn(finding -> finding.verdict() == Verdict.WARN)
        .extracting(Finding::text)
        .containsExactly(
            "there is no table user_activity_journals: rows may be stored twice after a lost"
                + " connection or a killed JVM");
    assertThat(wrong(findings))
        .filteredOn(finding -> finding.verdict() == Verdict.FAIL)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.subject()).isEqualTo("table");
              assertThat(finding.remedy()).contains("create-table", "print-sql");
            });
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aWrongPasswordIsNamedAndNotShown(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    List<Finding> findings = check(database, "jdbc.password", "w0ngPassword");

    assertThat(wrong(findings))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.subject()).isEqualTo("database");
              assertThat(finding.text()).contains("Access denied");
              assertThat(finding.remedy()).contains("jdbc.password", "ALTER USER");
            });
    assertThat(findings.toString()).doesNotContain("w0ngPassword", Server.PASSWORD);
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aDatabaseThatIsNotThereIsNamed(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    String url = database.url().replace("/" + database.name(), "/nowhere");

    assertThat(wrong(check(database, "jdbc.url", url)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.subject()).isEqualTo("database");
              assertThat(finding.remedy()).contains("CREATE DATABASE nowhere");
            });
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    for (String scheme : List.of("mariadb", "mysql")) {
      assertThat(wrong(check("jdbc.url", "jdbc:" + scheme + "://localhost:" + port + "/app")))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding.remedy())
                      .contains("nothing listens on localhost:" + port, "start the server"));
      assertThat(wrong(check("jdbc.url", "jdbc:" + scheme + "://no-such-host.invalid/app")))
          .singleElement()
          .satisfies(finding -> assertThat(finding.remedy()).contains("no such host"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_10", "MARIADB_11"})
  void eachRightThatIsMissingIsNamedWithItsGrant(Kind kind) throws Exception {
    for (String missing : List.of("SELECT", "INSERT", "DELETE")) {
      TestDatabase database = new TestDatabase(kind);
      database.store().write(Stores.rows(1));
      List<String> rights = new ArrayList<>(List.of("SELECT", "INSERT", "UPDATE", "DELETE"));
      rights.remove(missing);
      LimitedUser user =
          LimitedUser.of(kind.server(), database.name()).may(String.join(", ", rights), TABLE);
      user.may("SELECT, INSERT, UPDATE, CREATE", "user_activity_retention");
      user.may("SELECT, CREATE", "user_activity_holds");
      user.may(OF_JOURNALS, "user_activity_journals");

      List<Finding> wrong =
          wrong(check(database, "jdbc.user", user.name(), "retention.days", "30"));

      assertThat(wrong)
          .filteredOn(finding -> finding.subject().equals("privileges"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
                assertThat(finding.text()).contains(missing + " command denied");
                assertThat(finding.remedy())
                    .startsWith(
                        "GRANT " + missing + " ON `" + database.name() + "`.`" + TABLE + "` TO '");
                database.execute(finding.remedy());
              });
      assertThat(wrong(check(database, "jdbc.user", user.name(), "retention.days", "30")))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_10", "MARIADB_11"})
  void theRightToMakeTheTableIsMissing(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    LimitedUser user = LimitedUser.of(kind.server(), database.name()).may("SELECT, INSERT", "*");
    user.may(OF_JOURNALS, "user_activity_journals");

    assertThat(wrong(check(database, "jdbc.user", user.name())))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.subject()).isEqualTo("privileges");
              assertThat(finding.remedy()).startsWith("GRANT CREATE ON ");
              database.execute(finding.remedy());
            });
    assertThat(wrong(check(database, "jdbc.user", user.name()))).isEmpty();
    assertThat(database.query("SHOW TABLES")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_10", "MARIADB_11"})
  void whoMayWriteAloneNeedsNoMore(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(1));
    LimitedUser user = LimitedUser.of(kind.server(), database.name()).may("SELECT, INSERT", TABLE);
    user.may(OF_JOURNALS, "user_activity_journals");

    List<Finding> findings = check(database, "jdbc.user", user.name());

    assertThat(wrong(findings)).isEmpty();
    assertThat(findings)
        .filteredOn(finding -> finding.verdict() == Verdict.NOTE)
        .extracting(Finding::text)
        .anyMatch(text -> text.contains("DELETE") && text.contains("GRANT DELETE"))
        .anyMatch(text -> text.contains("ALTER") && text.contains("create-table --apply"));
    assertThat(database.rows("SHOW COLUMNS FROM user_activity_logs LIKE 'same_twice'")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_10", "MARIADB_11"})
  void whoCannotKeepPositionsIsToldWhatThatMeansAndTheGrant(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(1));
    LimitedUser user = LimitedUser.of(kind.server(), database.name()).may("SELECT, INSERT", TABLE);

    assertThat(wrong(check(database, "jdbc.user", user.name())))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
              assertThat(finding.text()).contains("denied", "rows may be stored twice");
              assertThat(finding.remedy())
                  .startsWith("GRANT ")
                  .contains("SELECT, INSERT, UPDATE ON `" + database.name());
              database.execute(finding.remedy());
            });
    assertThat(wrong(check(database, "jdbc.user", user.name()))).isEmpty();
  }

  @ParameterizedTest
  @EachServer
  void halfATableIsToldColumnByColumn(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(1));
    for (String column : List.of("request_data", "user_role")) {
      database.execute("ALTER TABLE user_activity_logs DROP COLUMN " + column);
    }

    assertThat(wrong(check(database)))
        .allMatch(finding -> finding.verdict() == Verdict.WARN)
        .allMatch(finding -> finding.subject().equals("table"))
        .allMatch(finding -> finding.remedy().contains("create-table"))
        .extracting(Finding::text)
        .containsExactly(
            "no column user_role: what belongs into it is not stored",
            "no column request_data: what belongs into it is not stored");
  }

  @Test
  void whatCannotBeADataDirectoryIsNamed() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThat(wrong(check("data.dir", file.resolve("below").toString())))
        .first()
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
              assertThat(finding.subject()).isEqualTo("data directory");
              assertThat(finding.remedy()).contains("data.dir");
            });
    assertThat(file).isRegularFile();
  }

  @Test
  void aDataDirectoryThatHasBeenInUseIsNoFault() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    Files.createDirectory(data.resolve("journal"));
    Files.createDirectory(data.resolve("dead-letters"));

    assertThat(wrong(check("data.dir", data.toString()))).isEmpty();
  }

  @Test
  void nothingIsMadeWhereNothingIs() throws Exception {
    Path missing = directory.resolve("not/yet");

    List<Finding> findings = check("data.dir", missing.toString());

    assertThat(wrong(findings)).isEmpty();
    assertThat(missing).doesNotExist();
    assertThat(textOf(findings, "database")).contains("the first request makes it");
  }

  @Test
  void anAgentThatStoresNothingIsToldOf() throws Exception {
    String there = directory.resolve("data").toString();

    assertThat(wrong(check("enabled", "false", "data.dir", there)))
        .extracting(Finding::text)
        .containsExactly("enabled = false: nothing is recorded");
    assertThat(wrong(check("mode", "shadow", "data.dir", there)))
        .extracting(Finding::text)
        .containsExactly("mode = shadow: no row is stored");
  }

  private List<Finding> check(TestDatabase database, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("jdbc.url", database.url(), "data.dir", directory.resolve("data").toString()));
    if (!database.url().startsWith("jdbc:h2")) {
      all.addAll(List.of("jdbc.user", Server.USER, "jdbc.password", Server.PASSWORD));
    }
    all.addAll(List.of(options));
    return check(all.toArray(new String[0]));
  }

  private static List<Finding> check(String... options) {
    Properties properties = new Properties();
    for (int i = 0; i < options.length; i += 2) {
      properties.setProperty("useractivity." + options[i], options[i + 1]);
    }
    Configuration configuration = Stores.configuration(properties);
    return new Check(
            configuration,
            new Log(new PrintStream(OutputStream.nullOutputStream()), Log.Level.ERROR))
        .run();
  }

  private static List<Finding> wrong(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.verdict() == Verdict.WARN || finding.verdict() == Verdict.FAIL)
        .toList();
  }

  private static String textOf(List<Finding> findings, String subject) {
    return findings.stream()
        .filter(finding -> finding.subject().equals(subject))
        .map(Finding::text)
        .findFirst()
        .orElseThrow();
  }
}
