package io.useractivity.engine.store.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.store.StoreException.Kind;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementFailuresTest {

  @ParameterizedTest
  @CsvSource({
    "HY000, 1205, STATE",
    "40001, 1213, STATE",
    "HY000, 1290, STATE",
    "HY000, 1836, STATE",
    "25006, 1792, STATE",
    "08S01, 1047, STATE",
    "42000, 1142, STATE",
    "42S02, 1146, STATE",
    "HY000, 1526, STATE",
    "HY000, 1114, STATE",
    "08S01, 1053, STATE",
    "70100, 1317, STATE",
    "08004, 1040, STATE",
    "HYT00, 50200, STATE",
    "90097, 90097, STATE",
    "22001, 1406, REFUSED",
    "23000, 1062, REFUSED",
    "01000, 1265, REFUSED",
    "HY000, 1369, REFUSED",
    "HY000, 3819, REFUSED",
    "23000, 4025, REFUSED",
    "23513, 23513, REFUSED",
    "45000, 1644, UNEXPLAINED",
    "HY000, 1, UNEXPLAINED",
    "42000, 1305, UNEXPLAINED",
    ", 0, UNEXPLAINED"
  })
  void whatAFailureBlames(String state, int number, Kind kind) {
    assertThat(StatementFailures.kind(new SQLException("no", state, number), true)).isEqualTo(kind);
  }

  @Test
  void ofABatchsFailuresTheServersStateComesFirst() {
    SQLException batch = new BatchUpdateException("no", "23000", 1062, new int[0]);
    batch.setNextException(new SQLException("no", "HY000", 1205));

    assertThat(StatementFailures.kind(batch, true)).isEqualTo(Kind.STATE);
  }

  @Test
  void aConnectionThatDoesNotAnswerSaysNothingOfRows() {
    assertThat(StatementFailures.kind(new SQLException("no", "22001", 1406), false))
        .isEqualTo(Kind.STATE);
  }
}
