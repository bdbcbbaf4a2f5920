package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.JavaApplication;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who did it in an unmodified application with Acegi Security, none of whose requests tells. */
class AcegiIT {

  private static final String NOBODY = "null null null null";
  private static final String ANN = "ann null KEEPER null";
  private static final String BOB = "bob null READER null";

  @TempDir Path directory;

  private final List<String> expected = new ArrayList<>();

  @Test
  void everyRowHasTheUserAndRoleOfItsRequest() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer application =
        JavaApplication.ACEGI.start(directory, Jdk.current(), database.agentArgument());
    try (application) {
      Client stranger = new Client(application.url(""));
      get(stranger, "/papers/1", 302, NOBODY);
      get(new Client(application.url("")), "/papers/1", 200, ANN, basicOf("ann", "secret-ann"));
      get(stranger, "/welcome", 200, NOBODY);
      get(new Client(application.url("")), "/papers/2", 200, BOB, basicOf("bob", "secret-bob"));
      get(new Client(application.url("")), "/papers/1", 401, NOBODY, basicOf("ann", "wrong"));
      Client ann = new Client(application.url(""));
      expect("POST /j_acegi_security_check 302", "login by " + ANN);
      String remembered = rememberedAfterLogin(ann);
      get(ann, "/papers/3", 200, ANN);
      get(stranger, "/papers/3", 302, NOBODY);
      expect("GET /j_acegi_logout 302", "logout by " + ANN);
      ann.get("/j_acegi_logout");
      get(ann, "/papers/3", 302, NOBODY);
      Client another = new Client(application.url(""));
      expect("GET /papers/4 200", "login by " + ANN); // into a new session, which goes on without
      another.send("GET", "/papers/4", null, (byte[]) null, "Cookie", remembered);
    }

    assertThat(database.all())
        .extracting(row -> row.line() + ": " + row.who())
        .containsExactlyElementsOf(expected);
    assertThat(application.output().complaints()).isEmpty();
  }

  private static String rememberedAfterLogin(Client client) throws Exception {
    String form =
        Client.form(
            "j_username", "ann", "j_password", "secret-ann", "_acegi_security_remember_me", "on");
    return client
        .send(
            "POST",
            "/j_acegi_security_check",
            "application/x-www-form-urlencoded",
            form.getBytes(StandardCharsets.UTF_8))
        .headers()
        .allValues("Set-Cookie")
        .stream()
        .filter(cookie -> cookie.startsWith("ACEGI_SECURITY_HASHED_REMEMBER_ME_COOKIE="))
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }

  private void get(Client client, String path, int status, String who, String... headers)
      throws Exception {
    expect("GET " + path + " " + status, (status < 400 ? "view by " : "view failed by ") + who);
    assertThat(client.send("GET", path, null, (byte[]) null, headers).statusCode())
        .isEqualTo(status);
  }

  private void expect(String line, String who) {
    expected.add(line + ": " + who);
  }

  private static String[] basicOf(String user, String password) {
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new String[] {
      "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials)
    };
  }
}
