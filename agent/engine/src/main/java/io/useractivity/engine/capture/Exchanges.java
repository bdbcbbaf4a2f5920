package io.useractivity.engine.capture;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.capture.Exchange.State;
import io.useractivity.engine.capture.page.AskedPage;
import io.useractivity.engine.capture.page.PageHost;
import io.useractivity.engine.capture.servlet.DispatchKind;
import io.useractivity.engine.record.ActivityRecord;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The exchanges under way: which one a thread works on, which wait for an error page, and how each
 * ends, once, with its record. For any thread; takes no locks.
 */
final class Exchanges {

  private final ReadElsewhere readElsewhere;
  private final Consumer<ActivityRecord> records;
  private final PageHost pages;
  private final Runnable wakeHousekeeping;

  private final ThreadSlot<Dispatch> ofThread = new ThreadSlot<>();

  private final LongAdder opened = new LongAdder();
  private final ParkedExchanges parked = new ParkedExchanges();
  private final EarlyRecords early;

  /**
   * @param readElsewhere forgets exchanges that have ended
   * @param records takes each record on the thread that finished the exchange; must not wait
   * @param pages is told of requests for pages that the application has answered
   * @param wakeHousekeeping makes some other thread call {@link #expire} soon
   */
  Exchanges(
      ReadElsewhere readElsewhere,
      Consumer<ActivityRecord> records,
      PageHost pages,
      Runnable wakeHousekeeping) {
    this.readElsewhere = readElsewhere;
    this.records = records;
    this.pages = pages;
    this.wakeHousekeeping = wakeHousekeeping;
    this.early = new EarlyRecords(records);
  }

  /** What this thread runs, or what its last dispatch has left behind; null for nothing. */
  Dispatch ofThread() {
    return ofThread.get();
  }

  void bind(Dispatch dispatch) {
    ofThread.put(dispatch);
  }

  void unbind() {
    ofThread.put(null);
  }

  /** An error page may still follow on this thread; it is known then, and makes no row. */
  void leaveBehind(Exchange finishedOrParked) {
    Dispatch ended = new Dispatch(finishedOrParked, DispatchKind.ASYNC);
    ended.end();
    ofThread.put(ended);
  }

  /** What the calling thread runs of a client request, null for nothing. */
  Dispatch running() {
    Dispatch dispatch = ofThread.get();
    return dispatch != null && dispatch.isRunning() && dispatch.exchange() != null
        ? dispatch
        : null;
  }

  /** The exchange of the dispatch that runs on this thread, or null. */
  Exchange runningExchange() {
    Dispatch dispatch = running();
    return dispatch == null ? null : dispatch.exchange();
  }

  /** A client request, or a row of the application's own, has begun: it will have a record. */
  void opened() {
    opened.increment();
  }

  long countOpened() {
    return opened.sum();
  }

  /** A row that the application writes while this thread works for a request. */
  void add(ActivityRecord own) {
    records.accept(own);
  }

  /** A row that belongs to no request. */
  void addOutsideRequests(ActivityRecord own) {
    if (early.accept(own, System.nanoTime())) {
      wakeHousekeeping();
    }
  }

  /**
   * Has the exchange wait for an error page.
   *
   * @return whether it does; false if it is not in that state
   */
  boolean park(Exchange exchange, State from) {
    exchange.waits(); // first: from then on another thread may finish it
    if (!exchange.change(from, State.PARKED)) {
      return false;
    }
    parked.add(exchange);
    wakeHousekeeping();
    return true;
  }

  /** Ends the exchange with its record, unless somebody else has taken it from that state. */
  @DontInline
  void finish(Exchange exchange, State from) {
    if (from != State.FINISHED && exchange.change(from, State.FINISHED)) {
      early.release();
      readElsewhere.forget(exchange);
      ActivityRecord record = exchange.toRecord();
      AskedPage page = exchange.page();
      if (page != null && page.isOpen()) {
        pages.passedOver(record.contextPath(), page, record.status());
      }
      if (exchange.hasWaited() || from != State.RUNNING) {
        exchange.forgetContent(); // of the others nobody holds anything from now on
      }
      records.accept(record);
    }
  }

  void wakeHousekeeping() {
    wakeHousekeeping.run();
  }

  /**
   * Finishes those that have waited long enough.
   *
   * @return nanoseconds until it should be called again, {@code Long.MAX_VALUE} for "when woken"
   */
  long expire(long nanoTime) {
    long parkedLeft = parked.expire(nanoTime, this::finishParked);
    return Math.min(parkedLeft, early.expire(nanoTime));
  }

  /** Finishes those that wait, whatever their time. */
  void finishWaiting() {
    early.release();
    parked.expireAll(this::finishParked);
  }

  void finishParked(Exchange exchange) {
    finish(exchange, State.PARKED);
  }
}
