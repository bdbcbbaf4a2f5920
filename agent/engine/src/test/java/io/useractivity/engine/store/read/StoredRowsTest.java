package io.useractivity.engine.store.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.files.Mailbox;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Dimension;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.TableSummary;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.ReadLines;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestStore;
import io.useractivity.engine.store.schema.ActivityTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of an embedded database whose file another JVM has open, and what that JVM does. */
class StoredRowsTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final RowQuery NEWEST = ReadLines.EVERYTHING;

  @TempDir Path directory;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Log log = new Log(new PrintStream(said, true), Log.Level.DEBUG);

  @Test
  void aRunningAgentAnswersAsTheDatabaseDoes() throws Exception {
    TestStore store = Stores.open(properties());
    store.write(Stores.rows(250));
    Mailbox mailbox = new Mailbox(directory.toFile());
    String id = mailbox.ask(Question.text(NEWEST.limit(240), ActivityTable.NAME));

    new Answers(settings(), () -> true, log).run(0);

    ReadLines lines = new ReadLines();
    Cursor rest = RowAnswer.read(RowsOnFile.read(mailbox.takeAnswer(id)), true, lines);
    assertThat(lines.lines()).hasSize(1 + 240);
    assertThat(lines.column("resource_id")).startsWith("249", "248").endsWith("11", "10");
    assertThat(lines.column("user_id")).containsOnlyNulls();
    assertThat(rest).hasToString("2024-01-31T12:00:00.123_11");
    ReadLines direct = new ReadLines();
    assertThat(reader().read(NEWEST.limit(240), 100, direct)).hasToString(rest.toString());
    assertThat(lines.lines()).isEqualTo(direct.lines());
    store.close();
  }

  @Test
  void aRunningAgentCounts() throws Exception {
    TestStore store = Stores.open(properties());
    store.write(
        List.of(
            Stores.at(Stores.NOON)
                .text(Column.USER_ID, "alice")
                .value(Column.STATUS_CODE, 500)
                .value(Column.RESPONSE_TIME_MS, 1_234)
                .build()));
    Mailbox mailbox = new Mailbox(directory.toFile());
    BreakdownQuery query = BreakdownQuery.of(NEWEST.selection(), Dimension.USER, 5);
    String id = mailbox.ask(Question.text(query));

    new Answers(settings(), () -> true, log).run(0);

    Breakdown breakdown = BreakdownLines.read(RowsOnFile.read(mailbox.takeAnswer(id)));
    assertThat(breakdown.isComplete()).isTrue();
    assertThat(breakdown.groups()).hasSize(1);
    assertThat(breakdown.groups().get(0).key()).isEqualTo("alice");
    assertThat(breakdown.groups().get(0).failed()).isEqualTo(1);
    assertThat(breakdown.groups().get(0).times().percentile(50)).isEqualTo(1_230);
    store.close();
  }

  @Test
  void aRunningAgentTellsOfTheTableWhatTheDatabaseDoes() throws Exception {
    TestStore store = Stores.open(properties());
    store.write(Stores.rows(7));
    Mailbox mailbox = new Mailbox(directory.toFile());
    String id = mailbox.ask(Question.FACTS);

    new Answers(settings(), () -> true, log).run(0);

    List<List<String>> told = RowsOnFile.read(mailbox.takeAnswer(id));
    assertThat(told).isEqualTo(reader().facts()).contains(List.of("fact", "rows", "7"));
    String brief = mailbox.ask(Question.SUMMARY);
    new Answers(settings(), () -> true, log).run(0);
    TableSummary summary = TableSummaryLines.read(RowsOnFile.read(mailbox.takeAnswer(brief)));
    assertThat(summary.rows()).isEqualTo(7);
    assertThat(summary.retention()).isNull();
    store.close();
  }

  @Test
  void rowsAreInTheOrderInWhichTheirRequestsBegan() throws Exception {
    TestStore store = Stores.open(properties());
    store.write(
        List.of(
            Stores.at(Stores.NOON.plusSeconds(2)).text(Column.RESOURCE_ID, "quick").build(),
            Stores.at(Stores.NOON).text(Column.RESOURCE_ID, "slow").build()));

    assertThat(read(NEWEST.order(Order.OLDEST_FIRST)).column("resource_id"))
        .containsExactly("slow", "quick");
    store.close();
  }

  @Test
  void allColumnsAreThoseOfTheTable() throws Exception {
    TestStore store = Stores.open(properties());
    store.write(Stores.rows(1));

    List<List<String>> lines = read(NEWEST).lines();

    assertThat(lines.get(0))
        .hasSize(21)
        .startsWith("id", "user_email")
        .contains("request_data", "user_agent", "success")
        .endsWith("created_at", "updated_at");
    assertThat(lines.get(1).get(19)).isEqualTo("2024-01-31 12:00:00.123");
    store.close();
  }

  @Test
  void idsWithGapsHideNoRows() throws Exception {
    TestStore store = Stores.open(properties());
    store.write(Stores.rows(3));
    try (var connection =
            new org.h2.jdbc.JdbcConnection(
                "jdbc:h2:file:" + directory.resolve("user-activity"),
                new Properties(),
                "",
                "",
                false);
        var statement = connection.createStatement()) {
      statement.execute("UPDATE user_activity_logs SET id = 1000000 WHERE resource_id = '2'");
    }

    assertThat(read(NEWEST.limit(2)).column("resource_id")).containsExactly("2", "1");
    store.close();
  }

  @Test
  void anAgentWithoutTheDatabaseLeavesTheQuestionToTheOneThatHasIt() throws Exception {
    Mailbox mailbox = new Mailbox(directory.toFile());
    String id = mailbox.ask(Question.text(NEWEST.limit(1), ActivityTable.NAME));

    new Answers(settings(), () -> false, log).run(0);

    assertThat(mailbox.waiting()).containsExactly(id);
  }

  @Test
  void anAgentThatStopsAnswersNoMore() throws Exception {
    Mailbox mailbox = new Mailbox(directory.toFile());
    Answers answers = new Answers(settings(), () -> true, log);
    answers.close();
    String id = mailbox.ask(Question.text(NEWEST.limit(1), ActivityTable.NAME));

    answers.run(0);

    assertThat(mailbox.waiting()).containsExactly(id);
  }

  @Test
  void whatTheAgentDoesNotUnderstandItSays() throws Exception {
    Mailbox mailbox = new Mailbox(directory.toFile());
    String id = mailbox.ask("of a later version");

    new Answers(settings(), () -> true, log).run(0);

    assertThatThrownBy(() -> RowsOnFile.read(mailbox.takeAnswer(id)))
        .hasMessageContaining("does not know this question");
  }

  @Test
  void whereAnotherJvmHasTheFileItsAgentIsAsked() throws Exception {
    List<List<String>> answer =
        List.of(
            List.of("created_at", "TIME", "user_id", "TEXT"), List.of("now", "alice"), List.of());
    try (FileLock otherJvm = lock()) {
      assertThat(otherJvm.isValid()).isTrue();
      CompletableFuture<List<List<String>>> tail =
          CompletableFuture.supplyAsync(() -> read(TimeUnit.MINUTES.toMillis(1)));
      Mailbox mailbox = new Mailbox(directory.toFile());
      await().until(() -> !mailbox.waiting().isEmpty());
      mailbox.answer(
          mailbox.waiting().get(0),
          out -> {
            RowsOnFile.Writer writer = new RowsOnFile.Writer(out);
            for (List<String> line : answer) {
              writer.line(line);
            }
            writer.done();
          });

      assertThat(tail.get(1, TimeUnit.MINUTES))
          .isEqualTo(List.of(List.of("created_at", "user_id"), List.of("now", "alice")));
      assertThat(mailbox.waiting()).isEmpty();
    }
  }

  @Test
  void whereNoAgentAnswersThatIsToldWithWhatToDo() throws Exception {
    try (FileLock otherJvm = lock()) {
      assertThat(otherJvm.isValid()).isTrue();

      assertThatThrownBy(
              () ->
                  new StoredRows(settings(), LIMIT, ActivityTable.NAME, 1)
                      .read(NEWEST.limit(1), new ReadLines()))
          .isInstanceOf(QueryException.class)
          .hasMessage(
              "the embedded database in "
                  + directory
                  + " is in use by another JVM, and no agent answers in "
                  + directory
                  + "; call the command with the configuration of that application, or stop it first");
      assertThat(new Mailbox(directory.toFile()).waiting()).isEmpty();
    }
  }

  private List<List<String>> read(long patienceMillis) {
    ReadLines lines = new ReadLines();
    try (StoredRows rows = new StoredRows(settings(), LIMIT, ActivityTable.NAME, patienceMillis)) {
      rows.read(NEWEST.limit(1), lines);
      return lines.lines();
    } catch (QueryException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ReadLines read(RowQuery query) throws Exception {
    ReadLines lines = new ReadLines();
    reader().read(query, 100, lines);
    return lines;
  }

  private ActivityReader reader() {
    return new ActivityReader(settings(), LIMIT);
  }

  /** As another JVM has it. */
  private FileLock lock() throws Exception {
    return FileChannel.open(
            directory.resolve("user-activity.mv.db"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)
        .lock();
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("useractivity.data.dir", directory.toString());
    return properties;
  }

  private StoreSettings settings() {
    return StoreSettings.of(Stores.configuration(properties()));
  }
}
