package io.useractivity.engine.viewer;

import io.useractivity.engine.output.CsvRows;
import io.useractivity.engine.output.JsonRows;
import io.useractivity.engine.output.RowFile;
import io.useractivity.engine.output.RowOutput;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/**
 * The rows of a list as a file. They pass through some at a time: each time the database is asked
 * anew, and whoever waits for it waits no longer than for a page.
 */
final class ExportPage implements Page {

  static final String CSV = "export.csv";
  static final String JSON = "export.jsonl";

  /** Whoever has got a part shall not take it for all, also where the connection ends as usual. */
  private static final String INCOMPLETE =
      "INCOMPLETE: the database did not answer in time, and more rows may follow";

  private static final int AT_A_TIME = 500;

  /** The archives' files are read anew each time. */
  private static final int OF_ARCHIVES_AT_A_TIME = 5_000;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

  private final Replies replies;
  private final Desk desk;
  private final Messages messages;
  private final int most;
  private final long patienceNanos;
  private final Semaphore places;

  /**
   * @param most rows of a file; 0 for no files
   * @param atATime how many files are written at a time
   * @param patienceNanos how long the next rows may take
   */
  ExportPage(
      Replies replies, Desk desk, Messages messages, int most, int atATime, long patienceNanos) {
    this.replies = replies;
    this.desk = desk;
    this.messages = messages;
    this.most = most;
    this.patienceNanos = patienceNanos;
    this.places = new Semaphore(atATime);
  }

  /** Rows that have been read and not been written. */
  private static final class Part implements RowSink {

    List<RowColumn> columns = Collections.emptyList();
    final List<List<String>> rows = new ArrayList<>();

    @Override
    public void columns(List<RowColumn> itsColumns) {
      columns = itsColumns;
    }

    @Override
    public void row(List<String> cells) {
      rows.add(cells);
    }
  }

  @Override
  public ViewResponse answer(Visit visit) throws QueryException, Desk.UnansweredException {
    if (most == 0) {
      return messages.noExport(visit);
    }
    if (places.availablePermits() == 0) {
      return messages.unanswered(visit, false);
    }
    ListState state = ListState.of(visit.parameters(), visit.section.kind(), visit.now);
    RowQuery query =
        RowQuery.of(state.selection(visit.scope)).columns(ListColumns.inFull(visit.section.kind()));
    Part first = new Part();
    // Before any status is sent, so that there still is one to say that it fails.
    boolean archives = state.hasArchives() && desk.hasArchives();
    int atATime = archives ? OF_ARCHIVES_AT_A_TIME : AT_A_TIME;
    Reading reading =
        (after, left, part, deadline) -> {
          RowQuery next = query.after(after).limit(Math.min(atATime, left));
          return desk.ask(rows -> rows.read(next, part), archives, deadline).answer();
        };
    Cursor rest = reading.read(null, most, first, visit.deadline);
    boolean csv = visit.below().equals(CSV);
    String name = "activity-" + STAMP.format(visit.now) + (csv ? ".csv" : ".jsonl");
    String type = csv ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson";
    return replies.download(type, name, out -> write(out, csv, reading, first, rest));
  }

  /** How the next rows are read. */
  private interface Reading {

    Cursor read(Cursor after, int left, Part into, long deadline)
        throws QueryException, Desk.UnansweredException;
  }

  private void write(OutputStream out, boolean csv, Reading reading, Part first, Cursor rest)
      throws IOException {
    if (!places.tryAcquire()) { // taken since it was looked for
      throw new IOException("as many files as may be are written already");
    }
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    RowFile output = csv ? new CsvRows(text) : new JsonRows(text);
    try {
      output.columns(first.columns);
      Part part = first;
      Cursor after = rest;
      int left = most - write(part, output);
      while (after != null && left > 0) {
        part = new Part();
        long deadline = System.nanoTime() + patienceNanos;
        after = reading.read(after, left, part, deadline);
        left -= write(part, output);
      }
      output.end();
    } catch (QueryException | Desk.UnansweredException e) {
      output.cut(INCOMPLETE);
      throw new IOException("the rows are not complete", e);
    } finally {
      places.release();
    }
  }

  private static int write(Part part, RowOutput output) throws IOException {
    for (List<String> row : part.rows) {
      output.row(row);
    }
    return part.rows.size();
  }
}
