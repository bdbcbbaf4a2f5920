package io.useractivity.engine.cli;

import io.useractivity.engine.archive.Archive;
import io.useractivity.engine.archive.ArchivePlace;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.retention.Holder;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.io.IOException;

/**
 * The database for a command that takes rows away or puts them back, while no other process does;
 * for one thread.
 */
final class RetentionTurn implements AutoCloseable {

  final RetentionDatabase database;
  final Holder holder;
  final Lease lease;

  private RetentionTurn(RetentionDatabase database, Holder holder, Lease lease) {
    this.database = database;
    this.holder = holder;
    this.lease = lease;
  }

  /**
   * Takes the turn.
   *
   * @param purpose the command's name
   * @throws CommandFailedException if another has it
   */
  static RetentionTurn take(Configuration configuration, String purpose)
      throws StoreException, CommandFailedException {
    RetentionDatabase database = RetentionDatabase.open(StoreSettings.of(configuration), silent());
    try {
      Holder holder = Holder.ofThisProcess(purpose);
      Lease lease = database.lease(holder);
      String other = lease.take();
      if (other != null) {
        throw new CommandFailedException(
            "Another process archives, deletes, restores or erases rows of "
                + database
                + " just now: "
                + other
                + ". Try again when it has ended.");
      }
      return new RetentionTurn(database, holder, lease);
    } catch (StoreException | CommandFailedException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** What the agent would say of connections is of no use to a command. */
  static Log silent() {
    return Log.onStandardError(Log.Level.OFF);
  }

  /** Opens the archive; null if none is configured. */
  Archive archive(RetentionSettings settings) throws StoreException, IOException {
    ArchivePlace place = settings.place();
    return place == null ? null : place.open(database, lease);
  }

  /** Where archives are. */
  static ArchivePlace place(RetentionSettings settings) throws CommandFailedException {
    if (settings.place() == null) {
      throw new CommandFailedException(
          "There are no archives: neither archive.dir nor archive.table is set.");
    }
    return settings.place();
  }

  /** Says what is wrong with a file in one sentence, ours where it is one. */
  static CommandFailedException failed(IOException e) {
    return new CommandFailedException(
        sentence(
            e.getClass() == IOException.class && e.getMessage() != null
                ? e.getMessage()
                : "A file cannot be read or written: " + FileFailure.reason(e)));
  }

  private static String sentence(String text) {
    String begun = Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return begun.endsWith(".") || begun.endsWith("?") ? begun : begun + ".";
  }

  @Override
  public void close() throws StoreException {
    try {
      lease.release();
    } finally {
      database.close();
    }
  }
}
