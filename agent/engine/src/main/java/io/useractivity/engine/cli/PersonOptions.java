package io.useractivity.engine.cli;

import io.useractivity.engine.archive.ArchiveDirectory;
import io.useractivity.engine.archive.Person;
import io.useractivity.engine.archive.RetentionSettings;
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
      description = "the archives in archive.dir too, which is the default, or not")
  private boolean archives;

  Person person() {
    return new Person(names);
  }

  /** Where to look beside the table; null for nowhere. */
  ArchiveDirectory archives(RetentionSettings settings) {
    return archives ? settings.directory() : null;
  }
}
