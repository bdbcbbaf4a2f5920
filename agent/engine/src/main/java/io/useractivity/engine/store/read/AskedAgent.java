package io.useractivity.engine.store.read;

import io.useractivity.engine.files.Mailbox;
import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.SampleQuery;
import io.useractivity.engine.query.TableSummary;
import io.useractivity.engine.query.Timeline;
import io.useractivity.engine.query.TimelineQuery;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The agent that has the database's file, asked by files in its directory; immutable. */
final class AskedAgent {

  /** Of one answer, which is in memory here and is written by a thread of the application's JVM. */
  private static final long ROWS_AT_A_TIME = 2_000;

  private static final long POLL_MILLIS = 20;

  private final File directory;
  private final String table;
  private final long patienceMillis;

  /**
   * @param table the name of the table that is asked for
   * @param patienceMillis how long it may take for an answer
   */
  AskedAgent(File directory, String table, long patienceMillis) {
    this.directory = directory;
    this.table = table;
    this.patienceMillis = patienceMillis;
  }

  /** Nobody answers in time. */
  static final class Silence extends Exception {

    private static final long serialVersionUID = 1L;

    Silence() {
      super("no answer", null, false, false);
    }
  }

  /** Hands over the columns and rows; as the database's reader does. */
  Cursor read(RowQuery query, RowSink sink)
      throws RowsOnFile.Refusal, Silence, AnswerException, IOException {
    Cursor after = query.after();
    long left = query.limit();
    boolean first = true;
    do {
      RowQuery part = query.after(after).limit(Math.min(left, ROWS_AT_A_TIME));
      List<List<String>> lines = first ? answer(Question.text(part, table)) : further(part);
      after = RowAnswer.read(lines, first, sink);
      left -= lines.size() - 2; // but for the columns and the rest
      first = false;
    } while (after != null && left > 0);
    return after;
  }

  /** What was handed over already can't be had again from somebody else. */
  private List<List<String>> further(RowQuery part) throws RowsOnFile.Refusal, AnswerException {
    try {
      return answer(Question.text(part, table));
    } catch (Silence e) {
      throw new AnswerException(new IOException("it answers no more; the rows are not complete"));
    }
  }

  Breakdown breakdown(BreakdownQuery query) throws RowsOnFile.Refusal, Silence, AnswerException {
    return BreakdownLines.read(answer(Question.text(query)));
  }

  Timeline timeline(TimelineQuery query) throws RowsOnFile.Refusal, Silence, AnswerException {
    return TimelineLines.read(answer(Question.text(query)));
  }

  int sample(SampleQuery query, RowSink sink)
      throws RowsOnFile.Refusal, Silence, AnswerException, IOException {
    List<List<String>> lines = answer(Question.text(query));
    int last = lines.size() - 1;
    List<List<String>> complete = new ArrayList<>(lines.subList(0, last));
    complete.add(RowAnswer.rest(null));
    RowAnswer.read(complete, true, sink);
    return Integer.parseInt(lines.get(last).get(0));
  }

  TableSummary summary() throws RowsOnFile.Refusal, Silence, AnswerException {
    return TableSummaryLines.read(answer(Question.SUMMARY));
  }

  List<List<String>> facts() throws RowsOnFile.Refusal, Silence, AnswerException {
    return answer(Question.FACTS);
  }

  /** The files of question and answer can't be used; told apart from what a sink throws. */
  static final class AnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    AnswerException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private List<List<String>> answer(String question)
      throws RowsOnFile.Refusal, Silence, AnswerException {
    try {
      Mailbox mailbox = new Mailbox(directory);
      String id = mailbox.ask(question);
      Thread atExit = new Thread(() -> withdraw(mailbox, id));
      Runtime.getRuntime().addShutdownHook(atExit);
      try {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        byte[] answer = mailbox.takeAnswer(id);
        while (answer == null && System.nanoTime() - deadline < 0) {
          TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
          answer = mailbox.takeAnswer(id);
        }
        if (answer == null) {
          throw new Silence();
        }
        return RowsOnFile.read(answer);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Silence();
      } finally {
        Runtime.getRuntime().removeShutdownHook(atExit);
        mailbox.withdraw(id);
      }
    } catch (IOException e) {
      throw new AnswerException(e);
    }
  }

  /** Where the command is interrupted while it waits. */
  private static void withdraw(Mailbox mailbox, String id) {
    try {
      mailbox.withdraw(id);
    } catch (IOException e) {
      // The agent deletes it in a minute.
    }
  }
}
