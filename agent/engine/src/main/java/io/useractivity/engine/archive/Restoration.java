package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.LegalHold;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the rows of a month's archive back into the table; for one thread. They get a legal hold,
 * since the next run would archive them again. How far it has come is told in each transaction that
 * puts rows back: so a restoring that was killed goes on where it ended, and only when all are back
 * does the archive go.
 */
public final class Restoration {

  private static final int ROWS = 100;

  private final RetentionDatabase database;
  private final Lease lease;
  private final Archive archive;
  private final Manifest manifest;
  private final List<RowImage> waiting = new ArrayList<>();
  private long done;
  private long newIds;

  private Restoration(RetentionDatabase database, Lease lease, Archive archive, Manifest manifest) {
    this.database = database;
    this.lease = lease;
    this.archive = archive;
    this.manifest = manifest;
  }

  /** What it has come to; immutable. */
  public static final class Result {

    private final long rows;
    private final long newIds;
    private final String hold;

    Result(long rows, long newIds, String hold) {
      this.rows = rows;
      this.newIds = newIds;
      this.hold = hold;
    }

    public long rows() {
      return rows;
    }

    /** Of these, how many had to get a new id, since theirs was given to another row. */
    public long newIds() {
      return newIds;
    }

    /** The name of the hold that keeps them. */
    public String hold() {
      return hold;
    }
  }

  /**
   * Restores a month; the lease has to be taken already.
   *
   * @throws IOException also if there is no archive of that month, or if it is not whole
   */
  public static Result restore(
      RetentionDatabase database, Lease lease, Archive archive, String month)
      throws StoreException, IOException {
    Manifest manifest = archive.directory().manifest(month);
    if (manifest == null) {
      throw new IOException(
          "there is no archive of "
              + month
              + " in "
              + archive.directory()
              + "; there are: "
              + months(archive));
    }
    Settling.settle(database, lease, archive);
    archive.directory().verify(manifest);
    Restoration restoration = new Restoration(database, lease, archive, manifest);
    String hold = restoration.hold();
    restoration.run();
    return new Result(manifest.rows(), restoration.newIds, hold);
  }

  private static String months(Archive archive) throws IOException {
    List<String> months = new ArrayList<>();
    for (Manifest manifest : archive.directory().manifests()) {
      months.add(manifest.month());
    }
    return months.isEmpty() ? "none" : String.join(", ", months);
  }

  /** Another of that name is from an earlier restoring and covers at most as much. */
  private String hold() throws StoreException {
    String name = "restored-" + manifest.month();
    database.holds().release(name);
    database
        .holds()
        .add(
            new LegalHold(
                name,
                null,
                null,
                manifest.oldest(),
                manifest.newest().plusNanos(1_000_000),
                "rows that were restored from the archive"));
    return name;
  }

  private void run() throws StoreException, IOException {
    String other = database.state().halfRestored();
    if (other != null && !other.equals(manifest.id())) {
      for (Manifest half : archive.directory().manifests()) {
        if (half.id().equals(other)) {
          throw new IOException(
              "the restoring of "
                  + half.month()
                  + " was interrupted; end it first: restore "
                  + half.month());
        }
      }
    }
    done = database.state().restored(manifest.id());
    long before = done;
    StoreException[] failure = new StoreException[1];
    try {
      archive
          .directory()
          .read(
              manifest,
              (row, position) -> {
                if (position >= before) {
                  take(row, failure);
                }
              });
      putBack();
    } catch (IOException e) {
      if (failure[0] != null) {
        throw failure[0];
      }
      throw e;
    }
    archive.directory().remove(manifest);
    database.forgetRestored(lease);
  }

  private void take(RowImage row, StoreException[] failure) throws IOException {
    waiting.add(row);
    if (waiting.size() == ROWS) {
      try {
        putBack();
      } catch (StoreException e) {
        failure[0] = e;
        throw new IOException(e);
      }
    }
  }

  private void putBack() throws StoreException {
    if (!waiting.isEmpty()) {
      long then = done + waiting.size();
      newIds += database.restore(lease, waiting, manifest.id(), then);
      done = then;
      waiting.clear();
    }
  }
}
