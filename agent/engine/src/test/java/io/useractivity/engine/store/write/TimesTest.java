package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.databases.Server;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM five and a half hours east of UTC, the server eight: the table has UTC. */
class TimesTest {

  private static final LocalDateTime TIME = LocalDateTime.parse("2024-01-31T20:15:30.456");
  private static final String EPOCH = "1706732130.456";

  private TimeZone before;

  @BeforeEach
  void moveTheJvm() {
    before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
  }

  @AfterEach
  void moveItBack() {
    TimeZone.setDefault(before);
  }

  @ParameterizedTest
  @EnumSource
  void aCreatedTableHasUtc(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    assertFarFromUtc(database, kind);

    database.store().write(List.of(Stores.at(TIME).build()));

    assertThat(
            database.rows(
                "SELECT "
                    + database.shown("created_at")
                    + ", "
                    + database.shown("updated_at")
                    + " FROM user_activity_logs"))
        .containsExactly(List.of("2024-01-31 20:15:30.456", "2024-01-31 20:15:30.456"));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void aTimestampThatIsFoundHasTheSameInstant(Kind kind) throws Exception {
    TestDatabase database = withTimestamps(kind);
    assertFarFromUtc(database, kind);

    database.store().write(List.of(Stores.at(TIME).build()));

    assertThat(
            database.rows(
                "SELECT UNIX_TIMESTAMP(created_at), UNIX_TIMESTAMP(updated_at)"
                    + " FROM user_activity_logs"))
        .containsExactly(List.of(EPOCH, EPOCH));
    // As the application sees it, in its own session.
    assertThat(database.query("SELECT CAST(created_at AS CHAR(23)) FROM user_activity_logs"))
        .containsExactly("2024-02-01 04:15:30.456");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?serverTimezone=Asia/Kolkata",
        "?connectionTimeZone=-05:00&forceConnectionTimeZoneToSession=true",
        "?connectionTimeZone=SERVER&preserveInstants=true",
        "?sessionVariables=time_zone='-05:00'"
      })
  void noOptionOfTheAddressMovesATime(String options) throws Exception {
    for (Kind kind : List.of(Kind.MYSQL_57, Kind.MYSQL_8, Kind.MARIADB_11_BY_MYSQL_URL)) {
      TestDatabase database = withTimestamps(kind);

      database.store("jdbc.url", database.url() + options).write(List.of(Stores.at(TIME).build()));

      assertThat(database.query("SELECT UNIX_TIMESTAMP(created_at) FROM user_activity_logs"))
          .as("%s", kind)
          .containsExactly(EPOCH);
    }
  }

  private static TestDatabase withTimestamps(Kind kind) throws SQLException {
    TestDatabase database = new TestDatabase(kind);
    database.execute(
        "CREATE TABLE user_activity_logs (id INT AUTO_INCREMENT PRIMARY KEY,"
            + " created_at TIMESTAMP(3) NULL DEFAULT NULL,"
            + " updated_at TIMESTAMP(3) NULL DEFAULT NULL)");
    return database;
  }

  private static void assertFarFromUtc(TestDatabase database, Kind kind) throws SQLException {
    if (kind != Kind.H2) {
      assertThat(database.query("SELECT @@GLOBAL.time_zone")).containsExactly(Server.TIME_ZONE);
    }
  }
}
