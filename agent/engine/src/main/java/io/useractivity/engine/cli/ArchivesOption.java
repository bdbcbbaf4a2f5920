package io.useractivity.engine.cli;

import io.useractivity.engine.archive.ArchivePlace;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.store.StoreSettings;
import picocli.CommandLine.Option;

/** Whether a command reads archived rows too. */
final class ArchivesOption {

  @Option(names = "--archives", description = "the archived rows too (archive.dir, archive.table)")
  private boolean archives;

  /** The rows to read: the table's, or those of the archives as well; closing it closes all. */
  ActivityRows open(ReadOptions reading) throws ConfigurationException, CommandFailedException {
    if (!archives) {
      return reading.open();
    }
    Configuration configuration = reading.configuration();
    ArchivePlace place = RetentionTurn.place(RetentionSettings.of(configuration));
    return place.with(reading.open(), StoreSettings.of(configuration).readOnly(), reading.limit());
  }
}
