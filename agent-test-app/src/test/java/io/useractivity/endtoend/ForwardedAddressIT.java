package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.MariaDb;
import io.useractivity.servers.RawClient;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose address a row has when the request comes through proxies, or says that it does. */
class ForwardedAddressIT {

  private static final String PEER = "127.0.0.1";

  /** Header lines, with | between them, and the client's address; the peer is trusted. */
  private static final Map<String, String> CLIENTS = new TreeMap<>();

  static {
    CLIENTS.put("", PEER);
    CLIENTS.put("X-Forwarded-For: 198.51.100.17", "198.51.100.17");
    CLIENTS.put("x-forwarded-for: 198.51.100.17:4711", "198.51.100.17");
    CLIENTS.put("X-Forwarded-For: 1.1.1.1, 198.51.100.17, 10.0.0.2", "198.51.100.17");
    CLIENTS.put("X-Forwarded-For: 1.1.1.1|X-Forwarded-For: 198.51.100.17", "198.51.100.17");
    CLIENTS.put("X-Forwarded-For: 198.51.100.17|X-Forwarded-For: 10.0.0.2", "198.51.100.17");
    CLIENTS.put("X-Forwarded-For: 2001:DB8:1:2:3::17", "2001:db8:1:2:3::17");
    CLIENTS.put("X-Forwarded-For: [2001:db8:1:2:3::17]:443", "2001:db8:1:2:3::17");
    CLIENTS.put("X-Forwarded-For: ::ffff:198.51.100.17", "198.51.100.17");
    CLIENTS.put("X-Forwarded-For: 198.51.100.17, ::ffff:10.0.0.2", "198.51.100.17");
    CLIENTS.put("X-Forwarded-For: 10.0.0.3, 10.0.0.2", "10.0.0.3");
    CLIENTS.put("Forwarded: for=198.51.100.17;proto=https;by=10.0.0.2", "198.51.100.17");
    CLIENTS.put("Forwarded: for=1.1.1.1, For=\"198.51.100.17:4711\"", "198.51.100.17");
    CLIENTS.put("Forwarded: for=1.1.1.1|Forwarded: for=198.51.100.17", "198.51.100.17");
    CLIENTS.put("Forwarded: for=\"[2001:db8:1:2:3::17]:4711\"", "2001:db8:1:2:3::17");
    CLIENTS.put("Forwarded: for=198.51.100.17|X-Forwarded-For: 198.51.100.17", "198.51.100.17");
    CLIENTS.put("Forwarded: for=9.9.9.9|X-Forwarded-For: 198.51.100.17", PEER);
    CLIENTS.put("Forwarded: for=unknown", PEER);
    CLIENTS.put("Forwarded: for=198.51.100.17;x=\"", PEER);
    CLIENTS.put("X-Forwarded-For:", PEER);
    CLIENTS.put("X-Forwarded-For: , ,", PEER);
    CLIENTS.put("X-Forwarded-For: unknown", PEER);
    CLIENTS.put("X-Forwarded-For: 999.1.1.1", PEER);
    CLIENTS.put("X-Forwarded-For: 198.51.100.17, garbage \u00ff", PEER);
    CLIENTS.put("X-Forwarded-For: evil.example.com", PEER);
    CLIENTS.put("X-Forwarded-For: 198.51.100.17, <script>, 10.0.0.2", "10.0.0.2");
    CLIENTS.put("X-Forwarded-For: " + "1.1.1.1, ".repeat(500) + "198.51.100.17", "198.51.100.17");
    CLIENTS.put("X-Real-IP: 198.51.100.17", PEER);
  }

  @TempDir Path directory;

  @Test
  void theRightMostAddressThatIsNoProxyIsTheClients() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    List<String> expected = new ArrayList<>(CLIENTS.values());

    send(database, "proxy.trusted=127.0.0.0/8,10.0.0.0/8");

    assertThat(database.all()).extracting(Row::address).containsExactlyElementsOf(expected);
  }

  @Test
  void whatIsStoredIsMasked() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    List<String> expected =
        CLIENTS.values().stream()
            .map(
                client ->
                    client.indexOf(':') < 0
                        ? client.substring(0, client.lastIndexOf('.')) + ".0"
                        : "2001:db8:1:2::")
            .toList();

    send(database, "ip.mask=true,proxy.trusted=loopback,10.0.0.0/8");

    assertThat(database.all()).extracting(Row::address).containsExactlyElementsOf(expected);
  }

  @Test
  void ofAPeerThatIsNoProxyNothingIsBelieved() throws Exception {
    Rows database = MariaDb.shared().newDatabase();

    send(database, "proxy.trusted=10.0.0.0/8");

    assertThat(database.all()).hasSize(CLIENTS.size()).extracting(Row::address).containsOnly(PEER);
  }

  private void send(Rows database, String options) throws Exception {
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10)
            .withTestApplication()
            .withAgent(database.agentArgument() + "," + options)
            .start(directory);
    try (tomcat;
        RawClient client = new RawClient(tomcat.port())) {
      for (String headers : CLIENTS.keySet()) {
        String request =
            "GET /app/hello HTTP/1.1\r\nHost: localhost\r\n"
                + (headers.isEmpty() ? "" : headers.replace("|", "\r\n") + "\r\n")
                + "\r\n";
        assertThat(client.send(request.getBytes(StandardCharsets.ISO_8859_1), false))
            .as(headers)
            .startsWith("HTTP/1.1 200");
      }
    }
    assertThat(tomcat.output().complaints()).isEmpty();
  }
}
