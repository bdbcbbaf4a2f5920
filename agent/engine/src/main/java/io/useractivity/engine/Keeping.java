package io.useractivity.engine;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.JournalFsync;
import io.useractivity.engine.config.JournalOverflow;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.config.RunMode;
import io.useractivity.engine.journal.ByteBudget;
import io.useractivity.engine.journal.DeadLetters;
import io.useractivity.engine.journal.FileJournal;
import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.journal.JournalSettings;
import io.useractivity.engine.journal.MemoryJournal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import java.io.File;
import java.util.function.LongSupplier;

/** Where rows are until the store has them, and those that it will never have. */
final class Keeping {

  final Journal journal;
  final DeadLetters letters;

  /**
   * @param budget of bytes of heap for rows
   */
  Keeping(Configuration configuration, ByteBudget budget, Figures figures, Log log) {
    // In memory one batch under way, one that fills meanwhile, and as much again: a server that is
    // a little late is no reason to read back what is on the disk.
    int capacity = 4 * configuration.get(Option.FLUSH_BATCH_SIZE);
    boolean onDisk =
        configuration.get(Option.MODE) == RunMode.RECORD
            && configuration.get(Option.JOURNAL_ENABLED);
    if (!onDisk) {
      this.journal = new MemoryJournal(capacity, budget);
      this.letters = DeadLetters.none(log);
      return;
    }
    FileJournal files =
        new FileJournal(settings(configuration), capacity, budget, figures.losses(), log);
    register(files, figures);
    this.journal = files;
    this.letters =
        new DeadLetters(
            new File(configuration.dataDirectory(), DeadLetters.DIRECTORY),
            configuration.get(Option.JOURNAL_MAX_SIZE),
            log);
  }

  private static JournalSettings settings(Configuration configuration) {
    return new JournalSettings(
        new File(configuration.dataDirectory(), JournalSettings.DIRECTORY),
        configuration.get(Option.JOURNAL_MAX_SIZE),
        configuration.get(Option.JOURNAL_OVERFLOW) == JournalOverflow.DROP_OLDEST,
        forced(configuration.get(Option.JOURNAL_FSYNC)));
  }

  private static JournalSettings.Forced forced(JournalFsync when) {
    switch (when) {
      case BATCH:
        return JournalSettings.Forced.EACH_TIME;
      case NEVER:
        return JournalSettings.Forced.NEVER;
      default:
        return JournalSettings.Forced.IN_INTERVALS;
    }
  }

  private static void register(FileJournal journal, Figures figures) {
    figures.register(
        "journal bytes",
        new LongSupplier() {
          @Override
          public long getAsLong() {
            return journal.bytes();
          }
        });
    figures.register(
        "oldest waits s",
        new LongSupplier() {
          @Override
          public long getAsLong() {
            return journal.oldestSeconds();
          }
        });
    figures.register(
        Figures.ADOPTED,
        new LongSupplier() {
          @Override
          public long getAsLong() {
            return journal.adopted();
          }
        });
    figures.register(
        "adopted and waiting",
        new LongSupplier() {
          @Override
          public long getAsLong() {
            return journal.adoptedWaiting();
          }
        });
  }
}
