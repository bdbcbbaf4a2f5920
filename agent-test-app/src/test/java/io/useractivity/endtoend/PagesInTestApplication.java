package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.file.Path;

/** The pages in the test application, where the container's default servlet is their place. */
abstract class PagesInTestApplication extends PagesInApplication {

  private final Tomcat.Line line;

  PagesInTestApplication(Tomcat.Line line) {
    this.line = line;
  }

  @Override
  RunningServer start(Path directory, String agentArgument) throws Exception {
    return Tomcat.of(line)
        .withTestApplication()
        .withAgent(agentArgument + ",view.admin-roles=admin,tenant.id=session:tenantId")
        .start(directory);
  }

  @Override
  String contextPath() {
    return "/app";
  }

  @Override
  Account user() {
    return new Account("bob@acme.example", "secret-bob", "bob@acme.example");
  }

  @Override
  Account administrator() {
    return new Account("alice@acme.example", "secret-alice", "alice@acme.example");
  }

  @Override
  String nameField() {
    return "email";
  }

  @Override
  String publicPath() {
    return "/hello";
  }

  @Override
  Client signInElsewhere(Account account) throws Exception {
    Client client = new Client(base());
    assertThat(client.logIn(account.name())).isEqualTo(302);
    return client;
  }
}
