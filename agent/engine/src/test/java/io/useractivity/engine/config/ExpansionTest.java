package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionTest {

  @TempDir Path directory;

  @Test
  void anEnvironmentVariableIsPutInItsPlace() throws Exception {
    Configuration configuration =
        Sources.none()
            .environment("DB_HOST", "db.example.com")
            .read("jdbc.url=jdbc:mariadb://${DB_HOST}:3306/app");

    assertThat(configuration.get(Option.JDBC_URL))
        .isEqualTo("jdbc:mariadb://db.example.com:3306/app");
  }

  @Test
  void aFileIsPutInItsPlaceWithoutItsLastLineBreak() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "s3cret\n");

    Configuration configuration = Sources.none().read("jdbc.password=${file:" + secret + "}");

    assertThat(configuration.get(Option.JDBC_PASSWORD)).isEqualTo("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFFs3cret", "\uFEFFs3cret\r\n", "\uFEFF s3cret\n", "\uFEFF\ns3cret"})
  void aByteOrderMarkIsNoPartOfASecret(String content) throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), content);

    Configuration configuration = Sources.none().read("jdbc.password=${file:" + secret + "}");

    assertThat(configuration.get(Option.JDBC_PASSWORD)).isEqualTo("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\uFEFF\n"})
  void aSecretsFileWithoutAnythingIsNoSecret(String content) throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), content);

    Configuration configuration = Sources.none().read("jdbc.password=${file:" + secret + "}");

    assertThat(configuration.get(Option.JDBC_PASSWORD)).isNull();
  }

  @Test
  void severalAreExpandedAndTheRestStays() throws Exception {
    Configuration configuration =
        Sources.none().environment("A", "1").environment("B", "2").read("jdbc.user=x${A}y${B}z");

    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("x1y2z");
  }

  @Test
  void whatWasPutInIsNotExpandedAgain() throws Exception {
    Configuration configuration =
        Sources.none().environment("PW", "${HOME}$}").read("jdbc.password=${PW}");

    assertThat(configuration.get(Option.JDBC_PASSWORD)).isEqualTo("${HOME}$}");
  }

  @Test
  void valuesOfEverySourceAreExpanded() throws Exception {
    Configuration configuration =
        Sources.none()
            .environment("NAME", "n")
            .environment("USERACTIVITY_JDBC_USER", "env-${NAME}")
            .systemProperty("useractivity.data.dir", "property-${NAME}")
            .besideTheJar(directory, "jdbc.password=file-${NAME}")
            .read(null);

    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("env-n");
    assertThat(configuration.get(Option.DATA_DIR)).isEqualTo("property-n");
    assertThat(configuration.get(Option.JDBC_PASSWORD)).isEqualTo("file-n");
  }

  @Test
  void aMissingVariableIsNamed() {
    assertThat(Sources.none().problems("jdbc.password=${DB_PASSWORD}"))
        .containsExactly(
            "jdbc.password (agent argument) takes its value from the environment variable"
                + " DB_PASSWORD, which is not set.");
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = directory.resolve("missing");

    assertThat(Sources.none().problems("jdbc.password=${file:" + missing + "}"))
        .containsExactly(
            "jdbc.password (agent argument) takes its value from "
                + missing
                + ", which cannot be read.");
  }

  @Test
  void aMissingBraceIsNamed() {
    assertThat(Sources.none().problems("jdbc.user=${NAME"))
        .containsExactly("jdbc.user (agent argument) has a \"${\" without its \"}\".");
  }

  @Test
  void aMissingVariableOfAnOverruledValueIsNoProblem() throws Exception {
    Configuration configuration =
        Sources.none().besideTheJar(directory, "jdbc.user=${NOT_SET}").read("jdbc.user=me");

    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("me");
  }
}
