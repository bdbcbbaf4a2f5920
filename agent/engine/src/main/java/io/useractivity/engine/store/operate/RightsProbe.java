package io.useractivity.engine.store.operate;

import io.useractivity.engine.config.ForeignKeys;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.connect.Session;
import io.useractivity.engine.store.schema.ActivityTable;
import io.useractivity.engine.store.schema.ArchiveTable;
import io.useractivity.engine.store.schema.JournalTable;
import io.useractivity.engine.store.schema.RetentionTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rights the user lacks. Found by trying, since roles, proxies and rights on single columns
 * make what a server lists of them worth little: each statement is one that changes nothing, since
 * it is for no row, or wrong in itself; a server looks at rights before.
 */
final class RightsProbe {

  private static final String SUBJECT = "privileges";
  private static final String TABLE = ActivityTable.NAME;
  private static final String TWICE =
      "rows may be stored twice after a lost connection or a killed JVM";

  private final Session session;
  private final boolean tableIsThere;

  RightsProbe(Session session, boolean tableIsThere) {
    this.session = session;
    this.tableIsThere = tableIsThere;
  }

  /**
   * Tries.
   *
   * @param creates whether the agent makes the table
   * @param deletes whether it deletes old rows, and keeps its state in tables of its own
   * @param archive the table that old rows go to; null for none
   * @param journal whether the positions of a journal are kept
   */
  List<Finding> look(
      boolean creates, ForeignKeys foreignKeys, boolean deletes, String archive, boolean journal)
      throws SQLException {
    List<Right> needed = new ArrayList<>();
    List<Right> others = new ArrayList<>();
    if (tableIsThere) {
      needed.add(select());
      needed.add(insert());
      (deletes ? needed : others).add(delete());
      others.add(update());
      others.add(alter());
      if (deletes) {
        addOfRetention(creates, needed);
        if (archive != null) {
          addOfArchive(archive, creates, needed);
        }
      }
    } else if (creates) {
      needed.add(
          create(TABLE, "the agent can't make the table, and stores nothing until somebody does"));
      if (foreignKeys == ForeignKeys.REQUIRED) {
        needed.add(references("users"));
        needed.add(references("tenants"));
      }
    }
    List<Finding> findings = new ArrayList<>();
    List<String> granted = new ArrayList<>();
    for (Right right : needed) {
      String refusal = refusal(right);
      if (refusal == null) {
        granted.add(right.name());
      } else {
        findings.add(
            Finding.fail(
                SUBJECT, refusal + ": " + right.purpose(), grant(right.name(), right.object())));
      }
    }
    if (journal) {
      addOfJournal(creates, findings);
    }
    List<String> missing = new ArrayList<>();
    for (Right right : others) {
      if (refusal(right) == null) {
        granted.add(right.name());
      } else {
        missing.add(
            right.name() + " (" + right.purpose() + "): " + grant(right.name(), right.object()));
      }
    }
    if (!granted.isEmpty()) {
      findings.add(0, Finding.ok(SUBJECT, String.join(", ", granted)));
    }
    for (String right : missing) {
      findings.add(Finding.note(SUBJECT, "not needed by the agent as configured: " + right));
    }
    return findings;
  }

  private void addOfRetention(boolean creates, List<Right> needed) {
    boolean there = true;
    try {
      there = RetentionTables.areThere(session.connection(), session.dialect());
    } catch (SQLException denied) {
      // Told by the rights below.
    }
    String purpose = "old rows are not archived or deleted (retention.days)";
    if (there) {
      String table = RetentionTables.STATE;
      needed.add(new Right("SELECT", "SELECT 1 FROM " + table + " WHERE 1 = 0", table, purpose));
      needed.add(
          new Right("UPDATE", "UPDATE " + table + " SET id = id WHERE 1 = 0", table, purpose));
    } else if (creates) {
      needed.add(create(RetentionTables.STATE, purpose));
    }
  }

