package io.useractivity.engine.store.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.useractivity.databases.MissingPart;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** How the agent gets in: encrypted or not, by either driver, with few rights. */
class ConnectionsTest {

  private static final String USER = "agent";
  private static final String PASSWORD = "p&ss=w/rd?'\"\\;";

  @ParameterizedTest
  @CsvSource({
    "MYSQL_8, ''",
    "MYSQL_8, ?sslMode=REQUIRED",
    "MYSQL_8, ?useSSL=true&requireSSL=true&verifyServerCertificate=false",
    "MYSQL_8_BY_MARIADB_URL, ?sslMode=trust",
    "MYSQL_8_BY_MARIADB_URL, ?useSsl=true&trustServerCertificate=true",
    "MARIADB_11, ?sslMode=trust",
    "MARIADB_11, ?useSsl=true&trustServerCertificate=true",
    "MARIADB_11_BY_MYSQL_URL, ''",
    "MARIADB_11_BY_MYSQL_URL, ?sslMode=PREFERRED",
    "MARIADB_11_BY_MYSQL_URL, ?sslMode=REQUIRED",
    "MARIADB_11_BY_MYSQL_URL, ?useSSL=true&requireSSL=true",
  })
  void anAccountThatRequiresTlsIsWrittenWith(Kind kind, String options) throws Exception {
    TestDatabase database = withTls(kind);
    makeUser(database, plugIn(kind), "REQUIRE SSL");
    TestStore store = store(database, options);

    store.write(Stores.rows(3));

    assertThat(database.count()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "MYSQL_8, ?sslMode=DISABLED",
    "MYSQL_8_BY_MARIADB_URL, ?sslMode=disable",
    "MARIADB_11, ?sslMode=disable",
    "MARIADB_11_BY_MYSQL_URL, ?sslMode=DISABLED",
  })
  void anAccountThatRequiresTlsAndDoesNotGetItIsToldInOneLine(Kind kind, String options)
      throws Exception {
    TestDatabase database = withTls(kind);
    makeUser(database, plugIn(kind), "REQUIRE SSL");
    TestStore store = store(database, options);

    StoreException unavailable =
        catchThrowableOfType(StoreException.class, () -> store.write(Stores.rows(3)));

    assertThat(unavailable.isRefused()).isFalse();
    assertThat(unavailable.getMessage())
        .contains("Access denied for user '" + USER + "'@'localhost'")
        .doesNotContain("\n")
        .doesNotContain(PASSWORD);
  }

  @ParameterizedTest
  @CsvSource({
    "MYSQL_57, ?sslMode=DISABLED",
    "MYSQL_57, ?useSSL=false",
    "MYSQL_57_BY_MARIADB_URL, ?sslMode=disable",
    "MYSQL_8, ?sslMode=DISABLED",
    "MYSQL_8, ?useSSL=false",
    "MYSQL_8_BY_MARIADB_URL, ''",
    "MARIADB_10, ''",
    "MARIADB_10_BY_MYSQL_URL, ?useSSL=false",
    "MARIADB_10_BY_MYSQL_URL, ''",
    "MARIADB_11, ?useSsl=false",
    "MARIADB_11_BY_MYSQL_URL, ?sslMode=DISABLED",
  })
  void withoutTlsAnUsualAccountIsWrittenWith(Kind kind, String options) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    makeUser(database, plugIn(kind), "");
    TestStore store = store(database, options);

    store.write(Stores.rows(3));

