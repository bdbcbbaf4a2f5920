package io.useractivity.compare;

import io.useractivity.servers.OtherAgent;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The same server and application, each with another way to keep what was requested. */
enum Contender {
  NOTHING("nothing", "Nothing", "The bare application.") {
    @Override
    void join(Tomcat tomcat, Surroundings surroundings) {}

    @Override
    long kept(Surroundings surroundings) {
      return 0;
    }
  },

  AGENT("agent", "This agent", "`-javaagent`, told where MariaDB is, and nothing else.") {
    @Override
    void join(Tomcat tomcat, Surroundings surroundings) {
      tomcat.withAgent(surroundings.rows().agentArgument());
    }

    @Override
    long kept(Surroundings surroundings) throws SQLException {
      // The agent makes the table after its first request.
      return count(surroundings.rows(), "user_activity_logs");
    }
  },

  OPENTELEMETRY(
      "opentelemetry",
      "OpenTelemetry",
      "Its Java agent, every request a span (no metrics, no logs), sent to a server on the load's"
          + " core that counts them and stores nothing. A full queue of 2,048 drops spans; what is"
          + " queued is lost with a JVM that is killed.") {
    @Override
    void join(Tomcat tomcat, Surroundings surroundings) throws IOException {
      tomcat
          .withOption("-javaagent:" + OtherAgent.OPENTELEMETRY.jar())
          .withOption("-Dotel.traces.sampler=always_on")
          .withOption("-Dotel.metrics.exporter=none")
          .withOption("-Dotel.logs.exporter=none")
          .withOption("-Dotel.exporter.otlp.protocol=http/protobuf")
          .withOption("-Dotel.exporter.otlp.endpoint=" + surroundings.sink().url());
    }

    @Override
    long kept(Surroundings surroundings) {
      return surroundings.sink().requests();
    }
  },

  INSERT(
      "insert",
      "INSERT in a filter",
      "A filter that stores each request's row before the answer ends, by a HikariCP pool of ten"
          + " connections, and loses it when that fails. No bodies, no redaction.") {
    @Override
    void join(Tomcat tomcat, Surroundings surroundings) throws Exception {
      createTable(surroundings.rows(), Files.readString(SCHEMA));
      surroundings
          .filters()
          .install(tomcat, "InsertFilter", surroundings.rows().url(), surroundings.rows());
    }

    @Override
    long kept(Surroundings surroundings) throws SQLException {
      return count(surroundings.rows(), "user_activity_logs");
    }
  },

  QUEUE(
      "queue",
      "Queue in a filter",
      "A filter with a queue of 16,384 rows, and one thread that stores them in"
          + " transactions of 500 by Connector/J's rewritten batches. No bodies, no redaction, no"
          + " journal: what is queued is lost with the JVM, and with a full queue.") {
    @Override
    void join(Tomcat tomcat, Surroundings surroundings) throws Exception {
      createTable(surroundings.rows(), Files.readString(SCHEMA));
      String url =
          surroundings.rows().url().replace("jdbc:mariadb:", "jdbc:mysql:")
              + "?rewriteBatchedStatements=true";
      surroundings.filters().install(tomcat, "QueueFilter", url, surroundings.rows());
    }

    @Override
    long kept(Surroundings surroundings) throws SQLException {
      return count(surroundings.rows(), "user_activity_logs");
    }
  },

  VALVE(
      "valve",
      "JDBCAccessLogValve",
      "Tomcat's own, pattern `combined`: ten columns, no user of the application's. One connection"
          + " that all requests wait for; two tries, then the row is lost.") {
    @Override
    void join(Tomcat tomcat, Surroundings surroundings) throws Exception {
      createTable(surroundings.rows(), VALVE_TABLE);
      Rows rows = surroundings.rows();
      String valve =
          "<Valve className=\"org.apache.catalina.valves.JDBCAccessLogValve\""
              + " driverName=\"org.mariadb.jdbc.Driver\" connectionURL=\""
              + rows.url()
              + "\" connectionName=\""
              + rows.user()
              + "\" connectionPassword=\""
              + rows.password()
              + "\" pattern=\"combined\"/></Host>";
      tomcat
          .withLibrary(FilterJar.mariaDbDriver())
          .withChanged("server.xml", text -> text.replace("</Host>", valve));
    }

    @Override
    long kept(Surroundings surroundings) throws SQLException {
      return count(surroundings.rows(), "access");
    }
  };

  private static final Path SCHEMA = Path.of("..", "schema", "create_user_activity_logs_table.sql");

  /** As the valve's documentation has it. */
  private static final String VALVE_TABLE =
      """
      CREATE TABLE access (
        id INT UNSIGNED AUTO_INCREMENT NOT NULL,
        remoteHost CHAR(15) NOT NULL,
        userName CHAR(15),
        timestamp TIMESTAMP NOT NULL,
        virtualHost VARCHAR(64) NOT NULL,
        method VARCHAR(8) NOT NULL,
        query VARCHAR(255) NOT NULL,
        status SMALLINT UNSIGNED NOT NULL,
        bytes INT UNSIGNED NOT NULL,
        referer VARCHAR(128),
        userAgent VARCHAR(128),
        PRIMARY KEY (id),
        INDEX (timestamp), INDEX (remoteHost), INDEX (virtualHost), INDEX (query), INDEX (userAgent)
      )""";

  private final String key;
  private final String title;
  private final String description;

  Contender(String key, String title, String description) {
    this.key = key;
    this.title = title;
    this.description = description;
  }

  /** What the build's property calls it. */
  String key() {
    return key;
  }

  String title() {
    return title;
  }

  String description() {
    return description;
  }

  /** Adds it to a server that is to be started. */
  abstract void join(Tomcat tomcat, Surroundings surroundings) throws Exception;

  /** How many requests it has kept so far: rows, or spans that have arrived. */
  abstract long kept(Surroundings surroundings) throws SQLException;

  private static void createTable(Rows rows, String definition) throws SQLException {
    try (Connection connection = rows.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(definition);
    }
  }

  private static long count(Rows rows, String table) throws SQLException {
    String there =
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()"
            + " AND table_name = '"
            + table
            + "'";
    return rows.number(there) == 0 ? 0 : rows.number("SELECT COUNT(*) FROM " + table);
  }
}
