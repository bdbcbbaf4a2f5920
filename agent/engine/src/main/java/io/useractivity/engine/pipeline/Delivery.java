package io.useractivity.engine.pipeline;

import io.useractivity.engine.journal.DeadLetters;
import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Counter;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.metrics.Latency;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreException.Kind;
import io.useractivity.engine.store.write.ActivityStore;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Brings batches into the store, so that a row that it does not take keeps no other waiting. For
 * one thread.
 *
 * <p>No list of errors is complete, so none decides alone. While no row can be sent at all, a batch
 * is tried again as it is, ever more rarely. Any other failure ends in halving: at once where the
 * store says that a row is to blame, after the second where it does not say, and after the fourth
 * where it blames its own state, since a trigger can say so too. What gets in meanwhile shows that
 * the rest is to blame. A row that is left over alone is tried in ever smaller forms, and counted
 * as refused only if the smallest does not get in either, and either the store blames it or others
 * got in since it failed. Else it is postponed, ever longer, and others have their turn. A row that
 * fails alone by the store's state must do so for a minute: locks and the like go by.
 *
 * <p>When a few rows have failed one by one and none got in, it may be the store after all: the
 * rest is tried a row at a time, with pauses, until one gets in.
 */
final class Delivery {

  private static final int TRIES_UNEXPLAINED = 2;
  private static final int TRIES_IN_A_STATE = 4;
  private static final int ROUNDS_IN_A_STATE = 3;
  static final long STATE_MILLIS = TimeUnit.MINUTES.toMillis(1);
  private static final long FIRST_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int LAST_DOUBLING = 6;

  /** As many rows may fail alone, and none get in, until it is taken for the store's fault. */
  private static final int FRUITLESS = 3;

  /**
   * For so long rows are tried one by one without a pause where the store does not say what is
   * wrong: many in a row may be odd, and others wait behind them.
   */
  private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Journal journal;
  private final DeadLetters letters;
  private final ActivityStore store;
  private final Counter storedCounter;
  private final Counter reduced;
  private final Counter lettersKept;
  private final Counter retries;
  private final Losses losses;
  private final Latency latency = new Latency();
  private final Outage outage;
  private final Log log;
  private final long stateNanos;

  /** Rows that failed alone and are not given up. */
  private final IdentityHashMap<ActivityRow, Suspicion> suspicions = new IdentityHashMap<>();

  private long stored;
  private long settled;
  private long storedBefore;
  private int fruitless;
  private long lastPauseNanos = System.nanoTime();

  /**
   * @param reduced counts rows that are stored in a smaller form
   * @param stateMillis for how long a row must fail by the store's state until it is to blame
   */
  Delivery(
      Journal journal,
      DeadLetters letters,
      ActivityStore store,
      Figures figures,
      Counter reduced,
      Log log,
      long stateMillis) {
    this.journal = journal;
    this.letters = letters;
    this.store = store;
    this.storedCounter = figures.counter(Figures.STORED);
    this.reduced = reduced;
    this.losses = figures.losses();
    this.lettersKept = figures.counter(Figures.DEAD_LETTERS);
    latency.register("batch", figures);
    this.retries = figures.counter(Figures.RETRIES);
    this.outage = new Outage(figures, journal, log);
    this.log = log;
    this.stateNanos = TimeUnit.MILLISECONDS.toNanos(stateMillis);
  }

  /** How many rows, of so many at most, the store likes best in one batch. */
  int rowsAtOnce(int most) {
    return store.rowsAtOnce(most);
  }

  /**
   * Returns when each row is stored, known to be refused, or put behind the others; or when it is
   * of no use to go on with so many at once.
   *
   * @param batch the next of the journal
   * @param probing whether the last one ended in vain
   * @return false if nothing gets in at the moment: the rest is in the journal
   */
  boolean deliver(Batch batch, boolean probing) throws InterruptedException {
    storedBefore = stored;
    fruitless = probing ? FRUITLESS - 1 : 0;
    long settledBefore = settled;
    boolean again = suspicions.containsKey(batch.rows().get(0)); // and so alone
    StoreException failure = failure(batch, probing || again);
    if (failure == null) {
      return true;
    }
    boolean whole = isDeliveredApart(batch, failure);
    if (settled > settledBefore ? whole : again && !probing) {
      return true;
    }
    outage.goesOn(failure.getMessage(), true);
    if (failure.kind() != Kind.UNEXPLAINED || System.nanoTime() - lastPauseNanos > BURST_NANOS) {
      outage.pause(true);
      lastPauseNanos = System.nanoTime();
    }
    return false;
  }

  /**
   * Tries a batch as often as its failures are worth it; why it has to be taken apart, or null.
   *
   * @param apart whether it is a part already, for other reasons than a refusal
   */
  private StoreException failure(Batch batch, boolean apart) throws InterruptedException {
    int tries = 0;
    while (true) {
      StoreException failure = attempt(batch);
      if (failure == null) {
        return null;
      }
      if (!apart || failure.kind() == Kind.AWAY || failure.isUnconfirmed()) {
        tell(failure, batch);
      }
      tries = failure.kind() == Kind.AWAY ? 0 : tries + 1;
      if (tries >= tries(failure.kind(), apart)) {
        return failure;
      }
      outage.pause(failure.kind() != Kind.AWAY);
      retries.increment();
    }
  }

