package io.useractivity.engine.cli;

import io.useractivity.engine.output.RowOutput;
import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.text.VisibleText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Shows the rows that come, in the order of their ids. Of several writers one may commit an id
 * after another has committed a higher one, so that the newest ids are asked for again for a while,
 * and what was shown is left out. For one thread.
 */
final class FollowedRows implements RowOutput {

  private static final String ID = "id";

  /** How long is waited before it is asked again. */
  static final long ASK_AGAIN_MILLIS = 1_000;

  /** Longer than a transaction of the agent's takes. */
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final int PAGE = 1_000;

  private final ActivityRows rows;
  private final RowQuery query;
  private final RowOutput output;
  private final PrintStream err;
  private final long askAgainMillis;

  /** When each id above {@link #settled} was shown. */
  private final Map<Long, Long> shown = new HashMap<>();

  /** No lower id is waited for. */
  private long settled;

  private int id;
  private boolean named;
  private boolean away;

  /**
   * @param query with the column that {@link #withId} adds
   */
  FollowedRows(
      ActivityRows rows, RowQuery query, RowOutput output, PrintStream err, long askAgainMillis) {
    this.askAgainMillis = askAgainMillis;
    this.err = err;
    this.rows = rows;
    this.query = query;
    this.output = output;
  }

  /** The columns with the id, which is last if it was not wanted; empty for all. */
  static List<String> withId(List<String> wanted) {
    if (wanted.isEmpty()) {
      return wanted;
    }
    List<String> columns = new ArrayList<>(wanted);
    columns.add(ID);
    return Collections.unmodifiableList(columns);
  }

  @Override
  public void columns(List<RowColumn> columns) throws IOException {
    if (named) {
      return;
    }
    named = true;
    for (int i = 0; i < columns.size(); i++) {
      id = columns.get(i).name().equals(ID) ? i : id;
    }
    output.columns(columns);
  }

  @Override
  public void row(List<String> cells) throws IOException {
    if (shown.putIfAbsent(Long.valueOf(cells.get(id)), System.nanoTime()) == null) {
      output.row(cells);
    }
  }

  @Override
  public void end() throws IOException {
    output.end();
  }

  /** Shows what comes, until the process ends or nobody reads it any more. */
  void follow() throws IOException {
    for (long highest : shown.keySet()) {
      settled = Math.max(settled, highest);
    }
    while (!Thread.currentThread().isInterrupted()) {
      askAgain();
      output.end();
      settle(System.nanoTime());
      try {
        TimeUnit.MILLISECONDS.sleep(askAgainMillis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A database that is away for a while is waited for. */
  private void askAgain() throws IOException {
    try {
      ask();
      away = false;
    } catch (QueryException e) {
      if (!away) {
        err.println(VisibleText.line(e.getMessage()) + " (trying again until Ctrl+C)");
        away = true;
      }
    }
  }

  private void ask() throws QueryException, IOException {
    Cursor after = Cursor.of(null, settled);
    while (after != null) {
      after = rows.read(query.order(Order.AS_STORED).after(after).limit(PAGE), this);
    }
  }

  private void settle(long now) {
    for (Map.Entry<Long, Long> each : shown.entrySet()) {
      if (now - each.getValue() > SETTLED_NANOS) {
        settled = Math.max(settled, each.getKey());
      }
    }
    for (Iterator<Long> ids = shown.keySet().iterator(); ids.hasNext(); ) {
      if (ids.next() <= settled) {
        ids.remove();
      }
    }
  }
}
