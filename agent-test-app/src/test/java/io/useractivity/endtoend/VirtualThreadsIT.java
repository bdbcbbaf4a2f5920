package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Client;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.JettyHome;
import io.useractivity.servers.Launch;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Namespace;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where each request has a virtual thread of its own, none is pinned to its carrier by us, and
 * every row has its own request's user.
 */
class VirtualThreadsIT {

  private static final String OURS = "io.useractivity.";
  private static final int USERS = 16;
  private static final int REQUESTS = 50;

  @TempDir Path directory;

  @Test
  void noRequestIsPinnedByUsOnTomcat() throws Exception {
    Optional<Jdk> jdk = withVirtualThreads();
    if (jdk.isEmpty()) {
      return; // Jdk.all has said so
    }
    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10)
            .on(jdk.get())
            .withTestApplication()
            .withVirtualThreads()
            .withOption(recording())
            .withAgent(database.agentArgument())
            .start(directory);
    try (tomcat) {
      drive(tomcat.url("/app"));
    }
    assertThat(tomcat.output().complaints()).isEmpty();
    check(database);
  }

  @Tag("soak")
  @Test
  void noRequestIsPinnedByUsOnJetty() throws Exception {
    Optional<Jdk> jdk = withVirtualThreads();
    if (jdk.isEmpty()) {
      return;
    }
    Rows database = MariaDb.shared().newDatabase();
    RunningServer jetty =
        new JettyHome("http,ee10-deploy,ee10-jsp,threadpool-virtual", List.of())
            .start(
                new Launch(
                    Namespace.JAKARTA,
                    List.of(
                        "org.eclipse.jetty:jetty-home:zip:"
                            + System.getProperty("jetty-home.version")),
                    Namespace.JAKARTA.war(),
                    jdk.get(),
                    directory,
                    List.of(AgentJar.option(database.agentArgument()), recording())));
    try (jetty) {
      drive(jetty.url("/app"));
    }
    assertThat(jetty.output().complaints()).isEmpty();
    check(database);
  }

  private static Optional<Jdk> withVirtualThreads() {
    return Jdk.all().stream().filter(each -> each.feature() >= 21).findFirst();
  }

  private String recording() throws IOException {
    // A file, since the option alone cannot name events that its settings do not.
    Path settings = directory.resolve("threads.jfc");
    Files.writeString(
        settings,
        "<configuration version=\"2.0\">"
            + "<event name=\"jdk.VirtualThreadPinned\"><setting name=\"enabled\">true</setting>"
            + "<setting name=\"stackTrace\">true</setting>"
            + "<setting name=\"threshold\">0 ns</setting></event>"
            + "<event name=\"jdk.VirtualThreadStart\"><setting name=\"enabled\">true</setting>"
            + "</event><event name=\"jdk.ClassDefine\"><setting name=\"enabled\">true</setting>"
            + "</event></configuration>");
    return "-XX:StartFlightRecording:filename=" + recordingFile() + ",settings=" + settings;
  }

  private Path recordingFile() {
    return directory.resolve("threads.jfr");
  }

  /** Users at once from the first request on; each asks for pages that nobody else does. */
  private void drive(String url) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(USERS);
    CyclicBarrier start = new CyclicBarrier(USERS);
    List<Future<Void>> running = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      running.add(clients.submit(visits(url, "user" + i, start)));
    }
    for (Future<Void> each : running) {
      each.get();
    }
    clients.shutdown();
  }

  private static Callable<Void> visits(String url, String name, CyclicBarrier start) {
    return () -> {
      Client client = new Client(url);
      start.await();
      assertThat(client.logIn(name + "@load.example")).isEqualTo(302);
      for (int i = 0; i < REQUESTS; i++) {
        assertThat(client.get("/none/" + name)).isEqualTo(404);
        assertThat(client.get("/slow?ms=2")).isEqualTo(200);
        assertThat(client.get("/reports/async?mode=immediate")).isEqualTo(200);
      }
      return null;
    };
  }

  private void check(Rows database) throws Exception {
    List<Rows.Row> rows = database.all();
    assertThat(rows).hasSize(USERS * (1 + 3 * REQUESTS));
    assertThat(rows).extracting(Rows.Row::user).doesNotContainNull();
    assertThat(rows)
        .filteredOn(row -> row.endpoint().startsWith("/app/none/"))
        .hasSize(USERS * REQUESTS)
        .allSatisfy(
            row -> {
              assertThat(row.status()).isEqualTo(404);
              assertThat(row.user()).isEqualTo(row.endpoint().substring(10) + "@load.example");
            });

    List<RecordedEvent> events = RecordingFile.readAllEvents(recordingFile());
    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("jdk.VirtualThreadStart"))
        .as("requests on virtual threads")
        .hasSizeGreaterThan(USERS * REQUESTS);
    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("jdk.ClassDefine"))
        .filteredOn(event -> event.getThread().getBoolean("virtual"))
        .extracting(event -> event.getClass("definedClass").getName())
        .as("classes that a request's thread loads")
        .isNotEmpty()
        .noneMatch(name -> name.startsWith(OURS));
    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
        .filteredOn(VirtualThreadsIT::isOurs)
        .extracting(event -> event.getStackTrace().getFrames().toString())
        .isEmpty();
  }

  /**
   * Whether it is for a class of ours, or that we ask for by name. What a container or an
   * application loads of its own when we ask it something would be loaded by others' questions too.
   */
  private static boolean isOurs(RecordedEvent event) {
    if (event.getStackTrace() == null) {
      return false;
    }
    return event.getStackTrace().getFrames().stream()
        .map(frame -> frame.getMethod().getType().getName())
        .filter(type -> !type.startsWith("java.") && !type.startsWith("jdk."))
        .findFirst()
        .filter(type -> type.startsWith(OURS))
        .isPresent();
  }
}
