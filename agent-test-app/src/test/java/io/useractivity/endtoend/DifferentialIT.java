package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application never notices: the same requests get the same answers with the agent and without.
 */
class DifferentialIT {

  @TempDir Path directory;

  @Test
  void answersAreTheSameWithTheAgentAndWithout() throws Exception {
    compare(Tomcat.Line.TOMCAT_9);
  }

  @Tag("soak")
  @Test
  void answersAreTheSameOfTheLaterTomcatToo() throws Exception {
    compare(Tomcat.Line.TOMCAT_10);
  }

  private void compare(Tomcat.Line line) throws Exception {
    List<String> without;
    try (RunningServer tomcat =
        Tomcat.of(line).withTestApplication().start(directory.resolve("without"))) {
      without = answers(tomcat);
    }
    List<String> with;
    Rows database = MariaDb.shared().newDatabase();
    RunningServer watched =
        Tomcat.of(line)
            .withTestApplication()
            .withAgent(
                database.agentArgument()
                    + ",capture.exclude=,tenant.id=header:X-Tenant,session:tenantId")
            .start(directory.resolve("with"));
    try (watched) {
      with = answers(watched);
    }

    assertThat(with).containsExactlyElementsOf(without);
    assertThat(database.count()).as("rows").isEqualTo(with.size());
  }

  private static List<String> answers(RunningServer tomcat) throws Exception {
    return Traffic.play(new Client(tomcat.url("/app"))).stream().map(Played::told).toList();
  }
}
