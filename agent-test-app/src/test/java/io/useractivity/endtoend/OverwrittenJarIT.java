package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Client;
import io.useractivity.servers.Gates;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody writes another version over the JAR while the JVM runs. */
class OverwrittenJarIT {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatComesIsRecordedAllTheSame(boolean beforeTheFirstRequest) throws Exception {
    Path jar = Files.copy(AgentJar.file().toPath(), directory.resolve("agent.jar"));
    Rows database = MariaDb.shared().newDatabase();
    RunningServer running =
        Gates.TOMCAT.start(directory, "-javaagent:" + jar + "=" + database.agentArgument());
    try (running) {
      Client client = running.client();
      if (beforeTheFirstRequest) {
        overwrite(jar);
      }
      assertThat(client.get("/orders/1")).isEqualTo(200);
      overwrite(jar);
      assertThat(client.get("/orders/refused")).isEqualTo(403);
      assertThat(client.post("/orders/2", "a", "b")).isEqualTo(405);
    }

    assertThat(database.lines())
        .containsExactly("GET /orders/1 200", "GET /orders/refused 403", "POST /orders/2 405");
    assertThat(running.output().complaints()).isEmpty();
  }

  /** In place, as {@code cp} does it. */
  private static void overwrite(Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar)) {
      byte[] other = new byte[1 << 20];
      for (int i = 0; i < 12; i++) {
        out.write(other);
      }
    }
  }
}
