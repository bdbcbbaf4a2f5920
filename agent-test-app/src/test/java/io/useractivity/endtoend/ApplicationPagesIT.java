package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Client;
import io.useractivity.servers.Gates;
import io.useractivity.servers.JavaApplication;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The agent's pages inside real applications: where they are shown, to whom, and what is left. */
class ApplicationPagesIT {

  private static final String OWN = "/activity-logs";
  private static final String ALL = "/admin/user-activity-logs";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void usersSeeTheirOwnRowsAndAdministratorsEveryonesBehindTheApplicationsOwnLogin(Tomcat.Line line)
      throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat =
        Tomcat.of(line)
            .withTestApplication()
            .withAgent(
                database.agentArgument() + ",view.admin-roles=admin,tenant.id=session:tenantId")
            .start(directory);
    try (tomcat) {
      Client nobody = new Client(tomcat.url("/app"));
      assertThat(nobody.get(OWN)).as("the application's own redirect").isEqualTo(302);
      Client bob = signedIn(tomcat, "bob@acme.example");
      Client alice = signedIn(tomcat, "alice@acme.example");
      bob.get("/orders/1001");
      alice.get("/admin/users");
      awaitRows(database, 5);

      String bobs = page(bob, OWN);
      assertThat(bobs).contains("bob@acme.example").doesNotContain("alice@acme.example");
      assertThat(page(bob, "/my-activity-logs")).doesNotContain("alice@acme.example");
      assertThat(bob.get(ALL)).as("the application's own refusal").isEqualTo(403);
      assertThat(page(alice, ALL)).contains("bob@acme.example").contains("alice@acme.example");
      assertThat(alice.post(OWN, "a", "b")).as("the application's own answer").isIn(404, 405);
      assertThat(alice.send("HEAD", OWN, null, (byte[]) null).statusCode()).isEqualTo(200);
      assertThat(alice.get(OWN + "/../orders")).isEqualTo(200);
      assertThat(tomcat.output().text()).doesNotContain("No activity page is shown");
    }

