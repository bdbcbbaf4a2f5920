package io.useractivity.engine.viewer;

import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.thread.DaemonThreads;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Where pages ask the database: a few threads with a connection each, which they give up when
 * nobody asks any more. Whoever asks waits so long and no longer, whatever becomes of the question.
 * The threads begin with the desk, on whose maker they depend, and not with a question: that may
 * come on a thread of the application, whose class loader they would hold. Nobody is interrupted:
 * H2 would close its file. Safe for use by any thread.
 */
final class Desk implements AutoCloseable {

  private static final String THREAD = "user-activity-pages";
  private static final long IDLE_SECONDS = 30;
  private static final int MOST_WAITING = 32;

  private final RowSource source;
  private final BlockingQueue<Asked<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final int most;

  /** What each thread asks just now. */
  private final AtomicReferenceArray<Asked<?>> underWay;

  private volatile boolean closed;

  /**
   * @param most how many questions are asked at a time
   */
  Desk(RowSource source, int most) {
    this.source = source;
    this.most = most;
    this.underWay = new AtomicReferenceArray<>(most);
    for (int i = 0; i < most; i++) {
      int number = i;
      DaemonThreads.named(THREAD, () -> work(number)).start();
    }
  }

  private void work(int number) {
    Connected connected = new Connected(source);
    while (!closed) {
      try {
        Asked<?> next = waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
          connected.close();
        } else {
          underWay.set(number, next);
          next.answerBy(connected);
        }
      } catch (InterruptedException | RuntimeException notByUs) {
        // As by an application that interrupts all threads there are; the desk is closed otherwise.
        // What a driver throws as it closes is no reason to have a thread less.
      } finally {
        underWay.set(number, null);
      }
    }
    connected.close();
  }

  /** The rows of one thread, opened when they are needed. */
  private static final class Connected {

    private final RowSource source;
    private ActivityRows rows;
    private ActivityRows withArchives;

    Connected(RowSource source) {
      this.source = source;
    }

    ActivityRows rows(boolean archives) {
      if (archives) {
        withArchives = withArchives == null ? source.withArchives().open() : withArchives;
        return withArchives;
      }
      rows = rows == null ? source.open() : rows;
      return rows;
    }

    void close() {
      ActivityRows both = withArchives;
      withArchives = null;
      ActivityRows table = rows;
      rows = null;
      try {
        close(both);
      } finally {
        close(table);
      }
    }

    private static void close(ActivityRows rows) {
      if (rows != null) {
        rows.close();
      }
    }
  }

  /** What is asked of the rows. */
  interface Question<T> {

    T ask(ActivityRows rows) throws QueryException, IOException;
  }

  /**
   * Asks, and does not wait yet.
   *
   * @param deadline by {@link System#nanoTime}, after which nobody wants the answer any more
   */
  <T> Asked<T> ask(Question<T> question, long deadline) {
    return ask(question, false, deadline);
  }

  /**
   * The same.
   *
   * @param archives whether of the archived rows too, where there are any
   */
  <T> Asked<T> ask(Question<T> question, boolean archives, long deadline) {
    Asked<T> asked = new Asked<>(question, archives && hasArchives(), deadline);
    if (closed || isStuck() || !waiting.offer(asked)) {
      asked.task.cancel(false);
    }
    return asked;
  }

  /** Whether there may be archived rows. */
  boolean hasArchives() {
    return source.withArchives() != null;
  }

  /** Whether every thread waits for an answer that nobody wants any more. */
  private boolean isStuck() {
    long now = System.nanoTime();
    for (int i = 0; i < most; i++) {
      Asked<?> asked = underWay.get(i);
      if (asked == null || asked.deadline - now > 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    closed = true;
    for (int i = 0; i < most; i++) {
      Asked<Object> nothing = new Asked<>(rows -> null, false, System.nanoTime());
      nothing.task.cancel(false);
      if (!waiting.offer(nothing)) {
        return; // there is enough to wake them all
      }
    }
  }

  /** A question under way. */
  static final class Asked<T> {

    private final FutureTask<T> task;
    private final long deadline;
    private volatile boolean begun;

    /** Of the thread that answers; null before. */
    private Connected by;

    Asked(Question<T> question, boolean archives, long deadline) {
      this.deadline = deadline;
      Callable<T> work = () -> question.ask(by.rows(archives));
      this.task = new FutureTask<>(work);
    }

    private void answerBy(Connected connected) {
      begun = true;
      by = connected;
      task.run();
      by = null;
    }

    /** Waits for the answer, until the deadline at most. */
    T answer() throws UnansweredException, QueryException {
      try {
        return task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof QueryException) {
          throw (QueryException) e.getCause();
        }
        throw new IllegalStateException(e.getCause());
      } catch (TimeoutException | CancellationException e) {
        task.cancel(false);
        throw new UnansweredException(begun);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnansweredException(begun);
      }
    }
  }

  /** There was no answer in time. */
  static final class UnansweredException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean begun;

    UnansweredException(boolean begun) {
      super(null, null, false, false);
      this.begun = begun;
    }

    /** Whether the database was asked at all; else others were before. */
    boolean wasAsked() {
      return begun;
    }
  }
}
