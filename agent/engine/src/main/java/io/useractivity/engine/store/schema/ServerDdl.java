package io.useractivity.engine.store.schema;

import io.useractivity.engine.store.connect.ServerVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * MySQL's and MariaDB's: which change a version can make while others write is in its manual
 * ("Online DDL Operations", "InnoDB Online DDL Overview"), and is demanded in each statement, so
 * that a server that can't says so instead of locking the table. Immutable.
 */
final class ServerDdl implements Ddl {

  /** Up to there a text's length takes one byte; to cross it, the rows have to be written anew. */
  private static final int ONE_LENGTH_BYTE = 255;

  private static final String CHARACTERS =
      " CHARACTER SET utf8mb4 COLLATE " + ActivityTable.COLLATION;

  private final ServerVersion version;
  private final FoundStructure found;

  /**
   * @param found the table that is to be changed
   */
  ServerDdl(ServerVersion version, FoundStructure found) {
    this.version = version;
    this.found = found;
  }

  /** Times are moved to UTC, nothing is cut in silence, and nobody waits long for our lock. */
  @Override
  public List<String> preparation() {
    return Collections.unmodifiableList(
        Arrays.asList(
            "SET SESSION time_zone = '+00:00', foreign_key_checks = 0,"
                + " sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'",
            TableCreation.DDL_LOCK_WAIT));
  }

  @Override
  public Change addColumn(ExpectedColumn column) {
    String name = "`" + column.name() + "` ";
    if (column.name().equals("id")) {
      return new Change(
          Change.Step.ADD_COLUMNS,
          "ADD COLUMN " + name + column.definition() + " FIRST, ADD PRIMARY KEY (id)",
          AlterMethod.SHARED);
    }
    String definition = column.definition();
    if (!column.isNullable()) {
      // Else the rows that are there would get the year 0, which a strict server refuses.
      definition = definition.replace("NOT NULL", "NOT NULL DEFAULT CURRENT_TIMESTAMP(3)");
    } else if (isText(column)) {
      definition = definition.replaceFirst("(?= NULL)", CHARACTERS);
    }
    return new Change(
        Change.Step.ADD_COLUMNS,
        "ADD COLUMN " + name + definition,
        addsInstantly(column) ? AlterMethod.INSTANT : AlterMethod.ONLINE);
  }

  private boolean addsInstantly(ExpectedColumn column) {
    if (version.isMariaDb()) {
      // MariaDB's JSON is a text with a CHECK, which is no change of the dictionary alone.
      return version.isAtLeast(10, 3, 2) && !column.type().equals("JSON");
    }
    return version.isAtLeast(8, 0, 12);
  }

  private boolean isText(ExpectedColumn column) {
    return column.type().startsWith("VARCHAR")
        && !ActivityTable.COLLATION.equals(found.state().collation());
  }

  @Override
  public List<Change> changeColumn(
      FoundColumn column, ExpectedColumn wanted, List<ColumnFault> faults) {
    ColumnDeclaration declaration = ColumnDeclaration.of(column, found.declaration(column.name()));
    AlterMethod method = AlterMethod.ONLINE;
    for (ColumnFault fault : faults) {
      if (fault.isOfType()) {
        declaration = declaration.typed(wanted.type()).in(wanted.characters());
        method = method.or(retyping(column, wanted));
      } else if (fault.isOfCharacters()) {
        declaration = declaration.in(CHARACTERS);
        method = method.or(copying());
      } else if (fault.kind() == Difference.Kind.ID_NOT_COUNTED) {
        declaration = declaration.counted();
        method = AlterMethod.COPY;
      } else {
        declaration = declaration.nullable();
      }
    }
    String name = "`" + column.foundName().replace("`", "``") + "` ";
    return Collections.singletonList(
        new Change(
            Change.Step.CHANGE_COLUMNS,
            "MODIFY COLUMN " + name + declaration.sql() + key(column, declaration),
            method));
  }

  /** A column that counts by itself has to be the first of an index. */
  private String key(FoundColumn column, ColumnDeclaration declaration) {
    boolean has =
        found.indexes().stream().anyMatch(index -> index.columns().get(0).equals(column.name()));
    return declaration.isCounted() && !has ? ", ADD PRIMARY KEY (id)" : "";
  }

  private AlterMethod retyping(FoundColumn column, ExpectedColumn wanted) {
    boolean wider =
        column.declaration().startsWith("varchar") && wanted.type().startsWith("VARCHAR");
    if (!wider || column.maxCodePoints() == 0) {
      return copying();
    }
    long bytesEach = Math.max(1, column.maxBytes() / column.maxCodePoints());
    long wantedBytes = bytesEach * new Declaration(wanted.type()).number(0);
    boolean crosses = column.maxBytes() <= ONE_LENGTH_BYTE && wantedBytes > ONE_LENGTH_BYTE;
    return crosses ? copying() : AlterMethod.ONLINE;
  }

  /** From 11.2 on, MariaDB lets others write meanwhile, but where keys act on the rows. */
  private AlterMethod copying() {
    boolean online =
        version.isMariaDb() && version.isAtLeast(11, 2, 1) && found.foreignKeys().isEmpty();
    return online ? AlterMethod.ONLINE_COPY : AlterMethod.COPY;
  }

  @Override
  public Change addIndex(TableIndex index) {
    return new Change(
        Change.Step.ADD_INDEXES, "ADD INDEX `" + index.name() + "` " + index, AlterMethod.ONLINE);
  }

  @Override
  public Change dropIndex(TableIndex index) {
    return new Change(
        Change.Step.DROP_INDEXES,
        "DROP INDEX `" + index.name().replace("`", "``") + "`",
        AlterMethod.ONLINE);
  }

  @Override
  public Change addKey(ForeignKey key) {
    return new Change(
        Change.Step.ADD_KEYS, "ADD CONSTRAINT `" + key.name() + "` " + key, AlterMethod.ONLINE);
  }

  @Override
  public Change dropKey(ForeignKey key) {
    return new Change(
        Change.Step.DROP_KEYS,
        "DROP FOREIGN KEY `" + key.name().replace("`", "``") + "`",
        AlterMethod.ONLINE);
  }

  @Override
  public Change changeEngine() {
    return new Change(
        Change.Step.CHANGE_TABLE, "ENGINE=InnoDB, ROW_FORMAT=DYNAMIC", AlterMethod.COPY);
  }

  @Override
  public List<AlterStatement> statements(List<Change> changes) {
    List<AlterStatement> statements = new ArrayList<>();
    for (Change.Step step : Change.Step.values()) {
      Map<AlterMethod, List<Change>> byMethod = new EnumMap<>(AlterMethod.class);
      for (Change change : changes) {
        if (change.step() == step) {
          byMethod.computeIfAbsent(change.method(), first -> new ArrayList<>()).add(change);
        }
      }
      for (Map.Entry<AlterMethod, List<Change>> group : byMethod.entrySet()) {
        statements.add(AlterStatement.of(group.getValue(), group.getKey()));
      }
    }
    return statements;
  }
}
