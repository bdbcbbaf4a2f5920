package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.JavaApplication;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.RunningServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;

/**
 * The pages in Spring Boot 3.5 with Spring Security: the error page of its own 404 is the place.
 */
@Tag("soak")
class SpringSecurityPagesIT extends PagesInApplication {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  @Override
  RunningServer start(Path directory, String agentArgument) throws Exception {
    return JavaApplication.SPRING_SECURITY_3.start(
        directory,
        Jdk.current(),
        agentArgument + ",view.admin-roles=ROLE_ADMIN",
        "--server.port=0",
        "--ledger.policy=default-src 'none'; style-src 'self' 'unsafe-inline'; form-action 'self'");
  }

  @Override
  String contextPath() {
    return "";
  }

  @Override
  Account user() {
    return new Account("bob", "secret-bob", "bob@ledger.example");
  }

  @Override
  Account administrator() {
    return new Account("ann", "secret-ann", "ann@ledger.example");
  }

  @Override
  String nameField() {
    return "username";
  }

  @Override
  String publicPath() {
    return "/public/hello";
  }

  @Override
  Client signInElsewhere(Account account) throws Exception {
    Client client = new Client(base());
    byte[] form = client.send("GET", "/login", null, (byte[]) null).body();
    Matcher token = TOKEN.matcher(new String(form, StandardCharsets.UTF_8));
    assertThat(token.find()).isTrue();
    assertThat(
            client.post(
                "/login",
                "username",
                account.name(),
                "password",
                account.password(),
                "_csrf",
                token.group(1)))
        .isEqualTo(302);
    return client;
  }
}
