package io.useractivity.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Handling;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestLine;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rule is for a request, and what the row says then. */
class RulesTest {

  @TempDir Path directory;

  @Test
  void theFirstRuleThatMatchesWins() throws Exception {
    Rules rules =
        rules(
            "rule.any.match=GET /orders/**", "rule.any.type=any",
            "rule.one.match=/orders/{id}", "rule.one.type=one",
            "rule.all.match=/**", "rule.all.type=all");

    assertThat(rule(rules, "GET", "/orders/1")).isEqualTo("any");
    assertThat(rule(rules, "POST", "/orders/1")).isEqualTo("one");
    assertThat(rule(rules, "POST", "/orders/1/x")).isEqualTo("all");
    assertThat(rule(rules, "GET", "/")).isEqualTo("all");
  }

  @Test
  void theOrderHoldsBetweenLiteralsAndWildcards() throws Exception {
    Rules rules =
        rules(
            "rule.a.match=/{x}/orders/special", "rule.a.type=a",
            "rule.b.match=/api/orders/special", "rule.b.type=b",
            "rule.c.match=/api/{x,orders}/{id}", "rule.c.type=c",
            "rule.d.match=**/special", "rule.d.type=d");

    assertThat(rule(rules, "GET", "/api/orders/special")).isEqualTo("a");
    assertThat(rule(rules, "GET", "/api/orders/other")).isEqualTo("c");
    assertThat(rule(rules, "GET", "/api/x/special")).isEqualTo("c");
    assertThat(rule(rules, "GET", "/deep/down/special")).isEqualTo("d");
    assertThat(rule(rules, "GET", "/api/orders")).isNull();
  }

  @Test
  void whatTheRuleLeavesOpenIsNamedByConvention() throws Exception {
    Rules rules = rules("rule.a.match=POST /orders/{id}/cancel", "rule.a.type=withdraw");

    Classification named = classify(rules, record("POST", "/orders/17/cancel"));

    assertThat(named.activityType()).isEqualTo("withdraw");
    assertThat(named.action()).isEqualTo("POST /orders/{id}/cancel");
    assertThat(named.resourceType()).isEqualTo("orders");
    assertThat(named.resourceId()).isEqualTo("17");
  }

  @Test
  void theRuleBeatsTheRouteAndTheRouteBeatsTheConvention() throws Exception {
    Rules rules = rules("rule.a.match=/places/{place}/x", "rule.a.resource-type=spot");
    Handling handling = new Handling("/places/{name}/x", null, null);

    Classification byRule = classify(rules, record("GET", "/places/park/x", 200, handling));

    assertThat(byRule.resourceType()).isEqualTo("spot");
    assertThat(byRule.resourceId()).isEqualTo("park");
    assertThat(byRule.action()).isEqualTo("GET /places/{name}/x");
    Handling other = new Handling("/places/{name}", null, null);
    Classification byRoute = classify(rules, record("GET", "/places/park", 200, other));
    assertThat(byRoute.rule()).isNull();
    assertThat(byRoute.resourceType()).isEqualTo("places");
    assertThat(byRoute.resourceId()).isEqualTo("park");
    assertThat(classify(rules, record("GET", "/places/park")).resourceId()).isNull();
  }