    List<Row> rows = database.all();
    assertThat(rows)
        .filteredOn(row -> row.endpoint().endsWith("activity-logs") && row.success())
        .extracting(row -> row.endpoint() + ": " + row.activityType() + " " + row.email())
        .containsExactlyInAnyOrder(
            "/app/activity-logs: view null", // which went to the log-in
            "/app/activity-logs: activity_log.view bob@acme.example",
            "/app/my-activity-logs: activity_log.view bob@acme.example",
            "/app/admin/user-activity-logs: activity_log.view alice@acme.example",
            "/app/activity-logs: activity_log.view alice@acme.example");
    assertThat(tomcat.output().complaints()).isEmpty();
  }

  @Test
  void behindAFrontControllerItsOwn404IsThePlace() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer boot =
        JavaApplication.SPRING_SECURITY_3.start(
            directory,
            Jdk.current(),
            database.agentArgument() + ",view.admin-roles=ROLE_ADMIN",
            "--server.port=0");
    try (boot) {
      Client nobody = new Client(boot.url(""));
      assertThat(nobody.get(OWN)).as("the application's own answer").isIn(302, 401);
      Client bob = springUser(boot, "bob");
      Client ann = springUser(boot, "ann");
      bob.get("/entries/42");
      ann.get("/audit");
      awaitRows(database, 7);

      assertThat(page(bob, OWN)).contains("bob@ledger.example").doesNotContain("ann@ledger");
      assertThat(bob.get(ALL)).as("the application's own refusal").isEqualTo(403);
      assertThat(page(ann, ALL)).contains("bob@ledger.example").contains("ann@ledger.example");
      assertThat(bob.get("/nowhere")).isEqualTo(404);
    }

    assertThat(database.all())
        .filteredOn(row -> row.endpoint().endsWith("activity-logs") && row.status() == 200)
        .extracting(row -> row.line() + " " + row.who())
        .containsExactlyInAnyOrder(
            "GET /activity-logs 200 activity_log.view by bob bob@ledger.example CLERK south",
            "GET /admin/user-activity-logs 200 activity_log.view by ann ann@ledger.example"
                + " ADMIN,CLERK north");
    assertThat(boot.output().complaints()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whereNobodySignsInNothingIsShown(Gates server) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    String agent = database.agentArgument();
    RunningServer gates = server.start(directory, AgentJar.option(agent));
    try (gates) {
      Client nobody = new Client(gates.url(""));
      assertThat(nobody.get(OWN)).isEqualTo(403);
      assertThat(nobody.get(ALL)).isEqualTo(403);
      assertThat(nobody.get("/style.css")).isEqualTo(200);
      assertThat(nobody.get("/nothing")).isEqualTo(404);
      assertThat(nobody.get("/orders/1")).isEqualTo(200);
    }
    assertThat(gates.output().complaints()).isEmpty();
  }

  @Tag("soak")
  @Test
  void whatTheApplicationHasItselfStaysItsOwn() throws Exception {
    Path own = Files.createDirectories(directory.resolve("own/activity-logs"));
    Files.writeString(own.resolve("index.html"), "<p>the application's own</p>");
    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withTestApplication()
            .withApplication("own", own.getParent().toFile())
            .withAgent(database.agentArgument() + ",view.user-paths=/orders,/activity-logs")
            .start(directory.resolve("tomcat"));
    try (tomcat) {
      assertThat(page(new Client(tomcat.url("/own")), "/activity-logs/"))
          .isEqualTo("<p>the application's own</p>");
      Client bob = signedIn(tomcat, "bob@acme.example");
      assertThat(page(bob, "/orders")).contains("<h1>Orders</h1>");
    }
    assertThat(tomcat.output().agentLines())
        .filteredOn(line -> line.contains("No activity page is shown"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("it has that path itself"));
  }

  @Tag("soak")
  @Test
  void aServletOnEveryPathGivesPlaceWhereThatIsAskedFor() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer boot =
        JavaApplication.SPRING_SECURITY_3.start(
            directory,
            Jdk.current(),
            database.agentArgument() + ",view.enabled=true",
            "--server.port=0");
    try (boot) {
      Client bob = springUser(boot, "bob");
      awaitRows(database, 1);
      assertThat(page(bob, OWN)).isNotEmpty();
      assertThat(bob.get("/nowhere")).isEqualTo(404);
    }
    assertThat(boot.output().complaints()).isEmpty();
  }

  @Test
  void switchedOffNothingIsShown() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10)
            .withTestApplication()
            .withAgent(database.agentArgument() + ",view.enabled=false")
            .start(directory);
    try (tomcat) {
      Client bob = signedIn(tomcat, "bob@acme.example");
      assertThat(bob.get(OWN)).isEqualTo(404);
    }
    assertThat(tomcat.output().text()).doesNotContain("No activity page");
    assertThat(database.all()).extracting(Row::line).contains("GET /app/activity-logs 404");
  }

  /** Nobody answers there, not even to refuse. */
  @Tag("soak")
  @Test
  void withTheDatabaseAwayThePageSaysSoInTimeAndTheApplicationGoesOn() throws Exception {
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withTestApplication()
            .withAgent("jdbc.url=jdbc:mariadb://192.0.2.1:3306/away,shutdown.timeout=0s")
            .start(directory);
    try (tomcat) {
      Client bob = signedIn(tomcat, "bob@acme.example");
      assertThat(bob.get(OWN)).as("which opens the pages").isEqualTo(503);
      long begin = System.nanoTime();
      assertThat(bob.get(OWN)).isEqualTo(503);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      assertThat(took).isLessThan(Duration.ofSeconds(4)); // of them two are the page's own
      assertThat(bob.get("/orders")).isEqualTo(200);
    }
  }

  private static Client signedIn(RunningServer tomcat, String user) throws Exception {
    Client client = new Client(tomcat.url("/app"));
    assertThat(client.logIn(user)).isEqualTo(302);
    return client;
  }

  private static Client springUser(RunningServer boot, String user) throws Exception {
    Client client = new Client(boot.url(""));
    Matcher token = TOKEN.matcher(page(client, "/login"));
    assertThat(token.find()).isTrue();
    assertThat(
            client.post(
                "/login", "username", user, "password", "secret-" + user, "_csrf", token.group(1)))
        .isEqualTo(302);
    return client;
  }

  private static String page(Client client, String path) throws Exception {
    HttpResponse<byte[]> answer = client.send("GET", path, null, (byte[]) null);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static void awaitRows(Rows database, int least) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions() // before there is a table
        .until(() -> database.count() >= least);
  }
}
