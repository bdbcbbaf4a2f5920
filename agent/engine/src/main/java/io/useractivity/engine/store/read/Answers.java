package io.useractivity.engine.store.read;

import io.useractivity.engine.files.Mailbox;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.SampleQuery;
import io.useractivity.engine.query.TimelineQuery;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.thread.Chore;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Reads rows for the commands where this JVM has the file of the embedded database, which no other
 * can open meanwhile. Questions come as files, and so do the answers: nothing listens, and who may
 * ask is whoever may read that file.
 *
 * <p>Until the agent itself has opened the database, nothing is done at all: not even a class of it
 * is loaded.
 */
public final class Answers implements Chore {

  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** A command that reads much asks again at once: so often it is looked for sooner. */
  private static final int HURRIES = 50;

  private static final long HURRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** The application has a processor to share. */
  private static final int LIMIT_SECONDS = 10;

  private static final long MOST_CHARACTERS = 4_000_000;

  /** In this JVM's memory at a time; the heap is the application's. */
  private static final int SLICE = 100;

  private final StoreSettings settings;
  private final BooleanSupplier connected;
  private final Log log;

  /** Null before the first look: the files of java.nio are not for the agent's start. */
  private Mailbox mailbox;

  private boolean closed;
  private int hurries;

  /**
   * @param connected whether this JVM has the database open
   */
  public Answers(StoreSettings settings, BooleanSupplier connected, Log log) {
    this.settings = settings;
    this.connected = connected;
    this.log = log;
  }

  @Override
  public synchronized long run(long nanoTime) {
    if (!closed && connected.getAsBoolean()) {
      if (mailbox == null) {
        mailbox = new Mailbox(settings.dataDirectory());
      }
      for (String id : mailbox.waiting()) {
        answer(id);
      }
    }
    return hurries-- > 0 ? HURRY_NANOS : LOOK_AGAIN_NANOS;
  }

  /**
   * Lets an answer under way be finished, and begins no other. The thread must not be interrupted
   * before: H2 closes its file when a thread that reads it is.
   */
  public synchronized void close() {
    closed = true;
  }

  private void answer(String id) {
    try {
      Question question = Question.parse(mailbox.question(id));
      mailbox.answer(id, out -> write(question, new RowsOnFile.Writer(out)));
      hurries = HURRIES;
    } catch (IOException e) {
      // It may have been withdrawn just now.
      log.debug("A question of a command was not answered: " + e);
    }
  }

  private void write(Question question, RowsOnFile.Writer writer) throws IOException {
    if (question == null) {
      writer.error("does not know this question; use the JAR that it was attached from");
      return;
    }
    Duration limit = Duration.ofSeconds(LIMIT_SECONDS);
    try (ActivityReader reader = new ActivityReader(settings, limit, question.table)) {
      for (List<String> line : last(question, reader, writer)) {
        writer.line(line);
      }
      writer.done();
    } catch (StoreException e) {
      writer.error(e.getMessage());
    }
  }

  /** Writes rows as they are read, and returns the lines that are known at the end. */
  private static List<List<String>> last(
      Question question, ActivityReader reader, RowsOnFile.Writer writer)
      throws StoreException, IOException {
    if (question.is(Question.FACTS)) {
      return reader.facts();
    }
    if (question.is(Question.SUMMARY)) {
      return TableSummaryLines.write(reader.summary());
    }
    RowQuery rows = question.as(RowQuery.class);
    BreakdownQuery breakdown = question.as(BreakdownQuery.class);
    TimelineQuery timeline = question.as(TimelineQuery.class);
    if (rows != null) {
      return Collections.singletonList(RowAnswer.rest(rows(rows, reader, writer)));
    }
    if (breakdown != null) {
      return BreakdownLines.write(reader.breakdown(breakdown));
    }
    if (timeline != null) {
      return TimelineLines.write(reader.timeline(timeline));
    }
    int each = reader.sample(question.as(SampleQuery.class), new AnswerSink(writer));
    return Collections.singletonList(Collections.singletonList(String.valueOf(each)));
  }

  /** Ends early if the rows are big: whoever asks holds an answer in memory. */
  private static Cursor rows(RowQuery query, ActivityReader reader, RowsOnFile.Writer writer)
      throws StoreException, IOException {
    AnswerSink sink = new AnswerSink(writer);
    Cursor after = query.after();
    long left = query.limit();
    do {
      long before = sink.rows;
      long slice = Math.min(SLICE, left);
      after = reader.read(query.after(after).limit(slice), (int) slice, sink);
      left -= sink.rows - before;
    } while (after != null && left > 0 && sink.characters < MOST_CHARACTERS);
    return after;
  }

  /** Writes slices as one answer. */
  private static final class AnswerSink implements RowSink {

    private final RowsOnFile.Writer writer;
    private boolean named;
    private long rows;
    private long characters;

    AnswerSink(RowsOnFile.Writer writer) {
      this.writer = writer;
    }

    @Override
    public void columns(List<RowColumn> columns) throws IOException {
      if (!named) {
        writer.line(RowAnswer.columns(columns));
        named = true;
      }
    }

    @Override
    public void row(List<String> cells) throws IOException {
      writer.line(cells);
      rows++;
      for (String cell : cells) {
        characters += cell == null ? 0 : cell.length();
      }
    }
  }
}