    assertThat(database.count()).isEqualTo(3);
  }

  /** Never seen before, so that the server has nothing cached of it. */
  @ParameterizedTest
  @CsvSource({
    "MYSQL_8, ''",
    "MYSQL_8, ?sslMode=DISABLED&allowPublicKeyRetrieval=true",
    "MYSQL_8, ?useSSL=false&allowPublicKeyRetrieval=true",
    "MYSQL_8_BY_MARIADB_URL, ?allowPublicKeyRetrieval=true",
    "MYSQL_8_BY_MARIADB_URL, ?sslMode=trust",
  })
  void anAccountOfTheNewPlugInIsWrittenWith(Kind kind, String options) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    makeUser(database, "WITH caching_sha2_password", "");
    TestStore store = store(database, options);

    store.write(Stores.rows(3));
    store.write(Stores.rows(3));

    assertThat(database.count()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "MYSQL_8, ?sslMode=DISABLED",
    "MYSQL_8_BY_MARIADB_URL, ''",
  })
  void aMissingPublicKeyIsToldInOneLine(Kind kind, String options) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    makeUser(database, "WITH caching_sha2_password", "");
    TestStore store = store(database, options);

    StoreException unavailable =
        catchThrowableOfType(StoreException.class, () -> store.write(Stores.rows(3)));

    assertThat(unavailable.isRefused()).isFalse();
    assertThat(unavailable.getMessage()).containsIgnoringCase("public key").doesNotContain("\n");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void rightsOnTheSchemaAloneAreEnough(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    for (String parent : List.of("users", "tenants")) {
      database.execute("CREATE TABLE " + parent + " (id INT PRIMARY KEY)");
    }
    makeUser(database, plugIn(kind), "");
    TestStore store = store(database, "");

    store.write(Stores.rows(3));
    store.write(Stores.rows(3));

    assertThat(database.count()).isEqualTo(6);
    assertThat(database.showCreateTable()).contains("fk_user_activity_logs_user_id");
  }

  /** A table that the DBA has made, and an account that may only write. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void whereTheTableIsThereTheRightToInsertAndSelectIsEnough(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(1));
    makeUser(database, plugIn(kind), "");
    database.execute("REVOKE ALL ON " + database.name() + ".* FROM '" + USER + "'@'%'");
    database.execute(
        "GRANT SELECT, INSERT ON " + database.name() + ".user_activity_logs TO '" + USER + "'@'%'");

    store(database, "").write(Stores.rows(3));

    assertThat(database.count()).isEqualTo(4);
    assertThat(database.log()).noneMatch(line -> line.startsWith("WARN"));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void aSchemaThatDoesNotExistIsToldInOneLine(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    String missing = database.url().replace("/" + database.name(), "/no_such_schema");
    TestStore store = database.store("jdbc.url", missing);

    StoreException unavailable =
        catchThrowableOfType(StoreException.class, () -> store.write(Stores.rows(1)));

    assertThat(unavailable.isRefused()).isFalse();
    assertThat(unavailable.getMessage())
        .startsWith(missing)
        .containsIgnoringCase("unknown database 'no_such_schema'")
        .doesNotContain("\n")
        .hasSizeLessThan(250);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void anAddressWithoutASchemaIsToldInOneLine(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    String without = database.url().replace("/" + database.name(), "/");
    TestStore store = database.store("jdbc.url", without);

    StoreException unavailable =
        catchThrowableOfType(StoreException.class, () -> store.write(Stores.rows(1)));

    assertThat(unavailable.isRefused()).isFalse();
    assertThat(unavailable.getMessage())
        .containsIgnoringCase("no database selected")
        .doesNotContain("\n");
  }

  /** Skips the test where the server was built or set up without TLS. */
  private static TestDatabase withTls(Kind kind) throws SQLException {
    TestDatabase database = new TestDatabase(kind);
    if (!database.query("SELECT @@have_ssl").equals(List.of("YES"))) {
      MissingPart.tell(kind.server() + " with TLS");
    }
    return database;
  }

  private static TestStore store(TestDatabase database, String options) {
    return database.store(
        "jdbc.url", database.url() + options, "jdbc.user", USER, "jdbc.password", PASSWORD);
  }

  private static String plugIn(Kind kind) {
    return kind.server().isMariaDb() ? "" : "WITH mysql_native_password";
  }

  /** All rights on the schema, none elsewhere. */
  private static void makeUser(TestDatabase database, String plugIn, String require)
      throws SQLException {
    String user = "'" + USER + "'@'%'";
    String password = PASSWORD.replace("\\", "\\\\").replace("'", "\\'");
    database.execute("DROP USER IF EXISTS " + user);
    database.execute(
        "CREATE USER " + user + " IDENTIFIED " + plugIn + " BY '" + password + "' " + require);
    database.execute("GRANT ALL ON " + database.name() + ".* TO " + user);
  }
}
