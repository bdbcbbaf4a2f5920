package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Apache's own applications in Apache's own distribution, which nobody wrote for us. */
class TomcatExamplesIT {

  private static final String[] GETS = {
    "/",
    "/no-such-page",
    "/docs/",
    "/docs/config/index.html",
    "/docs/images/tomcat.png",
    "/examples/",
    "/examples/servlets/",
    "/examples/servlets/servlet/HelloWorldExample",
    "/examples/servlets/servlet/RequestInfoExample",
    "/examples/servlets/servlet/RequestHeaderExample",
    "/examples/servlets/servlet/RequestParamExample?firstname=A%20B&lastname=%C3%BC",
    "/examples/servlets/servlet/CookieExample?cookiename=a&cookievalue=b",
    "/examples/servlets/servlet/SessionExample?dataname=x&datavalue=y",
    "/examples/servlets/servlet/SessionExample;jsessionid=0123456789ABCDEF",
    "/examples/servlets/images/code.gif",
    "/examples/servlets/nonblocking/bytecounter.html",
    "/examples/servlets/nonblocking/numberwriter",
    "/examples/jsp/",
    "/examples/jsp/dates/date.jsp",
    "/examples/jsp/include/include.jsp",
    "/examples/jsp/forward/forward.jsp",
    "/examples/jsp/error/err.jsp?name=integra&submit=Submit",
    "/examples/jsp/error/err.jsp",
    "/examples/jsp/jsp2/el/basic-arithmetic.jsp",
    "/examples/jsp/jsp2/tagfiles/hello.jsp",
    "/examples/jsp/snp/snoop.jsp",
    "/examples/jsp/sessions/carts.jsp?item=X&submit=add",
    "/examples/jsp/num/numguess.jsp",
    "/examples/jsp/no-such.jsp",
    // Form login forwards to its page without a REQUEST dispatch.
    "/examples/jsp/security/protected/index.jsp",
    "/examples/async/async0",
    "/examples/async/async1",
    "/examples/async/async2",
    "/examples/async/async3",
    // BASIC log-in answers with an ERROR dispatch alone.
    "/manager/html",
  };

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void everyRequestToTheExamplesHasExactlyOneRowWithTheStatusThatTheClientGot(Tomcat.Line line)
      throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    List<String> seenByTheClient = new ArrayList<>();
    RunningServer tomcat =
        Tomcat.of(line)
            .withExamples()
            .withAgent(database.agentArgument() + ",capture.exclude=")
            .start(directory);
    try (tomcat) {
      Client client = new Client(tomcat.url(""));
      for (String path : GETS) {
        seenByTheClient.add(line("GET", path, client.get(path)));
      }
      String parameters = "/examples/servlets/servlet/RequestParamExample";
      int posted = client.post(parameters, "firstname", "Zoë", "lastname", "\uD83D\uDE80");
      seenByTheClient.add(line("POST", parameters, posted));
      String counter = "/examples/servlets/nonblocking/bytecounter";
      byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      seenByTheClient.add(
          line(
              "POST",
              counter,
              client.send("POST", counter, "application/octet-stream", megabyte).statusCode()));
    }

    assertThat(database.lines()).containsExactlyInAnyOrderElementsOf(seenByTheClient);
    assertThat(seenByTheClient)
        .contains(
            "GET /manager/html 401",
            "GET /no-such-page 404",
            "GET /examples/jsp/security/protected/index.jsp 200",
            "GET /examples/servlets/servlet/SessionExample 200",
            "GET /examples/async/async0 200");
    assertThat(tomcat.output().complaints()).isEmpty();
  }

  private static String line(String method, String path, int status) {
    return method + " " + path.split("[?;]", 2)[0] + " " + status;
  }
}
