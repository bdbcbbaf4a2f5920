package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Servers that take 1 MB at once, as old ones do and careful administrators want it. */
class PacketTest {

  private static final int KB = 1024;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void aBatchOfLongTextsArrivesWhole(Kind kind) throws Exception {
    ActivityRow chinese = row("\u4e2d\u6587".repeat(1_700)); // 10 KB

    assertThat(arrived(kind, 600, chinese)).isEqualTo(600);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void aBatchOfTextsThatGrowWhenTheyAreEscapedArrivesWhole(Kind kind) throws Exception {
    ActivityRow quotes = row("\\\\\\\"'".repeat(1_600));

    assertThat(arrived(kind, 300, quotes)).isEqualTo(300);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void aRowThatNoPacketHoldsIsRefusedWithoutBeingSent(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    String before = before(database);
    try {
      TestStore store = database.store();
      store.write(Stores.rows(1));
      List<ActivityRow> rows = Stores.rows(3);
      rows.set(1, row("x".repeat(KB * KB)));

      StoreException refused = catchThrowableOfType(StoreException.class, () -> store.write(rows));

      assertThat(refused.isRefused()).isTrue();
      assertThat(refused).hasMessageContaining("max_allowed_packet");
      assertThat(database.count()).isEqualTo(1);
    } finally {
      restore(database, before);
    }
  }

  private static int arrived(Kind kind, int rows, ActivityRow row) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    String before = before(database);
    try {
      database.store().write(Collections.nCopies(rows, row));
    } finally {
      restore(database, before);
    }
    return database.count();
  }

  private static ActivityRow row(String text) {
    return Stores.at(Stores.NOON)
        .value(Column.REQUEST_DATA, "{\"json\":{\"text\":\"" + text + "\"}}")
        .build();
  }

  private static String before(TestDatabase database) throws Exception {
    String before = database.query("SELECT @@GLOBAL.max_allowed_packet").get(0);
    database.execute("SET GLOBAL max_allowed_packet = " + KB * KB);
    return before;
  }

  private static void restore(TestDatabase database, String before) throws Exception {
    database.execute("SET GLOBAL max_allowed_packet = " + before);
  }
}
