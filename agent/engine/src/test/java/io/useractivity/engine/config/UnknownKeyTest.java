package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeyTest {

  @Test
  void oneInTheFileIsNamedWithTheNearest(@TempDir Path directory) throws Exception {
    assertThat(Sources.none().besideTheJar(directory, "flush.batchsize=1").problems(null))
        .containsExactly(
            "Unknown option \"flush.batchsize\" (file "
                + directory.resolve("user-activity.properties").toAbsolutePath()
                + "); did you mean flush.batch-size?");
  }

  @Test
  void oneAmongTheSystemPropertiesIsNamedWithTheNearest() {
    assertThat(Sources.none().systemProperty("useractivity.log.levl", "info").problems(null))
        .containsExactly("Unknown option \"log.levl\" (system property); did you mean log.level?");
  }

  @Test
  void oneInTheEnvironmentIsNamedWithTheNearest() {
    assertThat(Sources.none().environment("USERACTIVITY_JDBC_PASWORD", "pw").problems(null))
        .containsExactly(
            "The environment variable USERACTIVITY_JDBC_PASWORD is no option of the agent; did you"
                + " mean USERACTIVITY_JDBC_PASSWORD?");
  }

  @Test
  void oneInTheArgumentIsNamedWithTheNearest() {
    assertThat(Sources.none().problems("enable=true"))
        .containsExactly("Unknown option \"enable\" (agent argument); did you mean enabled?");
  }

  @Test
  void oneThatResemblesNoneIsReferredToTheDocuments() {
    assertThat(Sources.none().problems("colour=blue"))
        .containsExactly(
            "Unknown option \"colour\" (agent argument); agent/docs/configuration.md lists the options.");
    assertThat(Sources.none().environment("USERACTIVITY_COLOUR_OF_THE_SKY", "blue").problems(null))
        .containsExactly(
            "The environment variable USERACTIVITY_COLOUR_OF_THE_SKY is no option of the agent;"
                + " agent/docs/configuration.md lists them.");
  }

  @Test
  void whatIsNotOurPrefixIsNotOurs() throws Exception {
    Configuration configuration =
        Sources.none()
            .environment("USER_ACTIVITY", "x")
            .environment("USERACTIVITY", "x")
            .systemProperty("useractivityfoo", "x")
            .systemProperty("jdbc.user", "x")
            .read(null);

    assertThat(configuration.get(Option.JDBC_USER)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "USERACTIVITY_SERVICE_HOST",
        "USERACTIVITY_SERVICE_PORT",
        "USERACTIVITY_SERVICE_PORT_HTTP",
        "USERACTIVITY_PORT",
        "USERACTIVITY_PORT_8080_TCP",
        "USERACTIVITY_PORT_8080_TCP_PROTO",
        "USERACTIVITY_PORT_8080_TCP_PORT",
        "USERACTIVITY_PORT_8080_TCP_ADDR",
        "USERACTIVITY_DB_SERVICE_HOST",
        "USERACTIVITY_DB_SERVICE_PORT_MYSQL",
        "USERACTIVITY_DB_PORT",
        "USERACTIVITY_DB_PORT_3306_TCP_ADDR"
      })
  void theServiceLinksOfKubernetesAreIgnored(String variable) throws Exception {
    assertThat(
            Sources.none().environment(variable, "tcp://10.0.0.1").read(null).get(Option.ENABLED))
        .isTrue();
  }
}
