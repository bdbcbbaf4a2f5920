package io.useractivity.engine.query;

import io.useractivity.engine.record.Column;
import java.util.Collections;
import java.util.List;

/**
 * Whose rows may be seen at all, whatever is asked for. Every question has one, so that nobody
 * forgets it. Users and tenants are told apart to the last character: a column may hold {@code
 * jose} and {@code José} for equal, which are two users. Immutable.
 */
public final class Scope {

  private final List<Condition> conditions;

  private Scope(List<Condition> conditions) {
    this.conditions = conditions;
  }

  /** Everyone's, for whoever may read the database anyway. */
  public static Scope everyone() {
    return new Scope(Collections.<Condition>emptyList());
  }

  /** The rows that have this user's id. */
  public static Scope userId(String id) {
    return of(Column.USER_ID, id);
  }

  /** The rows that have this user's e-mail. */
  public static Scope userEmail(String email) {
    return of(Column.USER_EMAIL, email);
  }

  /**
   * One user's rows: those with the id; where none is known, or the table's ids are numbers and
   * this is none, those with the e-mail.
   *
   * @param id or null
   * @param email or null, but not both
   */
  public static Scope user(String id, String email) {
    if (id == null) {
      return userEmail(email);
    }
    if (email == null || email.isEmpty()) {
      return userId(id);
    }
    Condition byEmail = Condition.exactly(Column.USER_EMAIL, email);
    return new Scope(
        Collections.singletonList(Condition.exactly(Column.USER_ID, id).otherwise(byEmail)));
  }

  /** The rows of one tenant. */
  public static Scope tenant(String id) {
    return of(Column.TENANT_ID, id);
  }

  private static Scope of(Column column, String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("a scope without its " + column.columnName());
    }
    return new Scope(Collections.singletonList(Condition.exactly(column, value)));
  }

  /** What its rows meet; none for everyone's. */
  public List<Condition> conditions() {
    return conditions;
  }
}
