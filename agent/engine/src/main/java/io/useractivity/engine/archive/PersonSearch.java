package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RowKey;
import io.useractivity.engine.store.retention.RowTable;
import java.util.ArrayList;
import java.util.List;

/** Finds one person's rows in a table, a page at a time; for one thread. */
final class PersonSearch {

  private static final int PAGE = 500;

  private static final String ID = "user_id";
  private static final String EMAIL = "user_email";

  private final RowTable table;
  private final Person person;
  private final List<String[]> questions = new ArrayList<>();
  private int question;
  private long afterId = Long.MIN_VALUE;

  PersonSearch(RowTable table, Person person) {
    this.table = table;
    this.person = person;
    for (String name : person.names()) {
      questions.add(new String[] {ID, name});
    }
    for (String name : person.emails()) {
      questions.add(new String[] {EMAIL, name});
    }
  }

  /**
   * The next rows, each once; may be empty though there are more.
   *
   * @return null at the end
   */
  List<RowKey> next() throws StoreException {
    if (question == questions.size()) {
      return null;
    }
    String column = questions.get(question)[0];
    String name = questions.get(question)[1];
    List<RowKey> page = table.ofPerson(column, name, afterId, PAGE);
    List<RowKey> found = new ArrayList<>();
    for (RowKey row : page) {
      // A server takes more for equal than we do, and a row may have both an id and an e-mail.
      boolean mine = column.equals(ID) ? name.equals(row.userId()) : !person.hasId(row);
      if (mine && person.isOf(row)) {
        found.add(row);
      }
    }
    if (page.isEmpty()) {
      question++;
      afterId = Long.MIN_VALUE;
    } else {
      afterId = page.get(page.size() - 1).id();
    }
    return found;
  }
}
