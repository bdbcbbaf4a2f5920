package io.useractivity.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application with the libraries that the agent has too, in versions of its own: each comes from
 * where it came from without the agent, also while the agent uses its own.
 */
class LibrariesIT {

  private static final List<String> LIBRARIES =
      List.of(
          "net.bytebuddy:byte-buddy:1.9.16",
          "com.fasterxml.jackson.core:jackson-databind:2.9.10.8",
          "com.zaxxer:HikariCP:2.7.9",
          "mysql:mysql-connector-java:8.0.28",
          "org.mariadb.jdbc:mariadb-java-client:2.7.12",
          "org.slf4j:slf4j-jdk14:1.7.25",
          "org.slf4j:slf4j-api:1.7.25");

  @TempDir Path directory;

  @Test
  void librariesOfTheApplicationAreItsOwn() throws Exception {
    Framework bringsThem =
        Framework.javax(
            "libraries", "libraries", "libraries", visitor -> {}, LIBRARIES.toArray(String[]::new));
    requireSame(bringsThem, List.of());
  }

  @Test
  void librariesOfTheServerAreItsOwn() throws Exception {
    Framework findsThem = Framework.javax("libraries", "libraries", "libraries", visitor -> {});
    requireSame(findsThem, Artifacts.classPath(LIBRARIES));
  }

  private void requireSame(Framework framework, List<File> ofTheServer) throws Exception {
    Path application = directory.resolve("application");
    framework.unpack(application);
    Rows shop = MariaDb.shared().newDatabase();
    String without;
    try (RunningServer tomcat =
        builder(application, ofTheServer, shop).start(directory.resolve("without"))) {
      without = libraries(tomcat);
    }
    assertThat(without.lines())
        .contains(
            "Byte Buddy from byte-buddy-1.9.16.jar",
            "Jackson from jackson-databind-2.9.10.8.jar",
            "SLF4J from slf4j-api-1.7.25.jar",
            "  logs to org.slf4j.impl.JDK14LoggerFactory",
            "HikariCP from HikariCP-2.7.9.jar",
            "  from mysql-connector-java-8.0.28.jar",
            "  from mariadb-java-client-2.7.12.jar");

    Rows mariaDb = MariaDb.shared().newDatabase();
    requireSame(
        without, builder(application, ofTheServer, shop), mariaDb.agentArgument(), "mariadb");
    Rows connectorJ = MariaDb.shared().newDatabase();
    requireSame(
        without,
        builder(application, ofTheServer, shop),
        connectorJ.agentArgument().replace("jdbc:mariadb:", "jdbc:mysql:"),
        "mysql");
    assertThat(mariaDb.lines()).containsOnly("GET /app/libraries 200").hasSize(2);
    assertThat(connectorJ.lines()).isEqualTo(mariaDb.lines());
  }

  /** Asked again once the agent has used its own libraries for rows. */
  private void requireSame(String without, Tomcat builder, String agentArgument, String name)
      throws Exception {
    try (RunningServer tomcat = builder.withAgent(agentArgument).start(directory.resolve(name))) {
      assertThat(libraries(tomcat)).isEqualTo(without);
      tomcat.output().await("Created the table user_activity_logs", tomcat.process());
      assertThat(libraries(tomcat)).isEqualTo(without);
    }
  }

  private static Tomcat builder(Path application, List<File> ofTheServer, Rows shop) {
    Tomcat builder =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withApplication("app", application.toFile())
            .withOption("-Dshop.database=" + shop.url().substring("jdbc:mariadb:".length()))
            .withOption("-Dshop.user=" + shop.user())
            .withOption("-Dshop.password=" + shop.password());
    ofTheServer.forEach(builder::withLibrary);
    return builder;
  }

  private static String libraries(RunningServer tomcat) throws Exception {
    return new String(
        new Client(tomcat.url("/app")).send("GET", "/libraries", null, (String) null).body(),
        StandardCharsets.UTF_8);
  }
}
