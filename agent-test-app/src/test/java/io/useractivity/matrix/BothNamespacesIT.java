package io.useractivity.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.endtoend.AgentJar;
import io.useractivity.endtoend.Client;
import io.useractivity.endtoend.Jdk;
import io.useractivity.endtoend.MariaDb;
import io.useractivity.endtoend.Output;
import io.useractivity.endtoend.Rows;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One JVM with a server of {@code javax} and one of {@code jakarta}, as after half a migration. */
class BothNamespacesIT {

  @TempDir Path directory;

  @Test
  void requestsOfBothAreRecorded() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    List<String> command = new ArrayList<>(List.of(Jdk.current().java()));
    command.add(AgentJar.option(database.agentArgument() + ",tenant.id=session:tenantId"));
    command.addAll(List.of("-cp", Namespace.JAVAX.embeddedServers().getPath()));
    command.add("org.example.embedded.SeveralMain");
    command.addAll(server("Tomcat 9.0, embedded", "TomcatMain", "/old"));
    command.add("--");
    command.addAll(server("Undertow 2.3, embedded", "UndertowMain", "/new"));
    Output output = new Output(directory.resolve("output.txt"));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.file().toFile())
            .start();
    try {
      Matcher ports =
          output.await("Listening on port (\\d+)[\\s\\S]*Listening on port (\\d+)", process);
      for (String context : List.of("/old", "/new")) {
        Client client = client(context, ports.group(1), ports.group(2));
        assertThat(client.logIn("alice@acme.example")).isEqualTo(302);
        assertThat(client.get("/api/orders")).isEqualTo(200);
        assertThat(client.get("/gone")).isEqualTo(404);
        assertThat(client.get("/reports/async?mode=complete")).isEqualTo(200);
      }
    } finally {
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
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
    assertThat(output.complaints()).isEmpty();
    output.requireNothingSwallowed();
  }

  private List<String> server(String name, String mainClass, String contextPath) throws Exception {
    Server server =
        Servers.all().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
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
