package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.match.Rule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules as the file says them, and what is said of those that mean nothing. */
class RuleReaderTest {

  @TempDir Path directory;

  @Test
  void rulesStandInTheOrderOfTheFile() throws Exception {
    Configuration configuration =
        Sources.none()
            .besideTheJar(
                directory,
                "rule.z.match=/z",
                "rule.a.match=/a",
                "rule.z.type=view",
                "rule.m.type=view",
                "rule.a.type=view",
                "rule.m.match=/m")
            .read(null);

    assertThat(configuration.rules()).extracting(Rule::name).containsExactly("z", "a", "m");
    assertThat(configuration.summary())
        .last()
        .asString()
        .startsWith("rules, the first that matches wins: [z, a, m] (file ");
  }

  @ParameterizedTest
  @CsvSource({
    "type=made, false, false",
    "resource-id=location, true, false",
    "content-type=text/csv, false, true"
  })
  void theAnswersHeadersAreAskedForIfARuleNeedsThem(
      String line, boolean location, boolean contentType) throws Exception {
    Configuration configuration =
        Sources.none()
            .besideTheJar(directory, "rule.a.match=/a", "rule.a.action=made", "rule.a." + line)
            .read(null);

    assertThat(configuration.asksForLocation()).isEqualTo(location);
    assertThat(configuration.asksForContentType()).isEqualTo(contentType);
  }

  @Test
  void aNameMayHaveDots() throws Exception {
    assertThat(
            Sources.none()
                .besideTheJar(directory, "rule.orders.new.match=/a", "rule.orders.new.type=create")
                .read(null)
                .rules())
        .extracting(Rule::name)
        .containsExactly("orders.new");
  }

