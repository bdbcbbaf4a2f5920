package io.useractivity.engine.store.schema;

import io.useractivity.engine.config.ForeignKeys;
import io.useractivity.engine.store.connect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the table is to be: the script, with the keys that the application's tables allow and the
 * indexes that are wanted. Immutable.
 */
final class WantedTable {

  private final TableDefinition table;
  private final TableDefinition withoutKeys;
  private final List<String> indexes;
  private final List<ParentTable> parents;
  private final List<String> obstacles;

  private WantedTable(
      TableDefinition table,
      TableDefinition withoutKeys,
      List<String> indexes,
      List<ParentTable> parents,
      List<String> obstacles) {
    this.table = table;
    this.withoutKeys = withoutKeys;
    this.indexes = Collections.unmodifiableList(indexes);
    this.parents = Collections.unmodifiableList(parents);
    this.obstacles = Collections.unmodifiableList(obstacles);
  }

  /** Without foreign keys, and so without asking anybody. */
  static WantedTable plain(Dialect dialect, IndexProfile profile) {
    List<String> statements = profile.in(SqlScript.read(dialect.createScript()).statements());
    TableDefinition table = new TableDefinition(statements.get(0));
    return new WantedTable(
        table,
        table,
        statements.subList(1, statements.size()),
        Collections.<ParentTable>emptyList(),
        Collections.<String>emptyList());
  }

  /**
   * With the foreign keys that the database's tables allow.
   *
   * @throws SQLException also if keys are required that they do not allow
   */
  static WantedTable read(
      Connection connection, Dialect dialect, ForeignKeys foreignKeys, IndexProfile profile)
      throws SQLException {
    WantedTable plain = plain(dialect, profile);
    if (!dialect.hasApplicationTables() || foreignKeys == ForeignKeys.NONE) {
      return plain;
    }
    TableDefinition table = plain.table;
    List<ParentTable> parents = new ArrayList<>();
    List<String> obstacles = new ArrayList<>();
    boolean keep = foreignKeys == ForeignKeys.SET_NULL;
    for (ParentTable parent :
        new ParentTable[] {
          ParentTable.find(connection, "users", "user_id", keep ? "SET NULL" : "CASCADE"),
          ParentTable.find(connection, "tenants", "tenant_id", "SET NULL")
        }) {
      if (parent.obstacle() == null) {
        table = table.referringTo(parent);
        parents.add(parent);
      } else {
        obstacles.add(parent.obstacle());
      }
    }
    if (foreignKeys == ForeignKeys.REQUIRED && !obstacles.isEmpty()) {
      throw new SQLException(
          "schema.foreign-keys = required, but " + String.join(", and ", obstacles));
    }
    return new WantedTable(table, plain.table, plain.indexes, parents, obstacles);
  }

  /** The statements that make it. */
  List<String> script() {
    List<String> script = new ArrayList<>();
    script.add(table.sql());
    script.addAll(indexes);
    return script;
  }

  /** What these statements make. */
  ExpectedTable expected() {
    return new ExpectedTable(script());
  }

  /** The same with indexes on the beginnings of the long columns. */
  WantedTable withPrefixIndexes() {
    return new WantedTable(
        table.withPrefixIndexes(), withoutKeys.withPrefixIndexes(), indexes, parents, obstacles);
  }

  boolean hasPrefixIndexes() {
    return table.sql().equals(table.withPrefixIndexes().sql());
  }

  WantedTable withoutForeignKeys() {
    return new WantedTable(
        withoutKeys, withoutKeys, indexes, Collections.<ParentTable>emptyList(), obstacles);
  }

  /** The table that a column refers to; null if it refers to none. */
  ParentTable parentOf(String column) {
    for (ParentTable parent : parents) {
      if (parent.column().equals(column)) {
        return parent;
      }
    }
    return null;
  }

  boolean hasForeignKeys() {
    return !parents.isEmpty();
  }

  /** Why columns refer to no table; empty if both do, or none is to. */
  List<String> obstacles() {
    return obstacles;
  }
}
