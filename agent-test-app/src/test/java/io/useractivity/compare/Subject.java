package io.useractivity.compare;

import static org.awaitility.Awaitility.await;

import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import io.useractivity.servers.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** One start of one contender's server, and all that is asked of it until it ends. */
final class Subject implements AutoCloseable {

  /** Longer than any contender leaves what it has without sending it. */
  private static final Duration NO_MORE_COMES = Duration.ofSeconds(6);

  /** More than {@link #NO_MORE_COMES}, since each request is one more that is kept. */
  private static final Duration CONNECTION_IS_QUIET = Duration.ofSeconds(10);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Contender contender;
  private final Surroundings surroundings;
  private final RunningServer server;
  private final Duration untilAnswer;
  private final Load load;

  private Subject(
      Contender contender,
      Surroundings surroundings,
      RunningServer server,
      Duration untilAnswer,
      Load load) {
    this.contender = contender;
    this.surroundings = surroundings;
    this.server = server;
    this.untilAnswer = untilAnswer;
    this.load = load;
  }

  /** Returns when it has answered once, and everybody is signed in. */
  static Subject start(Plan plan, Contender contender, Surroundings surroundings, Path directory)
      throws Exception {
    Files.createDirectories(directory);
    Tomcat tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10)
            .withTestApplication()
            .withPrefix(List.of("taskset", "-c", String.valueOf(plan.serverCore())))
            .withOptions(List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m"))
            .withChanged("server.xml", Subject::bare);
    contender.join(tomcat, surroundings);
    long begin = System.nanoTime();
    RunningServer server = tomcat.start(directory);
    try {
      try (Wire wire = new Wire(server.port())) {
        String answer =
            wire.send("GET " + server.contextPath() + "/hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .answer();
        if (!answer.startsWith("HTTP/1.1 200")) {
          throw new IOException("The first answer is " + answer);
        }
      }
      Duration untilAnswer = Duration.ofNanos(System.nanoTime() - begin);
      Load load = Load.on(server, plan.connections());
      return new Subject(contender, surroundings, server, untilAnswer, load);
    } catch (IOException e) {
      server.close();
      throw new IOException("The output was:\n" + server.output().text(), e);
    }
  }

  /** Without the log of requests that the distribution has on, and with lasting connections. */
  private static String bare(String serverXml) {
    return serverXml
        .replaceAll("<Valve className=\"org.apache.catalina.valves.AccessLogValve\"[^>]*/>", "")
        .replace("port=\"0\"", "port=\"0\" maxKeepAliveRequests=\"-1\" keepAliveTimeout=\"-1\"");
  }

  Duration untilAnswer() {
    return untilAnswer;
  }

  Load load() {
    return load;
  }

  long process() {
    return server.jvm().pid();
  }

  double residentMegabytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process()), "status");
    String line =
        Files.readAllLines(status).stream()
            .filter(each -> each.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(line.replaceAll("\\D", "")) / 1_024;
  }

  /** Waits until all is kept that was asked, or nothing comes any more. */
  void awaitKept() {
    if (contender != Contender.NOTHING) {
      await().forever().pollInterval(BETWEEN_LOOKS).until(new Arrival());
    }
  }

  /** A look whether there is nothing more to wait for, one after the other. */
  private final class Arrival implements Callable<Boolean> {

    private long last = -1;
    private long since = System.nanoTime();
    private long asked = since;

    @Override
    public Boolean call() throws Exception {
      long kept = kept();
      long now = System.nanoTime();
      if (kept != last) {
        last = kept;
        since = now;
      }
      if (now - asked > CONNECTION_IS_QUIET.toNanos()) {
        load.keepConnections();
        asked = now;
      }
      return kept >= sent() || now - since > NO_MORE_COMES.toNanos();
    }
  }

  /** In percent of what was asked. */
  double keptPercent() throws SQLException {
    return 100.0 * kept() / sent();
  }

  private long kept() throws SQLException {
    return contender.kept(surroundings);
  }

  /** Of the browsers, and the first. */
  private long sent() {
    return load.sent() + 1;
  }

  /** Ends the server, which may keep more by then. */
  @Override
  public void close() throws IOException, InterruptedException {
    load.close();
    server.close();
    server.output().complaints().forEach(each -> System.out.println("The agent says: " + each));
  }
}
