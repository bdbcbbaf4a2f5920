package io.useractivity.engine.store.read;

import io.useractivity.engine.query.LastRun;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.retention.LegalHold;
import io.useractivity.engine.store.retention.RetentionFacts;
import io.useractivity.engine.store.schema.ActivityTable;
import io.useractivity.engine.store.schema.FoundColumn;
import io.useractivity.engine.store.schema.FoundStructure;
import io.useractivity.engine.store.schema.StructureLines;
import io.useractivity.engine.store.schema.TableState;
import io.useractivity.engine.text.TimestampFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What there is of the table: engine, size, oldest and newest row, growth. Nothing is counted and
 * nothing read but a few rows by their indexes, so that a table of any size is asked at no cost.
 * Lines of cells, so that an agent can hand them to a command; the first cell is {@link #FACT}, or
 * as {@link StructureLines} has it. For one thread.
 */
public final class TableFacts {

  /** Name and value; a fact that is not known has no line. */
  public static final String FACT = "fact";

  /** The names of facts. */
  public static final String ENGINE = "engine";

  public static final String COLLATION = "collation";
  public static final String ROWS = "rows";
  public static final String BYTES = "bytes";
  public static final String OLDEST = "oldest";
  public static final String NEWEST = "newest";
  public static final String ROWS_A_DAY = "rowsADay";
  public static final String NEXT_ID = "nextId";
  public static final String LAST_ID = "lastId";

  /** Of the last run of retention: when it began, when it ended, by whom, its result. */
  public static final String RUN_STARTED = "retentionStarted";

  public static final String RUN_ENDED = "retentionEnded";
  public static final String RUN_BY = "retentionBy";
  public static final String RUN_RESULT = "retentionResult";
  public static final String ROWS_ARCHIVED = "rowsArchived";
  public static final String ROWS_DELETED = "rowsDeleted";

  /** Name, user, tenant and reason of a legal hold, null for what it does not say. */
  public static final String HOLD = "hold";

  /** What is told of growth is of this time before the newest row. */
  private static final int GROWTH_DAYS = 7;

  private static final double HOURS_A_DAY = 24;

  private final Connection connection;
  private final FoundStructure found;
  private final List<List<String>> lines = new ArrayList<>();

  private TableFacts(Connection connection, FoundStructure found) {
    this.connection = connection;
    this.found = found;
  }

  /** Asks for them; empty if there is no table. */
  static List<List<String>> read(Connection connection, Dialect dialect) throws SQLException {
    FoundStructure found = FoundStructure.read(connection, dialect);
    if (found == null) {
      return new ArrayList<>();
    }
    TableFacts facts = new TableFacts(connection, found);
    facts.addTable();
    facts.addRetention(RetentionFacts.read(connection, dialect));
    facts.lines.addAll(StructureLines.of(found));
    return facts.lines;
  }

  private void addTable() throws SQLException {
    TableState state = found.state();
    add(ENGINE, state.isView() ? "view" : state.engine());
    add(COLLATION, state.collation());
    add(ROWS, state.rows());
    add(BYTES, state.bytes());
    add(NEXT_ID, state.nextId());
    FoundColumn id = found.table().column("id");
    add(LAST_ID, id == null ? null : id.greatest());
    if (id != null && found.table().column("created_at") != null && !state.isView()) {
      addTimes(state);
    }
  }

  private void addRetention(RetentionFacts retention) {
    LastRun run = retention.lastRun();
    if (run != null) {
      add(RUN_STARTED, TimestampFormat.millis(run.started()));
      add(RUN_ENDED, run.ended() == null ? null : TimestampFormat.millis(run.ended()));
      add(RUN_BY, run.by());
      add(RUN_RESULT, run.result());
      add(ROWS_ARCHIVED, run.archived());
      add(ROWS_DELETED, run.deleted());
    }
    for (LegalHold hold : retention.holds()) {
      lines.add(Arrays.asList(HOLD, hold.name(), hold.user(), hold.tenant(), hold.reason()));
    }
  }

  private void addTimes(TableState state) throws SQLException {
    LocalDateTime oldest;
    LocalDateTime newest;
    if (isIndexed("created_at")) {
      oldest = moment("SELECT MIN(created_at) FROM " + ActivityTable.NAME);
      newest = moment("SELECT MAX(created_at) FROM " + ActivityTable.NAME);
    } else {
      oldest = ofId("MIN");
      newest = ofId("MAX");
    }
    if (oldest == null || newest == null) {
      return;
    }
    add(OLDEST, TimestampFormat.millis(oldest));
    add(NEWEST, TimestampFormat.millis(newest));
    double days = days(oldest, newest);
    if (days >= 1) {
      Double growth = isIndexed("created_at") ? growth(newest, days) : null;
      add(ROWS_A_DAY, growth == null ? average(state.rows(), days) : Math.round(growth));
    }
  }

  private static Long average(Long rows, double days) {
    return rows == null ? null : Math.round(rows / days);
  }

  /** By ids, which come in the order in which rows are stored; some are left out now and then. */
  private Double growth(LocalDateTime newest, double days) throws SQLException {
    LocalDateTime from = newest.minusDays(GROWTH_DAYS);
    BigInteger first;
    String sql =
        "SELECT id FROM "
            + ActivityTable.NAME
            + " WHERE created_at >= ? ORDER BY created_at, id LIMIT 1";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, TimestampFormat.millis(from));
      first = number(statement);
    }
    BigInteger last;
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT MAX(id) FROM " + ActivityTable.NAME)) {
      last = number(statement);
    }
    return first == null || last == null || last.compareTo(first) < 0
        ? null
        : last.subtract(first).doubleValue() / Math.min(days, GROWTH_DAYS);
  }

  private static double days(LocalDateTime from, LocalDateTime to) {
    return Duration.between(from, to).toHours() / HOURS_A_DAY;
  }

  private boolean isIndexed(String column) {
    return found.indexes().stream().anyMatch(index -> index.columns().get(0).equals(column));
  }

  private LocalDateTime ofId(String which) throws SQLException {
    return moment(
        "SELECT created_at FROM "
            + ActivityTable.NAME
            + " WHERE id = (SELECT "
            + which
            + "(id) FROM "
            + ActivityTable.NAME
            + ")");
  }

  private LocalDateTime moment(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getObject(1, LocalDateTime.class) : null;
    }
  }

  private static BigInteger number(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      BigDecimal number = result.next() ? result.getBigDecimal(1) : null;
      return number == null ? null : number.toBigInteger();
    }
  }

  private void add(String name, Object value) {
    if (value != null) {
      lines.add(Arrays.asList(FACT, name, value.toString()));
    }
  }
}
