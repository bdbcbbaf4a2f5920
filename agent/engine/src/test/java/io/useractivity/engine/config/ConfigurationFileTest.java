package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {

  @TempDir Path directory;

  private Path file;

  @BeforeEach
  void writeFile() throws Exception {
    file = Files.writeString(directory.resolve("mine.properties"), "jdbc.user=me");
  }

  @Test
  void aSystemPropertyNamesTheFile() throws Exception {
    Configuration configuration =
        Sources.none().systemProperty("useractivity.config", file.toString()).read(null);

    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("me");
  }

  @Test
  void theEnvironmentNamesTheFile() throws Exception {
    Configuration configuration =
        Sources.none().environment("USERACTIVITY_CONFIG", file.toString()).read(null);

    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("me");
  }

  @Test
  void aNamedFileTakesThePlaceOfTheOneBesideTheJar() throws Exception {
    Configuration configuration =
        Sources.none().besideTheJar(directory, "jdbc.password=pw").read(file.toString());

    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("me");
    assertThat(configuration.get(Option.JDBC_PASSWORD)).isNull();
  }

  @Test
  void noFileIsNeeded() throws Exception {
    assertThat(Sources.none().read(null).get(Option.JDBC_USER)).isNull();
  }

  @Test
  void aMissingFileIsNamedWithItsSource() {
    Path missing = directory.resolve("missing.properties").toAbsolutePath();

    assertThat(Sources.none().environment("USERACTIVITY_CONFIG", missing.toString()).problems(null))
        .containsExactly("The configuration file " + missing + " (environment) does not exist.");
  }

  @Test
  void aFolderIsNoFile() {
    assertThat(Sources.none().problems(directory.toString()))
        .containsExactly(
            "The configuration file "
                + directory.toAbsolutePath()
                + " (agent argument) does not exist.");
  }

  @Test
  void aFileIsReadAsUtf8() throws Exception {
    Configuration configuration =
        Sources.none().besideTheJar(directory, "jdbc.user=Zoë \uD83D\uDE00").read(null);

    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("Zoë \uD83D\uDE00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc.user=me",
        "# a comment\njdbc.user=me",
        "! a comment\r\njdbc.user=me",
        "\n\njdbc.user=me",
        "  jdbc.user = me",
        "jdbc.user=me\njdbc.password="
      })
  void aByteOrderMarkIsNoPartOfTheFirstKey(String lines) throws Exception {
    Configuration configuration =
        Sources.none().besideTheJar(directory, "\uFEFF" + lines).read(null);

    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("me");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\uFEFF\n", " ", "#"})
  void aFileWithoutAnythingSaysNothing(String content) throws Exception {
    Files.writeString(file, content);

    Configuration configuration = Sources.none().read(file.toString());

    assertThat(configuration.get(Option.JDBC_USER)).isNull();
    assertThat(configuration.file()).isEqualTo(file.toFile().getAbsoluteFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00ef", "\u00ef\u00bb"})
  void halfAByteOrderMarkIsNone(String bytes) throws Exception {
    Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(Sources.none().problems(file.toString()))
        .containsExactly(
            "Unknown option \"\uFFFD\" (file "
                + file
                + ");"
                + " agent/docs/configuration.md lists the options.");
  }

  @Test
  void aByteOrderMarkIsNoPartOfARule() throws Exception {
    Configuration configuration =
        Sources.none()
            .besideTheJar(
                directory,
                "\uFEFFrule.login.match=POST /login\nrule.login.action=x\njdbc.user=\uFEFFme")
            .read(null);

    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("\uFEFFme");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u00e9"})
  void aShortFileIsRead(String content) throws Exception {
    Files.writeString(file, content);

    assertThat(Sources.none().problems(file.toString()).toString())
        .doesNotContain("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void aFileInUtf16IsNamed(String charset) throws Exception {
    Files.write(file, "\uFEFFjdbc.user=me".getBytes(charset));

    assertThat(Sources.none().problems(file.toString()))
        .containsExactly(
            "The configuration file "
                + file.toAbsolutePath()
                + " cannot be read: it is written in UTF-16 and has to be in UTF-8.");
  }

  @Test
  void aMalformedFileIsNamed() throws Exception {
    assertThat(Sources.none().besideTheJar(directory, "jdbc.user=\\u12").problems(null))
        .singleElement()
        .asString()
        .startsWith("The configuration file " + directory.toAbsolutePath())
        .contains(" cannot be read: ");
  }

  @Test
  void aFileNamesNoOtherFile() throws Exception {
    assertThat(Sources.none().besideTheJar(directory, "config=" + file).problems(null))
        .singleElement()
        .asString()
        .startsWith("\"config\" in file ")
        .endsWith(" has no effect: a file does not name another one.");
  }
}
