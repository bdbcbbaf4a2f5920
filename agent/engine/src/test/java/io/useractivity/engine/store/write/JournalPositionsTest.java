package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.JournalId;
import io.useractivity.engine.store.CuttingProxy;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the position of a journal decides, whoever writes its rows. */
class JournalPositionsTest {

  private final JournalId journal = new JournalId(UUID.randomUUID().toString());
  private final List<ActivityRow> rows = Stores.rows(100);

  @ParameterizedTest
  @EnumSource
  void aBatchThatComesAgainIsNotStoredTwice(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    ActivityStore store = database.store().asStore();

    store.write(batch(0, 30));
    store.write(batch(0, 30));
    database.store().asStore().write(batch(0, 30));
    store.write(batch(30, 60));

    assertHas(database, 0, 60);
  }

  @ParameterizedTest
  @EnumSource
  void batchesThatAreCutOtherwiseMeetWithoutAGap(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    ActivityStore zombie = database.store().asStore();
    ActivityStore adopter = database.store().asStore();

    zombie.write(batch(0, 30));
    adopter.write(batch(10, 50));
    zombie.write(batch(30, 40));
    zombie.write(batch(40, 70));
    adopter.write(batch(50, 100));

    assertHas(database, 0, 100);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPassedOverMovesThePositionToo(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    ActivityStore store = database.store().asStore();

    store.write(batch(0, 10));
    store.write(batch(11, 20));
    store.write(batch(10, 11));

    assertThat(database.count()).isEqualTo(19);
    assertThat(database.query("SELECT position FROM user_activity_journals")).containsExactly("20");
  }

  @ParameterizedTest
  @EnumSource
  void aTableThatIsDroppedIsMadeAgain(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    ActivityStore store = database.store().asStore();
    store.write(batch(0, 10));

    database.execute("DROP TABLE user_activity_journals");

    writeAgain(store, batch(10, 20));
    assertHas(database, 0, 20);
  }

  @ParameterizedTest
  @EnumSource
  void withoutItsTableRowsAreStoredAllTheSameAndThatIsSaid(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(1));

    ActivityStore store = database.store("schema.create", "false").asStore();
    store.write(batch(0, 10));

    assertThat(database.count()).isEqualTo(11);
    assertThat(database.log())
        .anyMatch(
            line ->
                line.startsWith("WARN Rows may be stored twice")
                    && line.contains("schema/create_user_activity_journals_table.sql"));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
  void aCommitWhoseAnswerIsLostStoresNothingTwice(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    String address = kind.server().address();
    try (CuttingProxy proxy = new CuttingProxy(address)) {
      ActivityStore store =
          database
              .store("jdbc.url", unencrypted(database.url().replace(address, proxy.address())))
              .asStore();
      store.write(batch(0, 1));
      int lost = 0;
      for (int i = 1; i < 51; i++) {
        proxy.cutNext();
        try {
          store.write(batch(i, i + 1));
        } catch (StoreException unclear) {
          lost++;
          assertThat(unclear.kind()).isEqualTo(StoreException.Kind.AWAY);
          store.write(batch(i, i + 1));
        }
      }
      assertThat(lost).isEqualTo(proxy.cuts()).isEqualTo(50);
    }
    assertHas(database, 0, 51);
  }

  /** So that the proxy sees what is said. */
  private static String unencrypted(String url) {
    return url.startsWith("jdbc:mysql:")
        ? url + "?sslMode=DISABLED&allowPublicKeyRetrieval=true"
        : url;
  }

  private static void writeAgain(ActivityStore store, Batch batch) throws Exception {
    try {
      store.write(batch);
    } catch (StoreException missing) {
      store.write(batch);
    }
  }

  private Batch batch(int from, int to) {
    return new Batch(journal, from, rows.subList(from, to));
  }

  private static void assertHas(TestDatabase database, int from, int to) throws Exception {
    assertThat(database.query("SELECT resource_id FROM user_activity_logs ORDER BY id"))
        .containsExactlyElementsOf(IntStream.range(from, to).mapToObj(String::valueOf).toList());
  }
}
