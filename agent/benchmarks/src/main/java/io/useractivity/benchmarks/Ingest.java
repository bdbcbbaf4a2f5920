package io.useractivity.benchmarks;

import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.JournalId;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.write.DeferredActivityStore;
import io.useractivity.engine.text.TimestampFormat;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How fast rows get into the table: through the agent's own store, and by {@code LOAD DATA LOCAL
 * INFILE}, which no client beats; both by one thread, in transactions of {@value #BATCH} rows at
 * most, into the same table with its seven indexes. In turn, a round to warm up first. Empties the
 * table before each, or adds to what is there.
 */
public final class Ingest {

  /** The default of {@code flush.batch-size}. */
  private static final int BATCH = 500;

  private static final int ROUNDS = 6;

  private final List<ActivityRow> rows = new ArrayList<>();
  private final boolean adds;

  private Ingest(int count, boolean adds) {
    this.adds = adds;
    GeneratedRows generated = new GeneratedRows();
    LocalDateTime first = LocalDateTime.of(2026, 1, 1, 0, 0);
    for (int i = 0; i < count; i++) {
      rows.add(generated.row(i, first.plusNanos(i * 2_000_000L)));
    }
  }

  /** How the rows of one batch get into the table. */
  private interface Way {
    void write(List<ActivityRow> batch) throws Exception;
  }

  /**
   * Measures.
   *
   * @param arguments how many rows, the agent's configuration file, and perhaps {@code add}
   */
  public static void main(String[] arguments) throws Exception {
    File configuration = new File(arguments[1]);
    StoreSettings settings =
        StoreSettings.of(
            new ConfigurationReader(Map.of(), System.getProperties(), new File("."))
                .read("config=" + configuration));
    boolean adds = arguments.length > 2 && arguments[2].equals("add");
    Ingest ingest = new Ingest(Integer.parseInt(arguments[0]), adds);
    DeferredActivityStore store =
        new DeferredActivityStore(settings, new Log(System.err, Log.Level.INFO));
    JournalId journal = new JournalId("ingest-" + ProcessHandle.current().pid());
    long[] position = {0};
    Way agent =
        batch -> {
          store.write(new Batch(journal, position[0], batch));
          position[0] += batch.size();
        };
    agent.write(ingest.rows.subList(0, 1)); // makes the table
    int liked = store.rowsAtOnce(BATCH);
    try (Connection connection = connect(configuration);
        Statement statement = connection.createStatement()) {
      for (int round = 0; round < ROUNDS; round++) {
        ingest.measure(round, "agent", agent, liked, statement);
        ingest.measure(round, "LOAD DATA", batch -> load(batch, statement), BATCH, statement);
      }
    }
    store.close();
  }

  private static Connection connect(File configuration) throws Exception {
    Properties properties = new Properties();
    try (InputStream in = new FileInputStream(configuration)) {
      properties.load(in);
    }
    String url = properties.getProperty("jdbc.url");
    url += (url.contains("?") ? "&" : "?") + "allowLoadLocalInfile=true&allowLocalInfile=true";
    Connection connection =
        DriverManager.getConnection(
            url, properties.getProperty("jdbc.user"), properties.getProperty("jdbc.password"));
    connection.setAutoCommit(false);
    return connection;
  }

  private void measure(int round, String name, Way way, int batch, Statement statement)
      throws Exception {
    if (!adds) {
      statement.execute("TRUNCATE TABLE user_activity_logs");
      statement.getConnection().commit();
    }
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long begin = System.nanoTime();
    for (int from = 0; from < rows.size(); from += batch) {
      way.write(rows.subList(from, Math.min(rows.size(), from + batch)));
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    double micros =
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e3 / rows.size();
    System.out.printf(
        "%s%-9s %,8.0f rows/s, %.1f us of the client's CPU a row%n",
        round == 0 ? "(warm-up) " : "", name, rows.size() / seconds, micros);
  }

  private static void load(List<ActivityRow> batch, Statement statement) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (ActivityRow row : batch) {
      String separator = "";
      for (Column column : Column.values()) {
        text.append(separator);
        append(row.value(column), text);
        separator = "\t";
      }
      text.append('\n');
    }
    give(statement, new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
    statement.execute(
        "LOAD DATA LOCAL INFILE 'rows' INTO TABLE user_activity_logs CHARACTER SET utf8mb4 ("
            + Stream.of(Column.values()).map(Column::columnName).collect(Collectors.joining(", "))
            + ")");
    statement.getConnection().commit();
  }

  private static void append(Object value, StringBuilder text) {
    if (value == null) {
      text.append("\\N");
    } else if (value instanceof Boolean truth) {
      text.append(truth ? '1' : '0');
    } else if (value instanceof LocalDateTime moment) {
      text.append(TimestampFormat.millis(moment));
    } else {
      String plain = value.toString();
      for (int i = 0; i < plain.length(); i++) {
        char c = plain.charAt(i);
        if (c == '\\' || c == '\t' || c == '\n') {
          text.append('\\');
        }
        text.append(c);
      }
    }
  }

  private static void give(Statement statement, ByteArrayInputStream rows) throws SQLException {
    if (statement.isWrapperFor(org.mariadb.jdbc.Statement.class)) {
      statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(rows);
    } else {
      statement.unwrap(com.mysql.cj.jdbc.JdbcStatement.class).setLocalInfileInputStream(rows);
    }
  }
}
