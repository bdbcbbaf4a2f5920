package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.match.Exclusions;
import io.useractivity.engine.match.PathPattern;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentArgumentTest {

  @TempDir Path directory;

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void nothingIsAnArgumentToo(String argument) throws Exception {
    assertThat(Sources.none().read(argument).get(Option.ENABLED)).isTrue();
  }

  @Test
  void aPathNamesTheFile() throws Exception {
    Path file = Files.writeString(directory.resolve("mine.properties"), "jdbc.user=me");

    assertThat(Sources.none().read(file.toString()).get(Option.JDBC_USER)).isEqualTo("me");
  }

  @Test
  void aPathMayHoldAnEqualsSign() throws Exception {
    Path file = Files.writeString(directory.resolve("a=b.properties"), "jdbc.user=me");

    assertThat(Sources.none().read(file.toString()).get(Option.JDBC_USER)).isEqualTo("me");
  }

  @Test
  void aListMayNameTheFileAndOverruleIt() throws Exception {
    Path file =
        Files.writeString(directory.resolve("mine.properties"), "jdbc.user=me\njdbc.password=pw");

    Configuration configuration = Sources.none().read("config=" + file + ",jdbc.user=you");

    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("you");
    assertThat(configuration.get(Option.JDBC_PASSWORD)).isEqualTo("pw");
  }

  @Test
  void aListHoldsKeysAndValues() throws Exception {
    Configuration configuration = Sources.none().read("jdbc.user=me, flush.batch-size = 7");

    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("me");
    assertThat(configuration.get(Option.FLUSH_BATCH_SIZE)).isEqualTo(7);
  }

  @Test
  void aCommaSeparatesOnlyBeforeAKnownKey() throws Exception {
    Configuration configuration =
        Sources.none()
            .read("jdbc.password=a,b=c,user.id=header:X-User,session:user.id,jdbc.user=me");

    assertThat(configuration.get(Option.JDBC_PASSWORD)).isEqualTo("a,b=c");
    assertThat(configuration.get(Option.USER_ID)).hasSize(2);
    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("me");
  }

  @Test
  void aPatternKeepsItsCommasAndBraces() throws Exception {
    Configuration configuration =
        Sources.none().read("capture.exclude=/a/*.{css,js},GET /b,jdbc.user=me");

    Exclusions excluded = configuration.get(Option.CAPTURE_EXCLUDE);
    assertThat(excluded.cover("PUT", PathPattern.segments("/a/x.css"))).isTrue();
    assertThat(excluded.cover("PUT", PathPattern.segments("/a/x.js"))).isTrue();
    assertThat(excluded.cover("PUT", PathPattern.segments("/a/x.png"))).isFalse();
    assertThat(excluded.cover("GET", PathPattern.segments("/b"))).isTrue();
    assertThat(excluded.cover("PUT", PathPattern.segments("/b"))).isFalse();
    assertThat(excluded.coverStaticFiles()).isFalse();
  }

  @Test
  void aMisspeltKeyIsNoPartOfTheValueBeforeIt() {
    assertThat(Sources.none().problems("jdbc.user=me,jdbc.pasword=pw"))
        .containsExactly(
            "Unknown option \"jdbc.pasword\" (agent argument); did you mean jdbc.password?");
  }

  @Test
  void aMisspeltFirstKeyIsNamedWithTheNearest() {
    assertThat(Sources.none().problems("jdbc.usr=me"))
        .containsExactly("Unknown option \"jdbc.usr\" (agent argument); did you mean jdbc.user?");
  }

  @Test
  void aPartWithoutAnEqualsSignIsNamed() {
    assertThat(Sources.none().problems("quiet,jdbc.user=me"))
        .containsExactly("\"quiet\" in the agent argument is not of the form key=value.");
  }

  @Test
  void aMissingFileIsNamedWithWhoAskedForIt() {
    Path missing = directory.resolve("missing.properties").toAbsolutePath();

    assertThat(Sources.none().problems(missing.toString()))
        .containsExactly("The configuration file " + missing + " (agent argument) does not exist.");
  }
}
