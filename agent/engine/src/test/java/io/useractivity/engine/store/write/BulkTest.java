package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a batch reaches the server, by the server's own count. */
class BulkTest {

  @ParameterizedTest
  @EnumSource(names = {"MARIADB_11", "MARIADB_11_BY_MYSQL_URL"})
  void aBatchThatLeavesNoGapsIsOneInsert(Kind kind) throws Exception {
    assertThat(countedDuringABatch(kind, 511, "Com_insert")).isEqualTo(1);
  }

  /** Of 255, 127, 63, 31, 15, 7, 1 and 1 rows. */
  @ParameterizedTest
  @EnumSource(names = {"MARIADB_11", "MARIADB_11_BY_MYSQL_URL"})
  void anotherBatchIsAFewInserts(Kind kind) throws Exception {
    assertThat(countedDuringABatch(kind, 500, "Com_insert")).isEqualTo(8);
  }

  @Test
  void mariaDbsDriverSendsOneBulkCommand() throws Exception {
    assertThat(countedDuringABatch(Kind.MARIADB_11, 511, "Com_stmt_execute")).isEqualTo(1);
  }

  private static long countedDuringABatch(Kind kind, int rows, String variable) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store = database.store();
    store.write(Stores.rows(1));
    long before = status(database, variable);

    store.write(Stores.rows(rows));

    assertThat(database.count()).isEqualTo(rows + 1);
    return status(database, variable) - before;
  }

  private static long status(TestDatabase database, String variable) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SHOW GLOBAL STATUS LIKE '" + variable + "'")) {
      assertThat(found.next()).isTrue();
      return found.getLong(2);
    }
  }
}
