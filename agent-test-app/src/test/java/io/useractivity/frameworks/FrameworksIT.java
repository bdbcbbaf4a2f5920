package io.useractivity.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.endtoend.Played;
import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application of each framework, alone on a RunningServer with its framework's libraries. In a
 * build without more, two; with the system property {@code frameworks}, all whose name it matches
 * as a regular expression.
 */
class FrameworksIT {

  @TempDir Path directory;

  static Stream<Framework> frameworks() {
    String wanted = System.getProperty("frameworks", "");
    return wanted.isEmpty()
        ? Framework.inEveryBuild().stream()
        : Framework.all().filter(framework -> framework.name().matches(wanted));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("frameworks")
  void everyRequestIsOneRowAndGetsTheAnswerThatItGetsWithoutTheAgent(Framework framework)
      throws Exception {
    Path application = directory.resolve("application");
    framework.unpack(application);
    List<Played> without = visit(framework, builder(framework, application), "without");

    Rows database = MariaDb.shared().newDatabase();
    List<Played> with =
        visit(
            framework, builder(framework, application).withAgent(database.agentArgument()), "with");

    assertThat(with)
        .extracting(FrameworksIT::told)
        .containsExactlyElementsOf(without.stream().map(FrameworksIT::told).toList());
    assertThat(database.lines())
        .containsExactlyInAnyOrderElementsOf(
            with.stream().map(played -> played.line("/app")).toList());
    assertThat(database.all()).extracting(Row::user).containsOnly(Visitor.USER);
    assertThat(database.all())
        .extracting(Row::requestData)
        .noneSatisfy(data -> assertThat(data).contains(Visitor.TYPED));
    assertThat(database.all())
        .filteredOn(row -> row.endpoint().endsWith("/orders/42"))
        .allSatisfy(
            row -> assertThat(row.resourceType() + " " + row.resourceId()).isEqualTo("orders 42"));
  }

  /** Normalised are ports, what a framework throws dice for, and Vaadin's types in hash order. */
  private static String told(Played played) {
    return played
        .told()
        .replaceAll("localhost:\\d+", "localhost")
        .replaceAll("jsessionid=[0-9A-F]{32}", "jsessionid=normalised")
        .replaceAll("RENDERMAP.TOKEN=[\\w-]+", "RENDERMAP.TOKEN=normalised")
        .replaceAll("nonce([-=]\"?)[\\w-]+", "nonce$1normalised")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "normalised")
        .replaceAll(
            "(?s)content-length=\\[\\d+](?=.*(faces\\.ViewState|\"types\":))",
            "content-length=[normalised]")
        .replaceAll("(\\\\?)\"types\\1\":\\{[^}]*}", "types")
        .replaceAll("(?s)typeMappings.*", "typeMappings")
        .replaceAll("(faces\\.ViewState\"[^>]* value=\")[^\"]*", "$1normalised");
  }

  private static Tomcat builder(Framework framework, Path application) {
    return Tomcat.of(framework.line())
        .withApplication("app", application.toFile())
        .withUser(Visitor.USER, Visitor.PASSWORD, Visitor.ROLE);
  }

  private List<Played> visit(Framework framework, Tomcat builder, String name) throws Exception {
    RunningServer tomcat = builder.start(directory.resolve(name));
    Visitor visitor = new Visitor(new Client(tomcat.url("/app")));
    try (tomcat) {
      framework.visit().make(visitor);
    }
    assertThat(tomcat.output().complaints()).isEmpty();
    return visitor.played();
  }
}
