package io.useractivity.engine.store.read;

import io.useractivity.engine.files.Mailbox;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.thread.Chore;
import java.io.IOException;
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

  /** In this JVM's memory at a time; the heap is the application's. */
  private static final int SLICE = 100;

  private final StoreSettings settings;
  private final BooleanSupplier connected;
  private final Log log;

  /** Null before the first look: the files of java.nio are not for the agent's start. */
  private Mailbox mailbox;

  private boolean closed;

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
    return LOOK_AGAIN_NANOS;
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
      LatestRows wanted = LatestRows.parse(mailbox.question(id));
      mailbox.answer(id, out -> write(wanted, new RowsOnFile.Writer(out)));
    } catch (IOException e) {
      // It may have been withdrawn just now.
      log.debug("A question of a command was not answered: " + e);
    }
  }

  private void write(LatestRows wanted, RowsOnFile.Writer writer) throws IOException {
    if (wanted == null) {
      writer.error("does not know this question; use the JAR that it was attached from");
      return;
    }
    try {
      new ActivityReader(settings).read(wanted, SLICE, writer::line);
      writer.done();
    } catch (StoreException e) {
      writer.error(e.getMessage());
    }
  }
}
