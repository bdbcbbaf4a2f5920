package io.useractivity.engine.pipeline;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreExceptions;
import io.useractivity.engine.store.write.ActivityStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Keeps rows in a list, and fails as it is told to. */
final class FakeStore implements ActivityStore {

  private final List<ActivityRow> stored = new ArrayList<>();
  private final List<Integer> batchSizes = new ArrayList<>();
  private final Deque<Throwable> failures = new ArrayDeque<>();
  private Throwable lasting;
  private Predicate<ActivityRow> refused = row -> false;
  private Supplier<StoreException> refusal = () -> StoreExceptions.refused("too odd");
  private int liked = Integer.MAX_VALUE;
  private boolean closed;

  @Override
  public synchronized void write(Batch batch) throws StoreException {
    List<ActivityRow> rows = batch.rows();
    batchSizes.add(rows.size());
    Throwable failure = failures.isEmpty() ? lasting : failures.poll();
    if (failure != null) {
      rethrow(failure);
    }
    for (ActivityRow row : rows) {
      if (refused.test(row)) {
        throw refusal.get();
      }
    }
    stored.addAll(rows);
  }

  @Override
  public synchronized int rowsAtOnce(int most) {
    return Math.min(liked, most);
  }

  /** So many rows are best in one batch. */
  synchronized void likes(int rows) {
    liked = rows;
  }

  private static void rethrow(Throwable failure) throws StoreException {
    if (failure instanceof StoreException away) {
      throw away;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  /** The next write fails; each call adds one. */
  synchronized void failNext(Throwable failure) {
    failures.add(failure);
  }

  /** Every write fails from now on; with null none does. */
  synchronized void failAlways(Throwable failure) {
    lasting = failure;
  }

  synchronized void refuse(Predicate<ActivityRow> which) {
    refused = which;
  }

  /** What such rows fail with. */
  synchronized void refuse(Predicate<ActivityRow> which, Supplier<StoreException> failure) {
    refused = which;
    refusal = failure;
  }

  synchronized List<ActivityRow> stored() {
    return new ArrayList<>(stored);
  }

  /** How many rows each call brought, failed calls too. */
  synchronized List<Integer> batchSizes() {
    return new ArrayList<>(batchSizes);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  synchronized boolean isClosed() {
    return closed;
  }
}
