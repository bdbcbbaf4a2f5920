package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.JournalId;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An id that is missing in an audit trail looks like a row that somebody deleted. */
class ConsecutiveIdsTest {

  private static final int ROWS = 10_000;

  @ParameterizedTest
  @EnumSource
  void idsHaveNoGapsWhateverTheSizesOfTheBatches(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store = database.store();
    Random random = new Random(7);
    int written = 0;
    while (written < ROWS) {
      int rows = Math.min(ROWS - written, random.nextInt(4) == 0 ? 500 : 1 + random.nextInt(60));
      store.write(Stores.rows(rows));
      written += rows;
    }
    store.close();

    assertThat(database.query("SELECT id FROM user_activity_logs ORDER BY id"))
        .containsExactlyElementsOf(ids(ROWS));
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
  void idsHaveNoGapsWhereABatchDoesNotFitIntoOneStatement(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    ActivityRow large =
        Stores.at(Stores.NOON)
            .value(Column.REQUEST_DATA, "{\"a\":\"" + "x".repeat(30_000) + "\"}")
            .build();
    TestStore store = database.store();

    store.write(Collections.nCopies(100, large));
    store.write(Collections.nCopies(77, large));

    assertThat(database.query("SELECT id FROM user_activity_logs ORDER BY id"))
        .containsExactlyElementsOf(ids(177));
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
  void rowsKeepTheirOrder(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    database.store().write(Stores.rows(500));

    assertThat(database.query("SELECT resource_id FROM user_activity_logs ORDER BY id"))
        .containsExactlyElementsOf(IntStream.range(0, 500).mapToObj(String::valueOf).toList());
  }

  @ParameterizedTest
  @CsvSource({"MYSQL_8, 382", "MARIADB_11, 382", "MYSQL_57, 500", "H2, 500"})
  void theStoreLikesAsManyRowsAsTwoStatementsTakeWithoutAGap(Kind kind, int rows) throws Exception {
    ActivityStore store = new TestDatabase(kind).store().asStore();
    int before = store.rowsAtOnce(500);

    store.write(new Batch(JournalId.MEMORY, 0, Stores.rows(1)));

    assertThat(before).isEqualTo(500); // nobody knows the server yet
    assertThat(store.rowsAtOnce(500)).isEqualTo(rows);
    assertThat(store.rowsAtOnce(1)).isEqualTo(1);
  }

  @Test
  void aStatementHasOneRowLessThanAPowerOfTwo() {
    assertThat(IntStream.of(1, 2, 3, 6, 7, 500, 511, 10_000).map(ReservedIds::rowsWithoutGap))
        .containsExactly(1, 1, 3, 3, 7, 255, 511, 8_191);
  }

  @Test
  void twoStatementsHaveMoreRowsThanOneIfThereAreAsMany() {
    assertThat(IntStream.of(1, 2, 3, 4, 500, 510, 511, 10_000).map(ReservedIds::rowsOfTwo))
        .containsExactly(1, 2, 3, 4, 382, 510, 511, 9_214);
  }

  private static List<String> ids(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
  }
}
