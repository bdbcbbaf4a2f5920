package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Client;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.JettyHome;
import io.useractivity.servers.Launch;
import io.useractivity.servers.Launcher;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Namespace;
import io.useractivity.servers.Output;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import io.useractivity.servers.WildFly;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application that is deployed again and again leaves nothing behind: no class loader, no
 * metaspace. Each time it serves requests of every kind that the agent remembers for a while.
 */
class RedeployIT {

  private static final int REDEPLOYMENTS = 30;
  private static final int FEW_REDEPLOYMENTS = 8;
  private static final int MORE_REDEPLOYMENTS = 5;

  /** Until caches of the server are full. */
  private static final int WARM_UP = 5;

  /**
   * Seen on Tomcat 10.1 and JDK 17: 2.7 MB more after thirty with the agent switched off, 3.1 and
   * 3.3 with it.
   */
  private static final int METASPACE_TOLERANCE_KILOBYTES = 5_000;

  /** What thirty redeployments may leave more with the agent than without. */
  private static final int METASPACE_OF_THE_AGENT_KILOBYTES = 1_500;

  private static final int COLLECTIONS = 3;
  private static final int MOST_COLLECTIONS = 30;

  private static final String FORGET_SOFT_REFERENCES = "-XX:SoftRefLRUPolicyMSPerMB=0";

  private static final Launcher JETTY =
      new JettyHome("http,ee10-deploy,ee10-jsp", List.of("jetty.deploy.scanInterval=1"));

  @TempDir Path directory;

  /**
   * A server's life.
   *
   * @param growth the metaspace that thirty redeployments left, in kilobytes
   */
  private record Run(int growth, Output output) {}

  static Stream<Arguments> tomcats() {
    return Stream.of(Tomcat.Line.values())
        .flatMap(line -> Jdk.all().stream().map(jdk -> Arguments.of(line, jdk)));
  }

  /** Deploys the same application anew, and waits until it is there. */
  private interface Redeployment {
    void run() throws Exception;
  }

  @ParameterizedTest
  @EnumSource(names = "TOMCAT_10")
  void redeployingLeavesNoLoaderAndNoMetaspaceOnTomcat(Tomcat.Line line) throws Exception {
    redeployOnTomcat(line, Jdk.current(), FEW_REDEPLOYMENTS);
  }

  @Tag("soak")
  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("tomcats")
  void redeployingLeavesNoLoaderAndNoMetaspaceOnEachTomcat(Tomcat.Line line, Jdk jdk)
      throws Exception {
    redeployOnTomcat(line, jdk, REDEPLOYMENTS);
  }

