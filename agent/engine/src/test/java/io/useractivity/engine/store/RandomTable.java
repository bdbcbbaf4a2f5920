package io.useractivity.engine.store;

import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A table user_activity_logs as a stranger may have made it: types, nullability, defaults, names,
 * character sets, computed columns, keys, CHECKs and triggers, drawn at random.
 */
public final class RandomTable {

  /** Where rows are told apart; it keeps a type that holds that. */
  public static final Column MARKER = Column.RESOURCE_ID;

  /**
   * What may be refused altogether: a row always has something there, so that the trial row shows
   * it.
   */
  private static final List<Column> ALWAYS_THERE =
      List.of(Column.METHOD, Column.USER_ID, Column.TENANT_ID, Column.IP_ADDRESS);

  private static final List<String> ODD_NAMES =
      List.of("order", "a b", "it's", "back`tick", "dou\"ble", "gr\u00f6\u00dfe", "100%", "UPPER");

  private static final String[] CHARACTER_SETS = {
    "utf8",
    "utf8mb4",
    "latin1",
    "latin2",
    "latin5",
    "latin7",
    "ascii",
    "binary",
    "cp1250",
    "cp1251",
    "cp1256",
    "cp850",
    "cp866",
    "cp932",
    "koi8r",
    "koi8u",
    "gbk",
    "gb2312",
    "big5",
    "sjis",
    "ujis",
    "euckr",
    "tis620",
    "greek",
    "hebrew",
    "swe7",
    "dec8",
    "hp8",
    "armscii8",
    "geostd8",
    "macroman",
    "ucs2",
    "utf16",
    "utf16le",
    "utf32"
  };

  /** A type, and the SQL of a value that stands for nothing there. */
  private record Type(String sql, String neutral) {}

  private final Kind kind;
  private final Random random;
  private final List<String> definitions = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final List<String> triggers = new ArrayList<>();
  private final List<String> needed = new ArrayList<>();
  private final List<String> neutrals = new ArrayList<>();

  public RandomTable(Kind kind, Random random) {
    this.kind = kind;
    this.random = random;
    addId();
    for (Column column : Column.values()) {
      addOurs(column);
    }
    for (String name : ODD_NAMES) {
      if (random.nextInt(6) == 0) {
        addColumn(quoted(name), anyType());
      }
    }
    addTrigger();
  }

  /** Makes it. */
  public void createIn(TestDatabase database) throws SQLException {
    database.execute(sql());
    for (String trigger : triggers) {
      database.execute(trigger);
    }
  }

  private String sql() {
    return "CREATE TABLE user_activity_logs (" + String.join(", ", definitions) + ")";
  }

  @Override
  public String toString() {
    return sql() + "; " + triggers;
  }

  /** An INSERT of no more than must be, as the least that the table could take of any row. */
  public String leastInsert() {
    if (needed.isEmpty()) {
      return isH2()
          ? "INSERT INTO user_activity_logs DEFAULT VALUES"
          : "INSERT INTO user_activity_logs () VALUES ()";
    }
    return "INSERT INTO user_activity_logs ("
        + String.join(", ", needed)
        + ") VALUES ("
        + String.join(", ", neutrals)
        + ")";
  }

  private boolean isH2() {
    return kind == Kind.H2;
  }

  private boolean isMariaDb() {
    return kind.server() != null && kind.server().isMariaDb();
  }

  private String quoted(String name) {
    return isH2() ? '"' + name.replace("\"", "\"\"") + '"' : '`' + name.replace("`", "``") + '`';
  }