  @Test
  void textsTakeTheVariablesOfThePath() throws Exception {
    Rules rules =
        rules(
            "rule.a.match=/t/{tenant}/{kind}/{id}/**",
            "rule.a.type={kind}-change",
            "rule.a.action=Change {kind} {id} of {tenant}",
            "rule.a.resource-type={kind}",
            "rule.a.resource-id={tenant}:{id}");

    Classification named = classify(rules, record("PUT", "/t/acme/order/B%2D7/lines/3"));

    assertThat(named.activityType()).isEqualTo("order-change");
    assertThat(named.action()).isEqualTo("Change order B-7 of acme");
    assertThat(named.resourceType()).isEqualTo("order");
    assertThat(named.resourceId()).isEqualTo("acme:B-7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/users",
        "//admin/users",
        "/admin//users",
        "/admin/users/",
        "/./admin/users",
        "/admin/./users",
        "/x/../admin/users",
        "/admin/users;v=1",
        "/admin;a=b/users",
        "/admin;/users;jsessionid=1",
        "/%61dmin/users",
        "/admin/%75sers",
        "/%2e/admin/users",
        "/x/%2e%2e/admin/users",
        "/x/..;/admin/users",
        "/admin%2Fusers",
        "/shop/admin/users",
        "/shop//admin/users",
        "/shop/./admin/users",
        "/sh%6fp/admin/users",
        "/shop;x=y/admin/users",
        "/../admin/users"
      })
  void noSpellingGetsPastARule(String path) throws Exception {
    Rules rules = rules("rule.a.match=/admin/users", "rule.a.type=admin");

    assertThat(rule(rules, "GET", path)).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/admin%252Fusers", "/Admin/users", "/admin/users2", "/other/admin/users"})
  void anotherPathIsAnotherPath(String path) throws Exception {
    Rules rules = rules("rule.a.match=/admin/users", "rule.a.type=admin");

    assertThat(rule(rules, "GET", path)).isNull();
  }

  @Test
  void aRuleMayMeanOneApplicationOrAll() throws Exception {
    Rules rules =
        rules(
            "rule.shop.match=/shop/orders", "rule.shop.type=x",
            "rule.all.match=/orders", "rule.all.type=x");

    assertThat(classify(rules, in("/shop", "/shop/orders")).rule()).isEqualTo("shop");
    assertThat(classify(rules, in("/cms", "/cms/orders")).rule()).isEqualTo("all");
    assertThat(classify(rules, in("", "/orders")).rule()).isEqualTo("all");
    assertThat(classify(rules, in("", "/shop/orders")).rule()).isEqualTo("shop");
  }

  @Test
  void aRuleMayBeForSomeAnswers() throws Exception {
    Rules rules =
        rules(
            "rule.made.match=POST /orders",
            "rule.made.status=201",
            "rule.made.type=made",
            "rule.csv.match=/orders",
            "rule.csv.content-type=text/csv",
            "rule.csv.type=csv",
            "rule.bad.match=/orders",
            "rule.bad.status=4xx, 5xx",
            "rule.bad.type=bad");

    assertThat(classify(rules, record("POST", "/orders", 201, Handling.UNKNOWN)).rule())
        .isEqualTo("made");
    assertThat(classify(rules, record("POST", "/orders", 400, Handling.UNKNOWN)).rule())
        .isEqualTo("bad");
    assertThat(classify(rules, record("POST", "/orders", 200, Handling.UNKNOWN)).rule()).isNull();
    Handling csv = new Handling(null, null, "text/csv;charset=UTF-8");
    assertThat(classify(rules, record("GET", "/orders", 200, csv)).rule()).isEqualTo("csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          location                  | /shop/orders/17                            | 17
          location                  | /orders/17/                                | 17
          location                  | https://example.com:8443/shop/orders/a%20b | a b
          location                  | //example.com/orders/17?created=1#top      | 17
          location                  | 17                                         | 17
          location                  | orders/17;jsessionid=1                     | 17
          location                  | https://example.com                        | -
          location                  | -                                          | -
          location                  | ''                                         | -
          location:/orders/{id}/**  | http://h/shop/orders/17/lines/2            | 17
          location:/shop/orders/{i} | http://h/shop/orders/17                    | 17
          location:/orders/{id}     | /shop/orders                               | -
          location:/orders/{id}     | /shop/login                                | -
          """)
  void theIdMayBeInTheLocationOfTheAnswer(String source, String location, String id)
      throws Exception {
    Rules rules = rules("rule.a.match=POST /orders", "rule.a.resource-id=" + source);
    ActivityRecord record = record("POST", "/orders", 201, new Handling(null, location, null));

    assertThat(classify(rules, record).resourceId()).isEqualTo(id);
  }

  @Test
  void theIdMayBeInWhatTheClientSent() throws Exception {
    Rules rules =
        rules(
            "rule.p.match=/p/{id}", "rule.p.resource-id=param:order",
            "rule.j.match=/j", "rule.j.resource-id=json:order.id");
    RequestFields fields =
        new RequestFields() {
          @Override
          public String parameter(String name) {
            return name.equals("order") ? "17" : null;
          }

          @Override
          public String json(String path) {
            return path.equals("order.id") ? "18" : null;
          }
        };

    assertThat(id(rules, "/p/1", fields)).isEqualTo("17");
    assertThat(id(rules, "/j", fields)).isEqualTo("18");
    assertThat(id(rules, "/p/1", RequestFields.NONE)).as("by convention").isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "record=false, 200, false",
    "record=false, 404, true",
    "record=false, 500, true",
    "record=never, 200, false",
    "record=never, 500, false",
    "record=true,  200, true",
    "type=x,       200, true"
  })
  void aRuleSaysWhetherThereIsARow(String says, int status, boolean isRow) throws Exception {
    Rules rules = rules("rule.a.match=/health", "rule.a." + says);

    assertThat(classify(rules, record("GET", "/health", status, Handling.UNKNOWN)).isRecorded())
        .isEqualTo(isRow);
  }

  @Test
  void aRuleMayRecordWhatIsExcludedOtherwise() throws Exception {
    Rules rules =
        rules(
            "rule.a.match=/reports/**", "rule.a.record=true",
            "rule.b.match=/images/**", "rule.b.type=image");

    assertThat(classify(rules, staticFile("/reports/map.png")).isRecorded()).isTrue();
    assertThat(classify(rules, staticFile("/images/map.png")).isRecorded()).isFalse();
    assertThat(classify(rules, staticFile("/map.png")).isRecorded()).isFalse();
  }

  @Test
  void anEarlierRuleKeepsALaterExcludeAway() throws Exception {
    Rules rules =
        rules(
            "rule.keep.match=/actuator/shutdown", "rule.keep.type=shutdown",
            "rule.drop.match=/actuator/**", "rule.drop.record=never");

    assertThat(rule(rules, "POST", "/actuator/shutdown")).isEqualTo("keep");
    assertThat(classify(rules, record("GET", "/actuator/health")).isRecorded()).isFalse();
  }

  @Test
  void manyRulesCostLittle() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      lines.add("rule.r" + i + ".match=GET|POST /api/things" + i + "/{id}/parts/{part}");
      lines.add("rule.r" + i + ".type=t" + i);
    }
    Rules rules = rules(lines.toArray(new String[0]));
    assertThat(rule(rules, "GET", "/api/things999/1/parts/2")).isEqualTo("r999");
    ActivityRecord record = record("GET", "/api/things999/1/parts/2");
    RequestPath path = RequestPath.of(record.path());

    long start = System.nanoTime();
    for (int i = 0; i < 10_000; i++) {
      rules.classify(record, path, RequestFields.NONE);
    }
    long nanosEach = (System.nanoTime() - start) / 10_000;

    assertThat(nanosEach).as("one by one they would take far longer").isLessThan(100_000);
  }

  @Test
  void noPathMakesRulesSlow() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add("rule.r" + i + ".match=/**/a/**/{x}a{y}a/**/a/**/b" + i);
      lines.add("rule.r" + i + ".type=t");
    }
    Rules rules = rules(lines.toArray(new String[0]));

    long start = System.nanoTime();
    assertThat(rule(rules, "GET", "/aaa".repeat(2_000))).isNull();
    assertThat(rule(rules, "GET", "/" + "a".repeat(8_000))).isNull();
    assertThat(rule(rules, "GET", "/a%2f..".repeat(1_000))).isNull();

    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }

  private static String id(Rules rules, String path, RequestFields fields) {
    return rules.classify(record("GET", path), RequestPath.of(path), fields).resourceId();
  }

  private static String rule(Rules rules, String method, String path) {
    return classify(rules, record(method, path)).rule();
  }

  private static Classification classify(Rules rules, ActivityRecord record) {
    return rules.classify(record, RequestPath.of(record.path()), RequestFields.NONE);
  }

  private static ActivityRecord staticFile(String path) {
    return record("GET", path, 200, Handling.UNKNOWN.withStaticFile(true));
  }

  private static ActivityRecord record(String method, String path) {
    return record(method, path, 200, Handling.UNKNOWN);
  }

  private static ActivityRecord record(String method, String path, int status, Handling handling) {
    return record(method, "/shop", path, status, handling);
  }

  private static ActivityRecord in(String contextPath, String path) {
    return record("GET", contextPath, path, 200, Handling.UNKNOWN);
  }

  private static ActivityRecord record(
      String method, String contextPath, String path, int status, Handling handling) {
    return new ActivityRecord.Builder(
            new RequestLine.Builder(method, path).contextPath(contextPath).build())
        .outcome(Outcome.of(status))
        .handling(handling)
        .build();
  }

  private Rules rules(String... lines) throws Exception {
    Path file = Files.write(directory.resolve("rules.properties"), List.of(lines));
    Configuration configuration =
        new ConfigurationReader(Map.of(), new Properties(), new File("no-such-directory"))
            .read(file.toString());
    return new Rules(configuration.rules(), configuration.get(Option.CAPTURE_EXCLUDE));
  }
}
