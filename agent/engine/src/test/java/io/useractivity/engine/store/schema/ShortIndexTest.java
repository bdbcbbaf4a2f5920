package io.useractivity.engine.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import org.junit.jupiter.api.Test;

/** A server whose indexes end at 767 bytes, as MySQL 5.6 and many a 5.7 are set up. */
class ShortIndexTest {

  @Test
  void longColumnsAreIndexedByTheirBeginningAndThatIsTold() throws Exception {
    TestDatabase database = new TestDatabase(Kind.MYSQL_57);
    database.execute("SET GLOBAL innodb_large_prefix = OFF");
    try {
      database.store().write(Stores.rows(3));
    } finally {
      database.execute("SET GLOBAL innodb_large_prefix = ON");
    }

    assertThat(database.count()).isEqualTo(3);
    assertThat(database.showCreateTable())
        .contains("(`endpoint`(191))", "(`user_email`(191))", "(`created_at`)");
    assertThat(database.log()).anyMatch(line -> line.startsWith("WARN This server's indexes"));
  }
}
