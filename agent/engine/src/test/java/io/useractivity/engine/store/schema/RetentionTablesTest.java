package io.useractivity.engine.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables beside that of the rows. */
class RetentionTablesTest {

  private static RetentionDatabase open(TestDatabase database, String create) throws Exception {
    Properties properties = database.properties();
    properties.setProperty("useractivity.schema.create", create);
    return RetentionDatabase.open(
        StoreSettings.of(Stores.configuration(properties)), Stores.silent());
  }

  private static TestDatabase withRows(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(1));
    return database;
  }

  @ParameterizedTest
  @ValueSource(strings = {RetentionTables.STATE, RetentionTables.HOLDS})
  void bothScriptsMakeTheSameColumns(String table) throws Exception {
    assertThat(columns(Kind.H2, table)).isEqualTo(columns(Kind.MARIADB_11, table)).isNotEmpty();
  }

  private static List<String> columns(Kind kind, String table) throws Exception {
    TestDatabase database = withRows(kind);
    open(database, "true").close();
    return database
        .query(
            "SELECT column_name FROM information_schema.columns WHERE LOWER(table_name) = '"
                + table
                + "' AND table_schema = "
                + (kind == Kind.H2 ? "CURRENT_SCHEMA" : "DATABASE()")
                + " ORDER BY ordinal_position")
        .stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void whereNothingMayBeCreatedTheMessageNamesTheScript(Kind kind) throws Exception {
    TestDatabase database = withRows(kind);

    assertThatThrownBy(() -> open(database, "false"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(
            "the tables user_activity_retention and user_activity_holds do not exist and"
                + " schema.create is false; run schema/create_user_activity_retention_tables.sql");

    open(database, "true").close();
    open(database, "false").close();
  }

  @Test
  void aTableWithoutNumbersAsIdsIsRefusedWithTheReason() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    database.execute("CREATE TABLE user_activity_logs (id UUID PRIMARY KEY, created_at TIMESTAMP)");

    assertThatThrownBy(() -> open(database, "true"))
        .hasMessageContaining("the column id of user_activity_logs holds whole numbers, and it is");
  }

  @Test
  void whoOnlyReadsNeedsNoneOfThem() throws Exception {
    TestDatabase database = withRows(Kind.H2);

    try (RetentionDatabase reading =
        RetentionDatabase.openToRead(
            StoreSettings.of(Stores.configuration(database.properties())), Stores.silent())) {
      assertThat(reading.holds().all()).isEmpty();
      assertThat(reading.state().lastRun()).isNull();
      assertThat(reading.state().archive()).isNull();
    }

    assertThat(database.query("SELECT table_name FROM information_schema.tables"))
        .doesNotContain("USER_ACTIVITY_HOLDS");
  }
}
