package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Output;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A minute of traffic, one request in a hundred of each kind that has once cost its own row or
 * those of others: each but what a trigger refuses in any form has its row, soon, in a small heap.
 */
@Tag("soak")
class PoisonIT {

  private static final int REQUESTS_A_SECOND = 300;
  private static final int REQUESTS = 60 * REQUESTS_A_SECOND;
  private static final Path SCRIPT = Path.of("../schema/create_user_activity_logs_table.sql");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  /** What a stranger or a client may send. */
  private enum Poison {
    DEEP_JSON {
      @Override
      void send(Client client) throws Exception {
        client.send("POST", "/api/orders", JSON, "[".repeat(60) + "]".repeat(60));
      }
    },
    NUMBER_OF_NO_RANGE {
      @Override
      void send(Client client) throws Exception {
        client.send("POST", "/api/orders", JSON, "{\"a\":0e99999999999,\"b\":1e999}");
      }
    },
    NAMES_OF_ONE_HASH {
      @Override
      void send(Client client) throws Exception {
        client.send("POST", "/api/orders", JSON, NAMES);
      }
    },
    WIDE_CHARACTERS {
      @Override
      void send(Client client) throws Exception {
        client.send("POST", "/api/orders", JSON, "{\"note\":\"" + "\u8a9e".repeat(5_000) + "\"}");
      }
    },
    LONG_FIELD {
      @Override
      void send(Client client) throws Exception {
        client.send("POST", "/login", FORM, "email=" + "x".repeat(1_900_000));
      }
    },
    CHARSET_THAT_ONLY_DECODES {
      @Override
      void send(Client client) throws Exception {
        client.send("POST", "/login", FORM + ";charset=x-JISAutoDetect", "email=%82%a0");
      }
    },
    VERB_THAT_THE_COLUMN_LACKS {
      @Override
      void send(Client client) throws Exception {
        client.send("PURGE", "/hello", null, (String) null);
      }
    },
    ADDRESS_IN_QUOTES {
      @Override
      void send(Client client) throws Exception {
        client.send("GET", "/hello", null, null, "X-Forwarded-For", "\"");
      }
    },
    REFUSED_FOR_ITS_DATA {
      @Override
      void send(Client client) throws Exception {
        client.get("/hello?note=refused-data");
      }
    },
    REFUSED_IN_ANY_FORM {
      @Override
      void send(Client client) throws Exception {
        client.get("/not-there");
      }
    };

    private static final String NAMES = names();

    abstract void send(Client client) throws Exception;

    /** The 512 words of "Aa" and "BB", whose hash codes are the same. */
    private static String names() {
      StringBuilder json = new StringBuilder("{");
      for (int word = 0; word < 512; word++) {
        json.append(word == 0 ? "\"" : ",\"");
        for (int bit = 0; bit < 9; bit++) {
          json.append((word >> bit & 1) == 0 ? "Aa" : "BB");
        }
        json.append("\":1");
      }
      return json.append('}').toString();
    }
  }

  @TempDir Path directory;

  @Test
  void oneRequestInAHundredOfEachKindCostsNoOtherItsRow() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    createTable(database);
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withTestApplication()
            .withOption("-Xmx192m")
            .withOption("-XX:+ExitOnOutOfMemoryError")
            .withAgent(database.agentArgument())
            .start(directory);
    int refused = REQUESTS / 100;
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      client.logIn("alice@acme.example");
      long next = System.nanoTime();
      for (int i = 0; i < REQUESTS; i++) {
        int kind = i % 100;
        if (kind < Poison.values().length) {
          Poison.values()[kind].send(client);
        } else {
          client.get("/hello");
        }
        next += 1_000_000_000L / REQUESTS_A_SECOND;
        LockSupport.parkNanos(next - System.nanoTime());
      }

      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> database.count() == 1 + REQUESTS - refused);
    }

    assertThat(
            database.number(
                "SELECT COUNT(*) FROM user_activity_logs WHERE endpoint = '/app/hello'"))
        .as("rows of the ordinary and of poison on their path")
        .isEqualTo(REQUESTS - 7L * REQUESTS / 100);
    Output.Summary summary = tomcat.output().summary();
    assertThat(summary.lost()).isZero();
    assertThat(summary.failed()).isEqualTo(refused);
  }

  @Test
  void aDatabaseThatIsAwayFillsNoHeapHoweverLargeABatchMayBe() throws Exception {
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withTestApplication()
            .withOption("-Xmx160m")
            .withOption("-XX:+ExitOnOutOfMemoryError")
            .withAgent(
                "jdbc.url=jdbc:mariadb://localhost:1/away,flush.batch-size=10000,"
                    + "shutdown.timeout=1s")
            .start(directory);
    int posts = 12_000;
    String order = "{\"note\":\"" + "order ".repeat(2_000) + "\"}";
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      client.logIn("alice@acme.example");
      for (int i = 0; i < posts; i++) {
        client.send("POST", "/api/orders", JSON, order);
      }
    }

    Output.Summary summary = tomcat.output().summary();
    assertThat(summary.recorded()).isEqualTo(1 + posts);
    assertThat(summary.lost()).isEqualTo(1 + posts);
  }

  private static void createTable(Rows database) throws Exception {
    String script = Files.readString(SCRIPT);
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(script.substring(script.indexOf("CREATE TABLE"), script.lastIndexOf(';')));
      statement.execute(
          "ALTER TABLE user_activity_logs MODIFY method ENUM('GET', 'POST', 'PUT', 'DELETE')");
      createTrigger(statement, "request_data LIKE '%refused-data%'", "data");
      createTrigger(statement, "status_code = 404", "status");
    }
  }

  private static void createTrigger(Statement statement, String condition, String name)
      throws SQLException {
    statement.execute(
        "CREATE TRIGGER refuse_"
            + name
            + " BEFORE INSERT ON user_activity_logs FOR EACH ROW IF NEW."
            + condition
            + " THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not here'; END IF");
  }
}
