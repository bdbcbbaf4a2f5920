package io.useractivity.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Client;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Namespace;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One JVM with a server of {@code javax} and one of {@code jakarta}, as after half a migration. */
class BothNamespacesIT {

  /** Both are. */
  private static final String LISTENING =
      "Listening on port (\\d+)[\\s\\S]*Listening on port (\\d+)";

  @TempDir Path directory;

  @Test
  void requestsOfBothAreRecorded() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    List<String> command = new ArrayList<>(Jdk.current().command());
    command.add(AgentJar.option(database.agentArgument() + ",tenant.id=session:tenantId"));
    command.addAll(List.of("-cp", Namespace.JAVAX.embeddedServers().getPath()));
    command.add("org.example.embedded.SeveralMain");
    command.addAll(server("Tomcat 9.0, embedded", "TomcatMain", "/old"));
    command.add("--");
    command.addAll(server("Undertow 2.3, embedded", "UndertowMain", "/new"));
    RunningServer both = RunningServer.start(new ProcessBuilder(command), directory, LISTENING, "");
    try (both) {
      Matcher ports = both.output().await(LISTENING, both.process());
      for (String context : List.of("/old", "/new")) {
        Client client = client(context, ports.group(1), ports.group(2));
        assertThat(client.logIn("alice@acme.example")).isEqualTo(302);
        assertThat(client.get("/api/orders")).isEqualTo(200);
        assertThat(client.get("/gone")).isEqualTo(404);
        assertThat(client.get("/reports/async?mode=complete")).isEqualTo(200);
      }
    }

    assertThat(database.all())
        .filteredOn(row -> !row.endpoint().endsWith("/health"))
        .extracting(row -> row.line() + " " + row.user() + " " + row.tenant())
        .containsExactly(
            "POST /old/login 302 alice@acme.example acme",
            "GET /old/api/orders 200 alice@acme.example acme",
            "GET /old/gone 404 alice@acme.example acme",
            "GET /old/reports/async 200 alice@acme.example acme",
            "POST /new/login 302 alice@acme.example acme",
            "GET /new/api/orders 200 alice@acme.example acme",
            "GET /new/gone 404 alice@acme.example acme",
            "GET /new/reports/async 200 alice@acme.example acme");
    assertThat(both.output().complaints()).isEmpty();
  }

  private List<String> server(String name, String mainClass, String contextPath) throws Exception {
    Server server = Servers.named(name);
    List<String> classPath = new ArrayList<>();
    classPath.add(server.namespace().embeddedServers().getPath());
    Artifacts.classPath(server.coordinates()).stream().map(File::getPath).forEach(classPath::add);
    return List.of(
        String.join(File.pathSeparator, classPath),
        "org.example.embedded." + mainClass,
        server.namespace().war().getPath(),
        contextPath,
        directory.resolve("work" + contextPath).toString());
  }

  /** At the port where that application answers. */
  private static Client client(String contextPath, String... ports) throws Exception {
    for (String port : ports) {
      Client client = new Client("http://localhost:" + port + contextPath);
      if (client.get("/health") == 200) {
        return client;
      }
    }
    throw new IllegalStateException(contextPath + " answers at none of " + List.of(ports));
  }
}