  /** Without its positions the agent stores rows all the same; so this is no failure. */
  private void addOfJournal(boolean creates, List<Finding> findings) throws SQLException {
    boolean there = false;
    boolean known = true;
    try {
      there = JournalTable.isThere(session.connection(), session.dialect());
    } catch (SQLException denied) {
      known = false; // it may be there; which right is missing is told below
    }
    String table = JournalTable.NAME;
    if (known && !there && !creates) {
      findings.add(
          Finding.warn(
              SUBJECT,
              "there is no table " + table + ": " + TWICE,
              "let a DBA run " + JournalTable.SCRIPT));
      return;
    }
    List<Right> rights = new ArrayList<>();
    if (!there && creates) {
      rights.add(create(table, TWICE));
    }
    rights.add(new Right("SELECT", "SELECT 1 FROM " + table + " WHERE 1 = 0", table, TWICE));
    rights.add(
        new Right("INSERT", "INSERT INTO " + table + " (no_such_column) VALUES (1)", table, TWICE));
    rights.add(
        new Right(
            "UPDATE", "UPDATE " + table + " SET position = position WHERE 1 = 0", table, TWICE));
    List<String> missing = new ArrayList<>();
    String refusal = null;
    for (Right right : rights) {
      String refused = refusal(right);
      if (refused != null) {
        missing.add(right.name());
        refusal = refusal == null ? refused : refusal;
      }
    }
    if (refusal != null) {
      String names = String.join(", ", missing);
      findings.add(Finding.warn(SUBJECT, refusal + ": " + TWICE, grant(names, table)));
    }
  }

  private void addOfArchive(String table, boolean creates, List<Right> needed) {
    boolean there = true;
    try {
      there = ArchiveTable.exists(session.connection(), session.dialect(), table);
    } catch (SQLException denied) {
      // Told by the rights below.
    }
    String purpose = "old rows do not go to the table " + table + " (archive.table)";
    String sql = session.dialect().tableName(table);
    if (there) {
      needed.add(new Right("SELECT", "SELECT 1 FROM " + sql + " WHERE 1 = 0", table, purpose));
      String insert = "INSERT INTO " + sql + " (no_such_column) VALUES (1)";
      needed.add(new Right("INSERT", insert, table, purpose));
    } else if (creates) {
      needed.add(create(table, purpose));
    }
  }

  /** What the server says; null if the right is there. */
  private String refusal(Right right) {
    try {
      session.execute(right.statement());
      return null;
    } catch (SQLException e) {
      return JdbcErrors.isDenied(e) ? session.reason(e) : null;
    }
  }

  private String grant(String rights, String table) throws SQLException {
    if (!session.dialect().hasApplicationTables()) {
      return "GRANT " + rights + " ON " + table + " TO the user of jdbc.user";
    }
    try (Statement statement = session.connection().createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT DATABASE(), SUBSTRING_INDEX(CURRENT_USER(), '@', -1),"
                    + " CURRENT_USER()")) {
      result.next();
      String host = result.getString(2);
      String account = result.getString(3);
      String user = account.substring(0, account.length() - host.length() - 1);
      return "GRANT "
          + rights
          + " ON "
          + session.dialect().quoted(result.getString(1))
          + "."
          + session.dialect().quoted(table)
          + " TO '"
          + user
          + "'@'"
          + host
          + "';";
    }
  }

  private static Right select() {
    return new Right(
        "SELECT",
        "SELECT 1 FROM " + TABLE + " WHERE 1 = 0",
        TABLE,
        "the agent can't look at the table, and stores nothing; no command can read it");
  }

  /** Into a column that there is not; the write check inserts into those that there are. */
  private static Right insert() {
    return new Right(
        "INSERT",
        "INSERT INTO " + TABLE + " (no_such_column) VALUES (1)",
        TABLE,
        "no row is stored");
  }

  private static Right delete() {
    return new Right(
        "DELETE",
        "DELETE FROM " + TABLE + " WHERE 1 = 0",
        TABLE,
        "old rows are not deleted (retention.days), and nobody's are erased");
  }

  private static Right update() {
    return new Right(
        "UPDATE",
        "UPDATE " + TABLE + " SET created_at = created_at WHERE 1 = 0",
        TABLE,
        "erase-user can't pseudonymise");
  }

  /** The same column twice, so that it is never added. */
  private static Right alter() {
    return new Right(
        "ALTER",
        "ALTER TABLE " + TABLE + " ADD COLUMN same_twice INT, ADD COLUMN same_twice INT",
        TABLE,
        "create-table --apply can't mend the table; it needs CREATE and INSERT too");
  }

  /** The same column twice, so that it is never made. */
  private static Right create(String table, String purpose) {
    return new Right(
        "CREATE", "CREATE TABLE " + table + " (same_twice INT, same_twice INT)", table, purpose);
  }

  private static Right references(String parent) {
    return new Right(
        "REFERENCES",
        "CREATE TABLE "
            + TABLE
            + " (same_twice INT, same_twice INT, FOREIGN KEY (same_twice) REFERENCES "
            + parent
            + " (id))",
        parent,
        "schema.foreign-keys = required can't be had");
  }
}
