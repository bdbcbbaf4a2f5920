package io.useractivity.engine.cli;

import io.useractivity.engine.archive.Person;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.journal.DeadLetterFile;
import io.useractivity.engine.journal.DeadLetters;
import io.useractivity.engine.journal.JournalSettings;
import io.useractivity.engine.journal.StoredJournal;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import java.io.File;
import java.io.IOException;

/**
 * One person's rows that are not in the table yet: in journals, and in dead letters. Those of a
 * journal can't be taken out, since its positions count them: whoever has it stores them soon.
 */
final class PersonalFiles {

  /** As erase-user and find-user call these places. */
  static final String JOURNALS = "journals";

  static final String DEAD_LETTERS = "dead letters";

  private final Person person;
  private final File journals;
  private final File letters;

  PersonalFiles(Configuration configuration, Person person) {
    this.person = person;
    this.journals = new File(configuration.dataDirectory(), JournalSettings.DIRECTORY);
    this.letters = new File(configuration.dataDirectory(), DeadLetters.DIRECTORY);
  }

  /** How many rows of the person wait in journals. */
  long inJournals() {
    long[] rows = new long[1];
    for (StoredJournal journal : StoredJournal.in(journals)) {
      journal.eachRow(row -> rows[0] += isOfPerson(row) ? 1 : 0);
    }
    return rows[0];
  }

  /** How many dead letters hold a row of the person. */
  long inDeadLetters() throws IOException {
    long rows = 0;
    for (DeadLetterFile file : DeadLetterFile.in(letters)) {
      for (String line : file.lines()) {
        rows += isOfPerson(file.row(line)) ? 1 : 0;
      }
    }
    return rows;
  }

  /** Deletes those letters; how many. */
  long eraseDeadLetters() throws IOException {
    long rows = 0;
    for (DeadLetterFile file : DeadLetterFile.in(letters)) {
      rows += file.remove(line -> isOfPerson(file.row(line)));
    }
    return rows;
  }

  private boolean isOfPerson(ActivityRow row) {
    return row != null && person.isOf(row.value(Column.USER_ID), row.value(Column.USER_EMAIL));
  }
}
