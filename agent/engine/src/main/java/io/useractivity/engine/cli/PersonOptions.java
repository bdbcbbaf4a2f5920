package io.useractivity.engine.cli;

import io.useractivity.engine.archive.ArchivedRows;
import io.useractivity.engine.archive.Person;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose rows a command is about, and where it looks for them. */
final class PersonOptions {

  @Parameters(
      arity = "1..*",
      paramLabel = "USER",
      description = "the names of one person, as in user_id and user_email")
  private List<String> names;

  @Option(
      names = "--archives",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "the archived rows too (archive.dir, archive.table), which is the default, or not")
  private boolean archives;

  Person person() {
    return new Person(names);
  }

  /** Where to look beside the table; null for nowhere. */
  ArchivedRows archives(RetentionSettings settings, RetentionDatabase database)
      throws StoreException {
    return archives && settings.place() != null ? settings.place().rows(database) : null;
  }
}