  private void redeployOnTomcat(Tomcat.Line line, Jdk jdk, int times) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat =
        Tomcat.of(line)
            .on(jdk)
            .withTestApplication()
            .withManager()
            .withOption(FORGET_SOFT_REFERENCES)
            .withAgent(database.agentArgument())
            .start(directory);
    try (tomcat) {
      String war = URLEncoder.encode(line.testApplication().toURI().toString(), "UTF-8");
      String authorization =
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(
                      (Tomcat.MANAGER + ":" + Tomcat.MANAGER).getBytes(StandardCharsets.UTF_8));
      Redeployment redeployment =
          () -> {
            String answer =
                new String(
                    new Client(tomcat.url(""))
                        .send(
                            "GET",
                            "/manager/text/deploy?path=/app&update=true&war=" + war,
                            null,
                            null,
                            "Authorization",
                            authorization)
                        .body(),
                    StandardCharsets.UTF_8);
            assertThat(answer).startsWith("OK - Deployed application");
          };
      int growth =
          growth(
              tomcat.process().pid(),
              jdk,
              tomcat.url("/app"),
              redeployment,
              times,
              "org\\.apache\\.catalina\\.loader\\.ParallelWebappClassLoader");
      assertThat(growth).isLessThan(METASPACE_TOLERANCE_KILOBYTES);
    }
    assertThat(tomcat.output().complaints()).isEmpty();
    assertThat(tomcat.output().text()).doesNotContain("but has failed to remove it when the web");
    assertThat(database.count()).isEqualTo(tomcat.output().summary().stored());
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource("io.useractivity.servers.Jdk#all")
  void redeployingLeavesNoLoaderAndNoMetaspaceOnJetty(Jdk jdk) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Run with =
        growthOnJetty(
            jdk, directory.resolve("with"), List.of(AgentJar.option(database.agentArgument())));
    // Not compared with a run without: up to six old loaders, and their metaspace, come and go
    // there.
    assertThat(with.growth()).isLessThan(METASPACE_TOLERANCE_KILOBYTES);
    assertThat(with.output().complaints()).isEmpty();
    assertThat(database.count()).isEqualTo(with.output().summary().stored());
  }

  private static Run growthOnJetty(Jdk jdk, Path base, List<String> agent) throws Exception {
    RunningServer jetty =
        JETTY.start(
            launch("org.eclipse.jetty:jetty-home:zip:", "jetty-home.version", jdk, base, agent));
    try (jetty) {
      Redeployment redeployment =
          () -> {
            int before = starts(jetty.output());
            Files.setLastModifiedTime(
                base.resolve("webapps/app.war"), FileTime.fromMillis(System.currentTimeMillis()));
            Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> starts(jetty.output()) > before);
          };
      int growth =
          growth(
              jetty.process().pid(),
              jdk,
              jetty.url("/app"),
              redeployment,
              REDEPLOYMENTS,
              "org\\.eclipse\\.jetty\\.ee10\\.webapp\\.WebAppClassLoader");
      return new Run(growth, jetty.output());
    }
  }

  /** Jetty's core says so as well, but some time before the application answers. */
  private static int starts(Output output) {
    return output.text().split("ServletContextHandler:\\S+ Started ", -1).length - 1;
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource("io.useractivity.servers.Jdk#all")
  void redeployingLeavesNoLoaderAndNoMetaspaceOnWildFly(Jdk jdk) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    int without = growthOnWildFly(jdk, directory.resolve("without"), List.of()).growth();
    Run with =
        growthOnWildFly(
            jdk, directory.resolve("with"), List.of(AgentJar.option(database.agentArgument())));
    assertThat(with.growth()).isLessThan(without + METASPACE_OF_THE_AGENT_KILOBYTES);
    assertThat(with.output().complaints()).isEmpty();
    with.output().requireNothingSwallowed();
    assertThat(database.count()).isEqualTo(with.output().summary().stored());
  }

  private static Run growthOnWildFly(Jdk jdk, Path base, List<String> agent) throws Exception {
    RunningServer wildFly =
        new WildFly(500)
            .start(launch("org.wildfly:wildfly-dist:zip:", "wildfly.version", jdk, base, agent));
    try (wildFly) {
      Path deployments = base.resolve("standalone/deployments");
      Path deployed = deployments.resolve("app.war.deployed");
      Redeployment redeployment =
          () -> {
            Files.delete(deployed);
            Files.createFile(deployments.resolve("app.war.dodeploy"));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(deployed));
          };
      int growth =
          growth(
              wildFly.jvm().pid(),
              jdk,
              wildFly.url("/app"),
              redeployment,
              REDEPLOYMENTS,
              "org\\.jboss\\.modules\\.ModuleClassLoader");
      return new Run(growth, wildFly.output());
    }
  }

  /** Of the distribution in the version that the build names, with the jakarta twin. */
  private static Launch launch(
      String distribution, String versionProperty, Jdk jdk, Path directory, List<String> agent)
      throws IOException {
    return new Launch(
        Namespace.JAKARTA,
        List.of(distribution + System.getProperty(versionProperty)),
        Namespace.JAKARTA.war(),
        jdk,
        Files.createDirectories(directory),
        Stream.concat(agent.stream(), Stream.of(FORGET_SOFT_REFERENCES)).toList());
  }

  /**
   * Redeploys, and asserts that no loader stays.
   *
   * @return the metaspace that stays, in kilobytes
   */
  private static int growth(
      long process, Jdk jdk, String url, Redeployment redeployment, int times, String loaderClass)
      throws Exception {
    use(url);
    for (int i = 0; i < WARM_UP; i++) {
      redeployment.run();
      use(url);
    }
    Footprint before = settled(process, jdk, url, loaderClass, Integer.MAX_VALUE);
    for (int i = 0; i < times; i++) {
      redeployment.run();
      use(url);
    }
    Footprint after = settled(process, jdk, url, loaderClass, before.loaders());
    // A JDK 17's java.io.ClassCache holds a class whose soft reference has been cleared until
    // something is serialised again (seen in heap dumps; it came with JDK-8277072), as sessions are
    // when an application stops. What the agent held would become more with each redeployment, not
    // less.
    for (int i = 0; i < MORE_REDEPLOYMENTS && after.loaders() > before.loaders(); i++) {
      redeployment.run();
      use(url);
      after = settled(process, jdk, url, loaderClass, before.loaders());
    }
    System.out.println("After " + WARM_UP + " and " + times + ": " + before + ", " + after);
    assertThat(before.loaders()).isPositive();
    assertThat(after.loaders()).isLessThanOrEqualTo(before.loaders());
    return after.metaspaceKilobytes() - before.metaspaceKilobytes();
  }

  /**
   * Servers let go of the last few loaders one by one, without the agent as well: Tomcat renews a
   * thread of its pool when it has next served a request (ThreadLocalLeakPreventionListener).
   */
  private static Footprint settled(
      long process, Jdk jdk, String url, String loaderClass, int loaders) throws Exception {
    Footprint last = Footprint.of(process, jdk, loaderClass);
    for (int i = 0; i < COLLECTIONS || (i < MOST_COLLECTIONS && last.loaders() > loaders); i++) {
      use(url);
      last = Footprint.of(process, jdk, loaderClass);
    }
    return last;
  }

  private static void use(String url) throws Exception {
    Client client = new Client(url);
    assertThat(client.logIn("alice@acme.example")).isEqualTo(302);
    assertThat(client.get("/orders")).isEqualTo(200);
    assertThat(client.get("/broken")).isEqualTo(500);
    assertThat(client.get("/no-such-page")).isEqualTo(404);
    assertThat(client.get("/reports/async?mode=dispatch")).isEqualTo(200);
    assertThat(client.get("/reports/async?mode=complete")).isEqualTo(200);
    assertThat(client.get("/reports/async?mode=error")).isEqualTo(500);
  }
}