  private int tries(Kind kind, boolean apart) {
    if (kind == Kind.AWAY) {
      return Integer.MAX_VALUE;
    }
    if (kind == Kind.REFUSED || apart) {
      return 1;
    }
    // Where rows are known that fail alone, the next may be one of their kind.
    return kind == Kind.UNEXPLAINED || !suspicions.isEmpty() ? TRIES_UNEXPLAINED : TRIES_IN_A_STATE;
  }

  private StoreException attempt(Batch batch) {
    long began = System.nanoTime();
    try {
      store.write(batch);
    } catch (StoreException e) {
      return e;
    } catch (RuntimeException e) {
      // A defect of ours or of a driver, perhaps for one row's sake.
      return new StoreException(Kind.UNEXPLAINED, e.toString(), e);
    } catch (Error e) {
      return new StoreException(Kind.STATE, e.toString(), e);
    }
    // Nothing up to here needs memory; and who waits for the delivery reads the figures then.
    storedCounter.add(batch.size());
    journal.delivered(batch);
    stored += batch.size();
    settled += batch.size();
    fruitless = 0;
    latency.record(System.nanoTime() - began);
    if (!suspicions.isEmpty()) {
      for (ActivityRow row : batch.rows()) {
        suspicions.remove(row);
      }
    }
    log.debug("Stored " + batch.size() + (batch.size() == 1 ? " row." : " rows."));
    outage.isOver();
    return null;
  }

  private boolean isDeliveredApart(Batch batch, StoreException failure)
      throws InterruptedException {
    if (batch.size() == 1) {
      return isDeliveredAlone(batch, failure);
    }
    for (Batch half : batch.split()) {
      StoreException again = failure(half, failure.kind() != Kind.REFUSED);
      if (again != null && !isDeliveredApart(half, again)) {
        return false;
      }
    }
    return true;
  }

  private boolean isDeliveredAlone(Batch batch, StoreException failure)
      throws InterruptedException {
    ActivityRow row = batch.rows().get(0);
    Suspicion suspicion = suspicions.get(row);
    StoreException last = failure;
    if (mayBeToBlame(suspicion, failure)) {
      for (ActivityRow form : row.reduced()) {
        last = failure(batch.with(form), true);
        if (last == null) {
          suspicions.remove(row);
          reduced.increment();
          log.warnOncePerMinute(
              "reduced",
              "The database refused a row as it was, which is stored in a smaller form: "
                  + failure.getMessage());
          return true;
        }
      }
      if (last.isRefused() || (mayBeToBlame(suspicion, last) && othersGotIn(suspicion))) {
        losses.add(reasonOf(batch, failure), 1);
        journal.delivered(batch);
        suspicions.remove(row);
        settled++;
        fruitless = 0;
        log.warnOncePerMinute("refused", "The database refused a row: " + failure.getMessage());
        return true;
      }
    }
    Suspicion now = suspicion(suspicion);
    suspicions.put(row, now);
    journal.postpone(batch, FIRST_DELAY_NANOS << Math.min(now.failures, LAST_DOUBLING));
    fruitless++;
    return fruitless < FRUITLESS;
  }

  /** Kept for somebody to look at, if it can be. */
  private Losses.Reason reasonOf(Batch batch, StoreException failure) {
    if (!letters.areKept()) {
      return Losses.Reason.REFUSED;
    }
    if (!letters.keep(batch, failure.getMessage())) {
      return Losses.Reason.NOT_KEPT;
    }
    lettersKept.increment();
    return Losses.Reason.REFUSED;
  }

  private boolean mayBeToBlame(Suspicion suspicion, StoreException failure) {
    return failure.isRefused()
        || failure.kind() == Kind.UNEXPLAINED
        || (suspicion != null
            && suspicion.rounds >= ROUNDS_IN_A_STATE
            && System.nanoTime() - suspicion.sinceNanos >= stateNanos);
  }

  private boolean othersGotIn(Suspicion suspicion) {
    return stored > (suspicion == null ? storedBefore : suspicion.storedThen);
  }

  private Suspicion suspicion(Suspicion before) {
    return before == null
        ? new Suspicion(stored, System.nanoTime(), 0, 0)
        : new Suspicion(
            stored,
            before.sinceNanos,
            before.failures + 1,
            othersGotIn(before) ? before.rounds + 1 : before.rounds);
  }

  private void tell(StoreException failure, Batch batch) {
    switch (failure.kind()) {
      case REFUSED:
        outage.isOver();
        break;
      case UNEXPLAINED:
        log.warnOncePerMinute(
            "unexplained",
            "The database did not take "
                + batch.size()
                + (batch.size() == 1 ? " row" : " rows")
                + " for reasons that the agent does not know, and gets them again, in parts if"
                + " need be: "
                + failure.getMessage());
        break;
      case UNCONFIRMED:
        log.warn(
            batch.size()
                + " rows may stand twice: the connection broke before the database confirmed them,"
                + " and they are written again.");
        outage.goesOn(failure.getMessage(), true);
        break;
      default:
        outage.goesOn(failure.getMessage(), failure.kind() != Kind.AWAY);
    }
  }

  /** What speaks against a row that failed alone; immutable. */
  private static final class Suspicion {

    /** How many rows had been stored when it failed. */
    final long storedThen;

    /** When it failed alone for the first time. */
    final long sinceNanos;

    /** How often it failed alone again. */
    final int failures;

    /** How often others got in between its failures. */
    final int rounds;

    Suspicion(long storedThen, long sinceNanos, int failures, int rounds) {
      this.storedThen = storedThen;
      this.sinceNanos = sinceNanos;
      this.failures = failures;
      this.rounds = rounds;
    }
  }
}
