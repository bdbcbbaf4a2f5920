package io.useractivity.engine.store.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.files.Mailbox;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of an embedded database whose file another JVM has open, and what that JVM does. */
class NewestRowsTest {

  @TempDir Path directory;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Log log = new Log(new PrintStream(said, true), Log.Level.DEBUG);

  @Test
  void aRunningAgentAnswersWithTheNewestRowsOldestFirst() throws Exception {
    TestStore store = Stores.open(properties());
    store.write(Stores.rows(250));
    Mailbox mailbox = new Mailbox(directory.toFile());
    String id = mailbox.ask(new LatestRows(240, false).toString());

    new Answers(settings(), () -> true, log).run(0);

    List<List<String>> lines = RowsOnFile.read(mailbox.takeAnswer(id));
    int resource = lines.get(0).indexOf("resource_id");
    assertThat(lines).hasSize(1 + 240);
    assertThat(lines.get(1).get(resource)).isEqualTo("10");
    assertThat(lines.get(240).get(resource)).isEqualTo("249");
    assertThat(lines.get(1).get(lines.get(0).indexOf("user_id"))).isNull();
    assertThat(lines).isEqualTo(new ActivityReader(settings()).latest(new LatestRows(240, false)));
    store.close();
  }

  @Test
  void rowsAreInTheOrderInWhichTheirRequestsBegan() throws Exception {
    TestStore store = Stores.open(properties());
    store.write(
        List.of(
            Stores.at(Stores.NOON.plusSeconds(2)).text(Column.RESOURCE_ID, "quick").build(),
            Stores.at(Stores.NOON).text(Column.RESOURCE_ID, "slow").build()));

    List<List<String>> lines = new NewestRows(settings()).read(new LatestRows(5, false));

    int resource = lines.get(0).indexOf("resource_id");
    assertThat(lines).map(line -> line.get(resource)).endsWith("slow", "quick");
    store.close();
  }

  @Test
  void allColumnsAreThoseOfTheTable() throws Exception {
    TestStore store = Stores.open(properties());
    store.write(Stores.rows(1));

    List<List<String>> lines = new ActivityReader(settings()).latest(new LatestRows(3, true));

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

    List<List<String>> lines = new ActivityReader(settings()).latest(new LatestRows(2, false));

    int resource = lines.get(0).indexOf("resource_id");
    assertThat(lines).map(line -> line.get(resource)).containsExactly("resource_id", "1", "2");
    store.close();
  }

  @Test
  void anAgentWithoutTheDatabaseLeavesTheQuestionToTheOneThatHasIt() throws Exception {
    Mailbox mailbox = new Mailbox(directory.toFile());
    String id = mailbox.ask(new LatestRows(1, false).toString());

    new Answers(settings(), () -> false, log).run(0);

    assertThat(mailbox.waiting()).containsExactly(id);
  }

  @Test
  void anAgentThatStopsAnswersNoMore() throws Exception {
    Mailbox mailbox = new Mailbox(directory.toFile());
    Answers answers = new Answers(settings(), () -> true, log);
    answers.close();
    String id = mailbox.ask(new LatestRows(1, false).toString());

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
    List<List<String>> rows = List.of(List.of("created_at", "user_id"), List.of("now", "alice"));
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
            for (List<String> row : rows) {
              writer.line(row);
            }
            writer.done();
          });

      assertThat(tail.get(1, TimeUnit.MINUTES)).isEqualTo(rows);
      assertThat(mailbox.waiting()).isEmpty();
    }
  }

  @Test
  void whereNoAgentAnswersThatIsToldWithWhatToDo() throws Exception {
    try (FileLock otherJvm = lock()) {
      assertThat(otherJvm.isValid()).isTrue();

      assertThatThrownBy(() -> new NewestRows(settings(), 1).read(new LatestRows(1, false)))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "the embedded database in "
                  + directory
                  + " is in use by another JVM, and no agent answers in "
                  + directory
                  + "; call tail with the configuration of that application, or stop it first");
      assertThat(new Mailbox(directory.toFile()).waiting()).isEmpty();
    }
  }

  private List<List<String>> read(long patienceMillis) {
    try {
      return new NewestRows(settings(), patienceMillis).read(new LatestRows(1, false));
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    }
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
