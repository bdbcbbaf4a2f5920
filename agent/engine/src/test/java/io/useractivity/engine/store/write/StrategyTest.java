package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way a batch takes is decided by the server, not by the scheme of its address. */
class StrategyTest {

  @ParameterizedTest
  @EnumSource
  void theServerAndTheStrategyAreToldOnce(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store = database.store();

    store.write(Stores.rows(2));
    store.write(Stores.rows(2));

    assertThat(database.log())
        .filteredOn(line -> line.contains("Writing to"))
        .containsExactly("INFO Writing to " + product(kind) + " by " + strategy(kind) + ".");
  }

  private static String product(Kind kind) throws Exception {
    return kind == Kind.H2 ? "H2 2.2.224" : kind.server().product();
  }

  private static String strategy(Kind kind) {
    return switch (kind) {
      case H2 -> "batch";
      case MYSQL_57 -> "rewritten batch";
      case MYSQL_57_BY_MARIADB_URL -> "multi-row insert";
      case MYSQL_8, MYSQL_8_BY_MARIADB_URL -> "JSON_TABLE";
      case MARIADB_10, MARIADB_10_BY_MYSQL_URL, MARIADB_11, MARIADB_11_BY_MYSQL_URL ->
          "bulk command";
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?useUnicode=true&characterEncoding=UTF-8&serverTimezone=Asia/Kolkata",
        "?rewriteBatchedStatements=false&useServerPrepStmts=true&cachePrepStmts=true",
        "?useSSL=false&allowPublicKeyRetrieval=true",
        "?connectTimeout=3000&socketTimeout=20000&autoReconnect=true",
        "?zeroDateTimeBehavior=CONVERT_TO_NULL&useLegacyDatetimeCode=false"
      })
  void usualOptionsOfConnectorJDoNotKeepItOnMariaDb(String options) throws Exception {
    TestDatabase database = new TestDatabase(Kind.MARIADB_11);
    TestStore store =
        database.store("jdbc.url", database.url().replace("mariadb:", "mysql:") + options);

    store.write(Stores.rows(2));

    assertThat(database.count()).isEqualTo(2);
    assertThat(database.log()).anyMatch(line -> line.endsWith(" by bulk command."));
  }

  /** The server's greeting calls MariaDB 10.11 a 5.5.5, which Connector/J believes. */
  @ParameterizedTest
  @EnumSource(names = {"MARIADB_10_BY_MYSQL_URL", "MARIADB_11_BY_MYSQL_URL"})
  void anOptionThatOnlyConnectorJHasKeepsItAndIsTold(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store =
        database.store(
            "jdbc.url",
            database.url() + "?connectionLifecycleInterceptors=&largeRowSizeThreshold=4096");

    store.write(Stores.rows(2));
    store.write(Stores.rows(2));

    assertThat(database.query("SELECT CAST(created_at AS CHAR(23)) FROM user_activity_logs"))
        .hasSize(4)
        .containsOnly("2024-01-31 12:00:00.123");
    assertThat(database.log())
        .filteredOn(line -> line.contains("Writing to"))
        .containsExactly("INFO Writing to " + kind.server().product() + " by rewritten batch.");
    assertThat(database.log())
        .filteredOn(line -> line.contains("driver stays"))
        .singleElement()
        .asString()
        .containsAnyOf("connectionLifecycleInterceptors", "largeRowSizeThreshold");
  }

  @Test
  void aDatabaseOfJsonTableIsWrittenInFewStatementsABatch() throws Exception {
    TestDatabase database = new TestDatabase(Kind.MYSQL_8);
    TestStore store = database.store();
    store.write(Stores.rows(1));
    long before = inserts(database);

    store.write(Stores.rows(511));

    assertThat(database.count()).isEqualTo(512);
    assertThat(inserts(database) - before).isEqualTo(1);

    store.write(Stores.rows(500)); // 255, 127, 63, 31, 15, 7, 1 and 1

    assertThat(database.count()).isEqualTo(1_012);
    assertThat(inserts(database) - before).isEqualTo(9);
  }

  private static long inserts(TestDatabase database) throws Exception {
    List<List<String>> counted =
        database.rows(
            "SHOW GLOBAL STATUS WHERE variable_name IN ('Com_insert', 'Com_insert_select')");
    return counted.stream().mapToLong(row -> Long.parseLong(row.get(1))).sum();
  }
}
