package io.useractivity.engine.store.schema;

import java.util.List;
import java.util.stream.Collectors;

/** A statement that mends something of the table; immutable. */
public final class AlterStatement {

  private final String sql;
  private final AlterMethod method;
  private final boolean hasMethods;

  private AlterStatement(String sql, AlterMethod method, boolean hasMethods) {
    this.sql = sql;
    this.method = method;
    this.hasMethods = hasMethods;
  }

  /** All changes at once, by a method that each of them allows. */
  static AlterStatement of(List<Change> changes, AlterMethod method) {
    String clauses =
        changes.stream().map(Change::clause).distinct().collect(Collectors.joining(",\n  "));
    return new AlterStatement("ALTER TABLE " + ActivityTable.NAME + "\n  " + clauses, method, true);
  }

  /** Of a database where nobody else writes meanwhile. */
  static AlterStatement of(String sql) {
    return new AlterStatement(sql, AlterMethod.INSTANT, false);
  }

  /** Without a semicolon. */
  public String sql() {
    return hasMethods ? sql + method.clause() : sql;
  }

  /** Whether nobody can write to the table until it is done. */
  public boolean blocksWrites() {
    return method.blocksWrites();
  }

  /** The same by the next less gentle method; null if there is none. */
  AlterStatement lessGentle() {
    AlterMethod next = hasMethods ? method.lessGentle() : null;
    return next == null ? null : new AlterStatement(sql, next, true);
  }

  @Override
  public String toString() {
    return sql();
  }
}
