package io.useractivity.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * WildFly starts each time, though the agent's driver is set to use TLS, which reaches the JVM's
 * logging: DataDog/dd-trace-java#2399 was a race.
 */
@Tag("soak")
class WildFlyStartIT {

  private static final int STARTS = 20;

  @TempDir Path directory;

  @Test
  void itStartsTwentyTimesInARowWithTlsToTheDatabase() throws Exception {
    Server wildFly = Servers.named("WildFly 26.1");
    Rows database = MariaDb.shared().newDatabase();
    String url = database.url().replace("jdbc:mariadb:", "jdbc:mysql:") + "?sslMode=REQUIRED";
    String agent =
        AgentJar.option(
            "jdbc.url="
                + url
                + ",jdbc.user="
                + database.user()
                + ",jdbc.password="
                + database.password());
    for (int i = 1; i <= STARTS; i++) {
      Path folder = Files.createDirectory(directory.resolve("start-" + i));
      RunningServer running = wildFly.start(Jdk.current(), folder, agent);
      try (running) {
        assertThat(running.client().get("/health")).isEqualTo(200);
      }
      assertThat(running.output().complaints()).isEmpty();
      assertThat(running.output().text()).doesNotContain("WFLYLOG0078");
      assertThat(folder.resolve("standalone/log/server.log")).content().contains("WFLYSRV0025");
      assertThat(database.count()).isEqualTo(i);
    }
  }
}