  private void addId() {
    List<String> ids =
        new ArrayList<>(
            List.of(
                "BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY",
                "INT NOT NULL AUTO_INCREMENT PRIMARY KEY",
                "",
                "CHAR(36) NOT NULL PRIMARY KEY|'x'",
                "VARCHAR(20) NOT NULL PRIMARY KEY|'x'",
                "BINARY(16) NOT NULL PRIMARY KEY|X'00000000000000000000000000000000'",
                "BIGINT NOT NULL PRIMARY KEY|1",
                "INT NOT NULL PRIMARY KEY|1",
                "DECIMAL(20,0) NOT NULL PRIMARY KEY|1"));
    if (isH2()) {
      ids.add("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
      ids.add("UUID DEFAULT RANDOM_UUID() PRIMARY KEY");
      ids.add("UUID PRIMARY KEY|'00000000-0000-0000-0000-000000000000'");
    }
    if (isMariaDb()) {
      ids.add("UUID NOT NULL DEFAULT UUID() PRIMARY KEY");
      ids.add("UUID NOT NULL PRIMARY KEY|'00000000-0000-0000-0000-000000000000'");
    }
    String[] id = pick(ids).split("\\|", -1);
    if (!id[0].isEmpty()) {
      definitions.add("id " + id[0]);
      if (id.length > 1) {
        needed.add("id");
        neutrals.add(id[1]);
      }
    }
  }

  private void addOurs(Column column) {
    int choice = random.nextInt(20);
    if (column == MARKER) {
      definitions.add("resource_id VARCHAR(100) NULL");
    } else if (choice < 3) {
      return;
    } else if (choice < 9) {
      addColumn(column.columnName(), usualType(column));
    } else if (ALWAYS_THERE.contains(column) && choice < 12) {
      addRefusing(column.columnName());
    } else if (column == Column.SUCCESS && choice < 13) {
      addComputed();
    } else {
      addColumn(column.columnName(), anyType());
    }
  }

  private void addComputed() {
    boolean fromStatus =
        definitions.stream().anyMatch(each -> each.matches("status_code (INT|SMALLINT|DOUBLE).*"));
    String from = fromStatus ? "status_code < 400" : "resource_id IS NULL";
    definitions.add("success BOOLEAN GENERATED ALWAYS AS (" + from + ")");
  }

  private void addColumn(String name, Type type) {
    StringBuilder sql = new StringBuilder(name).append(' ').append(type.sql());
    switch (random.nextInt(6)) {
      case 0 -> {
        sql.append(" NOT NULL");
        needed.add(name);
        neutrals.add(type.neutral());
      }
      case 1 ->
          sql.append(isDefault(type) ? " DEFAULT " + type.neutral() + " NOT NULL" : nullable(type));
      default -> sql.append(nullable(type));
    }
    definitions.add(sql.toString());
  }

  /** MySQL makes a TIMESTAMP that says nothing NOT NULL, with a default. */
  private static String nullable(Type type) {
    return type.sql().startsWith("TIMESTAMP") ? " NULL DEFAULT NULL" : " NULL";
  }

  private boolean isDefault(Type type) {
    String sql = type.sql();
    return isH2() || !sql.matches("(?i).*(TEXT|BLOB|JSON|POINT|POLYGON|GEOMETRY|LINESTRING).*");
  }

  /** A column that takes no value at all, by a CHECK or by a trigger. */
  private void addRefusing(String name) {
    String check = " CHECK (" + name + " IS NULL)";
    definitions.add(name + " VARCHAR(600) NULL" + (isH2() || isMariaDb() ? check : ""));
    if (!isH2() && !isMariaDb()) {
      conditions.add("NEW." + name + " IS NOT NULL");
    }
  }

  private void addTrigger() {
    if (!conditions.isEmpty() || (!isH2() && random.nextInt(4) == 0)) {
      conditions.add("FALSE");
      triggers.add(
          "CREATE TRIGGER odd BEFORE INSERT ON user_activity_logs FOR EACH ROW BEGIN IF "
              + String.join(" OR ", conditions)
              + " THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; END IF; END");
    }
  }

  private Type usualType(Column column) {
    String time = isH2() ? "TIMESTAMP(3)" : "DATETIME(3)";
    return switch (column.content()) {
      case TEXT -> new Type("VARCHAR(" + 2 * column.width() + ")", "''");
      case JSON -> new Type("JSON", isH2() ? "JSON '{}'" : "'{}'");
      case NUMBER -> new Type("INT", "0");
      case BOOLEAN -> new Type("BOOLEAN", isH2() ? "FALSE" : "0");
      case TIME -> new Type(time, "'1970-01-01 00:00:01'");
    };
  }

  private Type anyType() {
    List<Type> types = new ArrayList<>(commonTypes());
    types.addAll(isH2() ? h2Types() : serverTypes());
    if (isMariaDb()) {
      types.addAll(
          List.of(
              new Type("INET6", "'::'"),
              new Type("INET4", "'0.0.0.0'"),
              new Type("UUID", "'00000000-0000-0000-0000-000000000000'")));
    }
    return types.get(random.nextInt(types.size()));
  }

  private static List<Type> commonTypes() {
    return List.of(
        new Type("VARCHAR(20)", "''"),
        new Type("CHAR(1)", "''"),
        new Type("CHAR(36)", "''"),
        new Type("VARCHAR(3000)", "''"),
        new Type("SMALLINT", "0"),
        new Type("INT", "0"),
        new Type("BIGINT", "0"),
        new Type("DOUBLE PRECISION", "0"),
        new Type("REAL", "0"),
        new Type("DECIMAL(5,2)", "0"),
        new Type("DECIMAL(1,1)", "0"),
        new Type("DECIMAL(30,0)", "0"),
        new Type("DATE", "'1970-01-01'"),
        new Type("TIME", "'00:00:00'"),
        new Type("TIME(3)", "'00:00:00'"),
        new Type("TIMESTAMP", "'1970-01-02 00:00:01'"),
        new Type("BINARY(16)", "X'00'"),
        new Type("VARBINARY(40)", "X''"),
        new Type("BLOB", "X''"),
        new Type("ENUM('GET', 'POST', 'it''s', 'a,b', 'true', 'no')", "'GET'"),
        new Type("ENUM('1', '0')", "'1'"));
  }

  private static List<Type> h2Types() {
    return List.of(
        new Type("BOOLEAN", "FALSE"),
        new Type("TINYINT", "0"),
        new Type("CHARACTER LARGE OBJECT", "''"),
        new Type("VARCHAR_IGNORECASE(30)", "''"),
        new Type("DECFLOAT", "0"),
        new Type("TIMESTAMP(9)", "'1970-01-01 00:00:01'"),
        new Type("TIMESTAMP(3) WITH TIME ZONE", "'1970-01-01 00:00:01+00:00'"),
        new Type("TIME WITH TIME ZONE", "'00:00:00+00:00'"),
        new Type("JSON", "JSON '{}'"),
        new Type("UUID", "'00000000-0000-0000-0000-000000000000'"),
        new Type("GEOMETRY", "'POINT (0 0)'"),
        new Type("INTEGER ARRAY", "ARRAY[0]"),
        new Type("VARCHAR(10) ARRAY", "ARRAY[]"));
  }

  private List<Type> serverTypes() {
    String set = pick(List.of(CHARACTER_SETS));
    return List.of(
        new Type("VARCHAR(0)", "''"),
        new Type("VARCHAR(30) CHARACTER SET " + set, "''"),
        new Type("CHAR(5) CHARACTER SET " + set, "''"),
        new Type("TINYTEXT CHARACTER SET " + set, "''"),
        new Type("TEXT CHARACTER SET " + set, "''"),
        new Type("TINYINT UNSIGNED", "0"),
        new Type("TINYINT(1)", "0"),
        new Type("MEDIUMINT(5) ZEROFILL", "0"),
        new Type("BIGINT UNSIGNED", "0"),
        new Type("BIT(1)", "0"),
        new Type("BIT(9)", "0"),
        new Type("BIT(64)", "0"),
        new Type("FLOAT", "0"),
        new Type("FLOAT(5,2)", "0"),
        new Type("DOUBLE UNSIGNED", "0"),
        new Type("YEAR", "1970"),
        new Type("DATETIME", "'1970-01-01 00:00:01'"),
        new Type("DATETIME(6)", "'1970-01-01 00:00:01'"),
        new Type("TIMESTAMP(3)", "'1970-01-02 00:00:01'"),
        new Type("TINYBLOB", "''"),
        new Type("SET('GET', 'POST', '1')", "''"),
        new Type("JSON", "'{}'"),
        new Type("POINT", "ST_GeomFromText('POINT(0 0)')"),
        new Type("POLYGON", "ST_GeomFromText('POLYGON((0 0, 1 0, 1 1, 0 0))')"),
        new Type("GEOMETRY", "ST_GeomFromText('POINT(0 0)')"),
        new Type("LINESTRING", "ST_GeomFromText('LINESTRING(0 0, 1 1)')"));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
