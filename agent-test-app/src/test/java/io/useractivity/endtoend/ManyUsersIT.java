package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.endtoend.Rows.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Request threads are reused and sessions overlap: no row may be lost, doubled or another's. */
class ManyUsersIT {

  private static final int USERS = 50;
  private static final int THREADS = 200;
  private static final int REQUESTS = 10_000;
  private static final String[] PATHS = {
    "/api/orders", "/orders/9999", "/redirect", "/hello", "/reports/async?mode=start-runnable"
  };

  @TempDir Path directory;

  @Test
  void tenThousandRequestsOfFiftyUsersHaveTenThousandRowsEachWithItsOwnUser() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Map<String, String> userByMarker = new HashMap<>();
    Tomcat tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withTestApplication()
            .withAgent(database.agentArgument())
            .start(directory);
    try (tomcat) {
      List<Client> clients = new ArrayList<>();
      for (int user = 0; user < USERS; user++) {
        Client client = new Client(tomcat.url("/app"));
        assertThat(client.logIn(email(user))).isEqualTo(302);
        clients.add(client);
      }
      for (int i = 0; i < REQUESTS; i++) {
        userByMarker.put("request-" + i, email(i % USERS));
      }
      send(clients);
    }

    List<Row> rows =
        database.all().stream().filter(row -> row.userAgent().startsWith("request-")).toList();
    Map<String, String> recorded = new HashMap<>();
    for (Row row : rows) {
      assertThat(recorded.put(row.userAgent(), row.user())).as(row.userAgent()).isNull();
    }
    assertThat(recorded).isEqualTo(userByMarker);
    assertThat(database.count()).isEqualTo(REQUESTS + USERS);
    Output.Summary summary = tomcat.output().summary();
    assertThat(summary.lost() + summary.failed() + summary.swallowed()).isZero();
  }

  private static String email(int user) {
    return "user" + user + "@load.example";
  }

  private static void send(List<Client> clients) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        workers.add(
            threads.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < REQUESTS; i = next.getAndIncrement()) {
                    clients
                        .get(i % USERS)
                        .send(
                            "GET",
                            PATHS[i % PATHS.length],
                            null,
                            null,
                            "User-Agent",
                            "request-" + i);
                  }
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