  @Test
  void aValueMayComeFromTheEnvironment() throws Exception {
    Rule rule =
        Sources.none()
            .environment("BASE", "/shop")
            .besideTheJar(directory, "rule.a.match=${BASE}/{id}", "rule.a.type=view")
            .read(null)
            .rules()
            .get(0);

    assertThat(rule.match().toString()).isEqualTo("[/shop/{id}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2xx          | 200 | true
          2xx          | 299 | true
          2xx          | 302 | false
          404          | 404 | true
          404          | 403 | false
          400-499      | 400 | true
          400-499      | 500 | false
          201, 3XX     | 302 | true
          201, 3XX     | 200 | false
          """)
  void aRuleMayBeForSomeStatuses(String statuses, int status, boolean isFor) throws Exception {
    Rule rule = rule("rule.a.match=/a", "rule.a.type=view", "rule.a.status=" + statuses);

    assertThat(rule.isFor(status, null)).isEqualTo(isFor);
    assertThat(rule.isFor(null, null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/csv                    | text/csv                       | true
          text/csv                    | Text/CSV ; charset=UTF-8       | true
          text/csv                    | text/html                      | false
          image/*                     | image/svg+xml                  | true
          image/*                     | images/png                     | false
          image/*, application/pdf    | application/pdf                | true
          text/csv                    |                                | false
          """)
  void aRuleMayBeForSomeMediaTypes(String wanted, String contentType, boolean isFor)
      throws Exception {
    Rule rule = rule("rule.a.match=/a", "rule.a.type=view", "rule.a.content-type=" + wanted);

    assertThat(rule.isFor(200, contentType)).isEqualTo(isFor);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rule.a.mach=/x               | Unknown option "rule.a.mach" (FILE); did you mean rule.a.match?
          rule.a.colour=x              | Unknown option "rule.a.colour" (FILE); of a rule there are match, status, content-type, type, action, resource-type, resource-id, record.
          rule.match=/x                | "rule.match" (FILE) is not of the form rule.<name>.<what>; what is one of match, status, content-type, type, action, resource-type, resource-id, record.
          rule..match=/x               | "rule..match" (FILE) is not of the form rule.<name>.<what>; what is one of match, status, content-type, type, action, resource-type, resource-id, record.
          rule.a.type=view             | The rule a (FILE) does not say which requests it is for; add rule.a.match, such as POST /orders/{id}/**.
          rule.a.match=/x              | The rule a (FILE) says nothing of its requests; add one of type, action, resource-type, resource-id, record.
          """)
  void aKeyThatMeansNothingIsNamed(String line, String problem) throws Exception {
    assertThat(problems(line)).containsExactly(problem.replace("FILE", file()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          match=orders                   | a path pattern such as GET /static/** ("orders" does not begin with / or *).
          match=GET /o, /{id             | a path pattern ("/{id" misses a closing brace).
          match=/{id:\\\\\\\\d+}         | a path pattern ({id:\\\\d+} is no variable: its name consists of letters, digits, _, - and dots; {a,b} stands for either).
          status=6xx                     | a list of statuses such as 2xx, 404, 400-499.
          status=499-400                 | a list of statuses such as 2xx, 404, 400-499.
          status=200,                    | a list of statuses such as 2xx, 404, 400-499.
          content-type=csv               | a list of media types such as application/json, text/*.
          record=no                      | one of true, false, never.
          record=nevr                    | one of true, false, never; did you mean never?
          action=Cancel {order}          | a text with variables of its .match alone ({order} is none of them: {id}, {item}).
          type={x                        | a text ("{" misses its closing brace).
          resource-type=                 | a value; remove the line, or say a text.
          resource-id=param:             | a source of an id (param: needs a name behind it).
          resource-id=json:              | a source of an id (json: needs a name behind it).
          resource-id=location:/o/**     | a source of an id (a pattern behind location: has one variable, as in location:/orders/{id}/**).
          resource-id={nr}               | a text with variables of its .match alone ({nr} is none of them: {id}, {item}).
          """)
  void aValueOfAnotherFormIsNamed(String line, String expected) throws Exception {
    String value = line.substring(line.indexOf('=') + 1).replace("\\\\\\\\", "\\\\");
    String key = "rule.a." + line.substring(0, line.indexOf('='));
    String match = key.endsWith("match") ? "rule.b.match=/b" : "rule.a.match=/o/{id}/{item}";
    String effect = key.endsWith("type") ? "rule.a.action=x" : "rule.a.type=view";

    assertThat(problems(match, "rule.b.match=/b", "rule.b.type=x", effect, "rule.a." + line))
        .contains(key + " = " + value + " (" + file() + ") is not " + expected);
  }

  @Test
  void aVariableHasToBeInEachPattern() throws Exception {
    assertThat(problems("rule.a.match=/a/{id}, /b/{nr}", "rule.a.resource-id={id}"))
        .containsExactly(
            "rule.a.resource-id = {id} ("
                + file()
                + ") is not a text with variables of its .match alone ({id} is none of them).");
    assertThat(rule("rule.a.match=/a/{id}, /b/{id}", "rule.a.resource-id={id}")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule.a.match=/**",
        "rule.a.match=GET /x, **",
        "rule.a.match=* /{any}/**",
        "rule.a.match=GET|POST /**"
      })
  void aRuleThatLeavesNothingToRecordIsRefused(String match) throws Exception {
    String pattern = match.substring(match.lastIndexOf(match.contains(",") ? ' ' : '=') + 1);

    for (String record : List.of("false", "never")) {
      assertThat(problems(match, "rule.a.record=" + record))
          .containsExactly(
              "rule.a.record = "
                  + record
                  + " ("
                  + file()
                  + ") leaves nothing to record, since \""
                  + pattern
                  + "\" matches everything; narrow rule.a.match, or switch the agent off by"
                  + " enabled=false.");
    }
    assertThat(problems(match, "rule.a.record=false", "rule.a.status=2xx")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule.a.record=true",
        "rule.a.type=other",
        "rule.a.record=false;rule.a.status=304",
        "rule.a.record=false;rule.a.content-type=image/*"
      })
  void aRuleForEverythingThatLeavesSomethingIsTaken(String lines) throws Exception {
    assertThat(rule(("rule.a.match=/**;" + lines).split(";", -1)).name()).isEqualTo("a");
  }

  @Test
  void aRuleThatStandsTwiceIsNamed() throws Exception {
    assertThat(
            problems(
                "rule.a.match=/a",
                "rule.a.type=x",
                "rule.a.match=/b",
                "flush.interval=1s",
                "flush.interval=2s"))
        .containsExactly(
            "rule.a.match stands twice in "
                + file()
                + "; each rule needs a name of its own, and a list of patterns has commas.");
  }

  @Test
  void rulesComeFromTheFileAlone() {
    assertThat(Sources.none().systemProperty("useractivity.rule.a.match", "/a").problems(null))
        .containsExactly(
            "Rules come from the configuration file alone, not from the system property"
                + " (rule.a.match).");
    assertThat(Sources.none().problems("rule.a.match=/a"))
        .containsExactly(
            "Rules come from the configuration file alone, not from the agent argument"
                + " (rule.a.match).");
    assertThat(Sources.none().environment("USERACTIVITY_RULE_A_MATCH", "/a").problems(null))
        .singleElement()
        .asString()
        .startsWith("The environment variable USERACTIVITY_RULE_A_MATCH is no option of the agent");
  }

  @Test
  void allProblemsAreNamedAtOnce() throws Exception {
    assertThat(
            problems(
                "rule.a.match=a",
                "rule.a.type=x",
                "rule.b.type=x",
                "rule.c.match=/c",
                "jdbc.pool-size=9"))
        .hasSize(4);
  }

  @Test
  void differencesAreNamedByRule() throws Exception {
    Configuration one =
        read("rule.a.match=/a", "rule.a.type=x", "rule.b.match=/b", "rule.b.type=x");
    Configuration other =
        read("rule.a.match=/a", "rule.a.type=y", "rule.c.match=/b", "rule.c.type=x", "data.dir=d");
    Configuration reversed =
        read("rule.b.match=/b", "rule.b.type=x", "rule.a.match=/a", "rule.a.type=x");

    assertThat(one.differences(other)).containsExactly("data.dir", "rule.a", "rule.b", "rule.c");
    assertThat(one.differences(reversed)).containsExactly("rule.* (their order)");
    assertThat(one.differences(one)).isEmpty();
  }

  private Rule rule(String... lines) throws Exception {
    return read(lines).rules().get(0);
  }

  private Configuration read(String... lines) throws Exception {
    return Sources.none().besideTheJar(directory, lines).read(null);
  }

  private List<String> problems(String... lines) throws Exception {
    return Sources.none().besideTheJar(directory, lines).problems(null);
  }

  private String file() {
    return "file " + directory.resolve("user-activity.properties").toAbsolutePath();
  }
}
