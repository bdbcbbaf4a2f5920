package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Output;
import io.useractivity.servers.RawClient;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Request threads are reused and sessions overlap: no row may be lost, doubled or another's. Each
 * request says in its user agent which one it is, and in headers whose; the session is told by its
 * cookie.
 */
class ManyUsersIT {

  private static final int USERS = 50;
  private static final int THREADS = 200;
  private static final int REQUESTS_OF_EACH = 50;

  private static final String[] PATHS = {
    "/api/orders",
    "/orders/9999",
    "/redirect",
    "/hello",
    "/dashboard",
    "/broken",
    "/locked",
    "/reports/async?mode=start-runnable",
    "/reports/async?mode=immediate"
  };

  /** Few threads of the application's answer these, each after a pause. */
  private static final String[] SLOW_PATHS = {
    "/reports/async?mode=complete",
    "/reports/async?mode=dispatch",
    "/reports/async?mode=twice",
    "/reports/async?mode=error"
  };

  private static final Pattern COOKIE = Pattern.compile("Set-Cookie: JSESSIONID=([0-9A-F]+)");

  @TempDir Path directory;

  @Tag("soak")
  @Test
  void tenThousandRequestsOnReusedThreadsHaveEachItsOwnUsersRow() throws Exception {
    play(Tomcat.of(Tomcat.Line.TOMCAT_9));
  }

  @Test
  void tenThousandRequestsOnVirtualThreadsHaveEachItsOwnUsersRow() throws Exception {
    Optional<Jdk> jdk = Jdk.all().stream().filter(each -> each.feature() >= 25).findFirst();
    if (jdk.isPresent()) { // Jdk.all has said so
      play(Tomcat.of(Tomcat.Line.TOMCAT_10).on(jdk.get()).withVirtualThreads());
    }
  }

  private void play(Tomcat builder) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Map<String, String> expected = new ConcurrentHashMap<>();
    RunningServer tomcat =
        builder
            .withTestApplication()
            .withAgent(
                database.agentArgument()
                    + ",capture.session-id=raw,user.role=header:X-Role,tenant.id=header:X-Tenant")
            .start(directory);
    try (tomcat) {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        List<Callable<Void>> visitors = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          visitors.add(new Visitor(i, tomcat.port(), expected));
        }
        for (Future<Void> each : threads.invokeAll(visitors)) {
          each.get();
        }
      } finally {
        threads.shutdownNow();
      }
    }

    List<Row> rows = database.all();
    Map<String, String> recorded = new HashMap<>();
    for (Row row : rows) {
      String whose = row.user() + " " + row.email() + " " + row.role() + " " + row.tenant();
      assertThat(recorded.put(row.userAgent(), whose + " " + row.session()))
          .as(row.userAgent())
          .isNull();
    }
    assertThat(recorded).isEqualTo(expected).hasSize(THREADS * REQUESTS_OF_EACH);
    assertThat(rows).extracting(Row::activityType).contains("login", "logout");
    assertThat(rows).extracting(Row::user).contains((String) null);
    assertThat(tomcat.output().complaints()).isEmpty();
    Output.Summary summary = tomcat.output().summary();
    assertThat(summary.lost() + summary.failed() + summary.swallowed()).isZero();
  }

  /** Signs in and out and in as somebody else, and looks around in between. */
  private static final class Visitor implements Callable<Void> {

    private final int number;
    private final int port;
    private final Map<String, String> expected;
    private final Random random;
    private int user;
    private String session;
    private boolean signedIn;

    Visitor(int number, int port, Map<String, String> expected) {
      this.number = number;
      this.port = port;
      this.expected = expected;
      this.random = new Random(number);
    }

    @Override
    public Void call() throws Exception {
      try (RawClient client = new RawClient(port)) {
        for (int i = 0; i < REQUESTS_OF_EACH; i++) {
          visit(client, "request-" + number + "-" + i);
        }
      }
      return null;
    }

    private void visit(RawClient client, String name) throws Exception {
      if (random.nextInt(signedIn ? 12 : 2) == 0) {
        user = random.nextInt(USERS);
        String form = Client.form("email", email(), "password", "load");
        session = cookie(send(client, name, "POST", "/login", form));
        signedIn = true;
        expected.put(name, whose());
      } else if (!signedIn && random.nextInt(4) == 0) {
        send(client, name, "POST", "/login", Client.form("email", email(), "password", "wrong"));
        expected.put(name, "null null null null null");
      } else if (signedIn && random.nextInt(12) == 0) {
        send(client, name, "POST", "/logout", "");
        expected.put(name, whose());
        signedIn = false;
      } else {
        String[] paths = random.nextInt(40) == 0 ? SLOW_PATHS : PATHS;
        send(client, name, "GET", paths[random.nextInt(paths.length)], "");
        expected.put(name, signedIn ? whose() : "null null null null null");
      }
    }

    private String email() {
      return "user" + user + "@load.example";
    }

    private String whose() {
      return String.join(" ", email(), email(), "role-" + user, "tenant-" + user, session);
    }

    private String send(RawClient client, String name, String method, String path, String form)
        throws Exception {
      boolean known = signedIn || form.endsWith("=load");
      String request =
          method
              + " /app"
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: "
              + name
              + (known ? "\r\nX-Role: role-" + user + "\r\nX-Tenant: tenant-" + user : "")
              + (session == null ? "" : "\r\nCookie: JSESSIONID=" + session)
              + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
              + form.length()
              + "\r\n\r\n"
              + form;
      String answer = client.send(request.getBytes(StandardCharsets.US_ASCII), false);
      assertThat(answer).as(request).startsWith("HTTP/1.1 ");
      return answer;
    }

    private static String cookie(String answer) {
      Matcher cookie = COOKIE.matcher(answer);
      assertThat(cookie.find()).as(answer).isTrue();
      return cookie.group(1);
    }
  }
}
