package io.useractivity.engine.cli;

import io.useractivity.engine.archive.ArchiveDirectory;
import io.useractivity.engine.archive.ArchiveReader;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.archive.WithArchives;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.retention.RetentionDatabase;
import picocli.CommandLine.Option;

/** Whether a command reads archived rows too. */
final class ArchivesOption {

  @Option(names = "--archives", description = "the rows of the archives in archive.dir too")
  private boolean archives;

  /** The rows to read: the table's, or those of the archives as well; closing it closes all. */
  ActivityRows open(ReadOptions reading) throws ConfigurationException, CommandFailedException {
    if (!archives) {
      return reading.open();
    }
    Configuration configuration = reading.configuration();
    ArchiveDirectory directory = RetentionSettings.of(configuration).directory();
    if (directory == null) {
      throw new CommandFailedException("There are no archives: archive.dir is not set.");
    }
    RetentionDatabase database = database(StoreSettings.of(configuration));
    return new WithArchives(reading.open(), new ArchiveReader(directory, database));
  }

  /** Which archived rows are in the table still; null where an application has the file open. */
  private static RetentionDatabase database(StoreSettings settings) {
    try {
      return RetentionDatabase.openToRead(settings, RetentionTurn.silent());
    } catch (StoreException e) {
      return null; // what is wrong with it is told by who reads the table
    }
  }
}
