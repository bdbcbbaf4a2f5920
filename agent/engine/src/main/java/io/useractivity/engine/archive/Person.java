package io.useractivity.engine.archive;

import io.useractivity.engine.store.retention.RowKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose rows are looked for, by the names that this person has in user_id and user_email;
 * immutable. An id counts as it is written, an e-mail whatever its case.
 */
public final class Person {

  private final List<String> names;

  /**
   * @param names at least one
   */
  public Person(List<String> names) {
    this.names = Collections.unmodifiableList(new ArrayList<>(new LinkedHashSet<>(names)));
  }

  public List<String> names() {
    return names;
  }

  /** The names, each once whatever its case. */
  Set<String> emails() {
    Set<String> emails = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    emails.addAll(names);
    return emails;
  }

  /** Whether a row of these values is this person's; each may be null. */
  public boolean isOf(Object userId, Object userEmail) {
    return (userId != null && names.contains(userId))
        || (userEmail != null && emails().contains(userEmail));
  }

  /** Whether the row is this person's. */
  boolean isOf(RowKey row) {
    return hasId(row) || hasEmail(row);
  }

  boolean hasId(RowKey row) {
    return row.userId() != null && names.contains(row.userId());
  }

  private boolean hasEmail(RowKey row) {
    if (row.userEmail() != null) {
      for (String name : names) {
        if (name.equalsIgnoreCase(row.userEmail())) {
          return true;
        }
      }
    }
    return false;
  }
}
