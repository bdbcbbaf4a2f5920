package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.classify.Rules;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.Handling;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.IdentityChange;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.redact.Redactor;
import io.useractivity.engine.text.UnfilledText;
import java.io.File;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordAssemblerTest {

  @Test
  void aRecordBecomesARow() throws Exception {
    ActivityRow row =
        assembler("capture.session-id=raw")
            .assemble(
                new ActivityRecord.Builder(
                        new RequestLine.Builder(
                                "DELETE", "/shop/api/orders/42;jsessionid=1?token=2")
                            .contextPath("/shop")
                            .startedAt(1_700_000_000_123L)
                            .client("192.0.2.1", "curl")
                            .build())
                    .outcome(
                        new Outcome(500, false, 45).because("java.lang.IllegalStateException: no"))
                    .session("session-1")
                    .identity(new Identity("ann", "7", "ann@example.com", "clerk", "north"))
                    .build());

    assertThat(row.value(Column.USER_EMAIL)).isEqualTo("ann@example.com");
    assertThat(row.value(Column.USER_ID)).isEqualTo("7");
    assertThat(row.value(Column.USER_ROLE)).isEqualTo("clerk");
    assertThat(row.value(Column.ACTIVITY_TYPE)).isEqualTo("delete");
    assertThat(row.value(Column.ACTION)).isEqualTo("DELETE /api/orders/{id}");
    assertThat(row.value(Column.ENDPOINT)).isEqualTo("/shop/api/orders/42");
    assertThat(row.value(Column.METHOD)).isEqualTo("DELETE");
    assertThat(row.value(Column.RESOURCE_TYPE)).isEqualTo("orders");
    assertThat(row.value(Column.RESOURCE_ID)).isEqualTo("42");
    assertThat(row.value(Column.IP_ADDRESS)).isEqualTo("192.0.2.1");
    assertThat(row.value(Column.USER_AGENT)).isEqualTo("curl");
    assertThat(row.value(Column.STATUS_CODE)).isEqualTo(500);
    assertThat(row.value(Column.RESPONSE_TIME_MS)).isEqualTo(45);
    assertThat(row.value(Column.SUCCESS)).isEqualTo(false);
    assertThat(row.value(Column.TENANT_ID)).isEqualTo("north");
    assertThat(row.value(Column.SESSION_ID)).isEqualTo("session-1");
    assertThat(row.value(Column.ERROR_MESSAGE)).isEqualTo("java.lang.IllegalStateException: no");
    LocalDateTime utc = LocalDateTime.parse("2023-11-14T22:13:20.123");
    assertThat(row.value(Column.CREATED_AT)).isEqualTo(utc);
    assertThat(row.value(Column.UPDATED_AT)).isEqualTo(utc);
  }

  @ParameterizedTest
  @CsvSource({
    "true,  200, false",
    "true,  304, false",
    "true,  404, true",
    "false, 200, true",
  })
  void staticContentLeavesNoRowUnlessItFailed(boolean isStatic, int status, boolean isRow)
      throws Exception {
    ActivityRecord record =
        new ActivityRecord.Builder(new RequestLine.Builder("GET", "/shop/app.css").build())
            .outcome(Outcome.of(status))
            .handling(Handling.UNKNOWN.withStaticFile(isStatic))
            .build();

    assertThat(assembler("enabled=true").assemble(record) != null).isEqualTo(isRow);
    assertThat(assembler("capture.exclude=/x, static").assemble(record) != null).isEqualTo(isRow);
    assertThat(assembler("capture.exclude=").assemble(record)).isNotNull();
    assertThat(assembler("capture.exclude=/x").assemble(record)).isNotNull();
  }

  @Test
  void whatAUserExcludesGoesByItsName() throws Exception {
    ActivityRecord page =
        new ActivityRecord.Builder(new RequestLine.Builder("GET", "/shop/app.css").build())
            .outcome(Outcome.of(200))
            .build();

    assertThat(assembler("capture.exclude=**/*.css").assemble(page)).isNull();
    assertThat(assembler("enabled=true").assemble(page)).isNotNull();
  }

  @Test
  void patternsMeanThePathWithAndWithoutTheContextPath() throws Exception {
    assertThat(assembler("capture.exclude=/shop/health").assemble(health())).isNull();
    assertThat(assembler("capture.exclude=/health").assemble(health())).isNull();
    assertThat(assembler("capture.exclude=").assemble(health())).isNotNull();
  }

  @Test
  void theSessionIsHashedUnlessAskedOtherwise() throws Exception {
    assertThat(sessionOf(assembler("capture.session-key=k1")))
        .hasSize(64)
        .isEqualTo(sessionOf(assembler("capture.session-key=k1")))
        .isNotEqualTo(sessionOf(assembler("capture.session-key=k2")));
    assertThat(sessionOf(assembler("capture.session-id=raw"))).isEqualTo("session-1");
    assertThat(sessionOf(assembler("capture.session-id=none"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"fe80::1%eth0, fe80::1", "fe80::1, fe80::1", ","})
  void anAddressIsStoredWithoutItsZone(String remoteAddress, String stored) throws Exception {
    ActivityRecord record =
        new ActivityRecord.Builder(
                new RequestLine.Builder("GET", "/")
                    .contextPath("")
                    .client(remoteAddress, null)
                    .build())
            .outcome(Outcome.of(200))
            .build();

    assertThat(assembler("enabled=true").assemble(record).value(Column.IP_ADDRESS))
        .isEqualTo(stored);
  }

  @Test
  void textsAreCutAndTimesBounded() throws Exception {
    ActivityRecord record =
        new ActivityRecord.Builder(
                new RequestLine.Builder("GET", "/" + "a".repeat(6_000))
                    .contextPath("")
                    .startedAt(-1)
                    .build())
            .outcome(new Outcome(null, false, Long.MAX_VALUE))
            .build();

    ActivityRow row = assembler("enabled=true").assemble(record);

    assertThat((String) row.value(Column.ENDPOINT)).hasSize(2_048);
    assertThat((String) row.value(Column.RESOURCE_TYPE)).hasSize(2_048);
    assertThat(row.value(Column.RESPONSE_TIME_MS)).isEqualTo(Integer.MAX_VALUE);
    assertThat(row.value(Column.STATUS_CODE)).isNull();
    assertThat(row.value(Column.CREATED_AT))
        .isEqualTo(LocalDateTime.parse("1969-12-31T23:59:59.999"));
  }

  @Test
  void whatTheApplicationSaysGoesBeforeEverythingElse() throws Exception {
    StatedValues stated =
        StatedValues.of(
            Map.of(
                Column.USER_ID, "9",
                Column.ACTIVITY_TYPE, "approve",
                Column.ACTION, "Approve order",
                Column.RESOURCE_TYPE, "order",
                Column.RESOURCE_ID, "A-1",
                Column.REQUEST_DATA, Map.of("total", 12),
                Column.TENANT_ID, "north"));

    ActivityRow row = assembler("enabled=true").assemble(post(stated));

    assertThat(row.value(Column.USER_ID)).isEqualTo("9");
    assertThat(row.value(Column.USER_EMAIL)).isEqualTo("ann@example.com");
    assertThat(row.value(Column.ACTIVITY_TYPE)).isEqualTo("approve");
    assertThat(row.value(Column.ACTION)).isEqualTo("Approve order");
    assertThat(row.value(Column.RESOURCE_TYPE)).isEqualTo("order");
    assertThat(row.value(Column.RESOURCE_ID)).isEqualTo("A-1");
    assertThat(row.value(Column.REQUEST_DATA)).isEqualTo("{\"total\":12}");
    assertThat(row.value(Column.TENANT_ID)).isEqualTo("north");
    assertThat(row.value(Column.STATUS_CODE)).isEqualTo(200);
    assertThat(row.value(Column.SUCCESS)).isEqualTo(true);
  }

  @Test
  void aPlaceholderThatNothingIsFoundForLeavesTheIdAsItIs() throws Exception {
    StatedValues stated =
        StatedValues.of(Map.of(Column.RESOURCE_ID, UnfilledText.fill("{no}", name -> null)));

    assertThat(assembler("enabled=true").assemble(post(stated)).value(Column.RESOURCE_ID))
        .isEqualTo("42");
  }

  @Test
  void aPlaceholderIsFilledFromTheFormAndElseFromTheQuery() throws Exception {
    RequestContent content =
        new RequestContent.Builder()
            .query("id=7&region=eu")
            .parameters(Map.of("id", new String[] {"7", "8"}))
            .build();
    Object unfilled = UnfilledText.fill("{region}-{0:id}", name -> null);
    StatedValues stated = StatedValues.of(Map.of(Column.RESOURCE_ID, unfilled));

    ActivityRow row =
        assembler("enabled=true").assemble(post().content(content).stated(stated).build());

    assertThat(row.value(Column.RESOURCE_ID)).isEqualTo("eu-8");
  }

  @Test
  void anAnnotationGoesBeforeARule() throws Exception {
    StatedValues stated = StatedValues.of(Map.of(Column.ACTION, "Approve order"));
    RecordAssembler assembler =
        assembler(
            "enabled=true",
            "rule.order.match=/orders/{id}",
            "rule.order.action=Change order",
            "rule.order.type=change");

    ActivityRow row = assembler.assemble(post(stated));

    assertThat(row.value(Column.ACTION)).isEqualTo("Approve order");
    assertThat(row.value(Column.ACTIVITY_TYPE)).isEqualTo("change");
  }

  @Test
  void anAnnotationDoesNotBringBackWhatIsLeftOut() throws Exception {
    StatedValues stated = StatedValues.of(Map.of(Column.ACTION, "Approve order"));

    assertThat(assembler("capture.exclude=/orders/**").assemble(post(stated))).isNull();
    RecordAssembler never =
        assembler("enabled=true", "rule.order.match=/orders/{id}", "rule.order.record=never");
    assertThat(never.assemble(post(stated))).isNull();
  }

  @Test
  void whatIsExcludedLeavesARowIfTheApplicationSaysThatItFailed() throws Exception {
    StatedValues stated = StatedValues.of(Map.of(Column.SUCCESS, false));

    assertThat(assembler("capture.exclude=/orders/**").assemble(post(stated))).isNotNull();
  }

  @Test
  void whatTheApplicationSaysHasItsSecretsTakenOut() throws Exception {
    StatedValues stated =
        StatedValues.of(
            Map.of(
                Column.USER_ID, "4111111111111111",
                Column.ACTION, "Set password=hunter2",
                Column.ENDPOINT, "/cards/4111111111111111",
                Column.REQUEST_DATA, Map.of("password", "hunter2")));

    ActivityRow row = assembler("enabled=true").assemble(post(stated));

    for (Column column :
        List.of(Column.USER_ID, Column.ACTION, Column.ENDPOINT, Column.REQUEST_DATA)) {
      assertThat((String) row.value(column))
          .as(column.columnName())
          .doesNotContain("hunter2")
          .doesNotContain("4111111111111111");
    }
  }

  @Test
  void aRequestThatIsNotToBeRecordedLeavesARowOnlyIfItFails() throws Exception {
    StatedValues unrecorded = StatedValues.of(Map.of(Column.ACTION, "Ping")).unrecorded();
    RecordAssembler assembler = assembler("enabled=true");

    assertThat(assembler.assemble(post(unrecorded))).isNull();
    ActivityRow failed = assembler.assemble(post(unrecorded.with(Column.SUCCESS, false)));
    assertThat(failed.value(Column.SUCCESS)).isEqualTo(false);
    assertThat(failed.value(Column.STATUS_CODE)).isEqualTo(200);
  }

  @Test
  void aPageOfTheAgentsOwnIsRecordedWhateverRulesSayAndAPartOfOneNever() throws Exception {
    RecordAssembler assembler = assembler("capture.exclude=/shop/**");
    StatedValues view = StatedValues.of(Map.of(Column.ACTIVITY_TYPE, "activity_log.view")).ofPage();

    ActivityRow row = assembler.assemble(post(view));

    assertThat(row.value(Column.ACTIVITY_TYPE)).isEqualTo("activity_log.view");
    assertThat(row.value(Column.USER_ID)).isEqualTo("7");
    assertThat(row.value(Column.STATUS_CODE)).isEqualTo(200);
    assertThat(assembler.assemble(post(StatedValues.ofNoRow()))).isNull();
    assertThat(assembler.assemble(post(StatedValues.ofNoRow().with(Column.SUCCESS, false))))
        .isNull();
  }

  @Test
  void aRowOfItsOwnHasOfTheRequestWhoAndWhereButNotHowItWent() throws Exception {
    StatedValues own =
        StatedValues.of(Map.of(Column.ACTIVITY_TYPE, "mail", Column.ACTION, "Send")).asOwnRow();

    ActivityRow row =
        assembler("capture.session-id=raw,capture.exclude=/shop/**").assemble(post(own));

    assertThat(row.value(Column.USER_ID)).isEqualTo("7");
    assertThat(row.value(Column.USER_EMAIL)).isEqualTo("ann@example.com");
    assertThat(row.value(Column.USER_ROLE)).isEqualTo("clerk");
    assertThat(row.value(Column.TENANT_ID)).isEqualTo("south");
    assertThat(row.value(Column.ENDPOINT)).isEqualTo("/shop/orders/42");
    assertThat(row.value(Column.METHOD)).isEqualTo("POST");
    assertThat(row.value(Column.IP_ADDRESS)).isEqualTo("::1");
    assertThat(row.value(Column.USER_AGENT)).isEqualTo("curl");
    assertThat(row.value(Column.SESSION_ID)).isEqualTo("session-1");
    assertThat(row.value(Column.ACTIVITY_TYPE)).isEqualTo("mail");
    assertThat(row.value(Column.ACTION)).isEqualTo("Send");
    assertThat(row.value(Column.SUCCESS)).isEqualTo(true);
    for (Column column :
        List.of(
            Column.RESOURCE_TYPE,
            Column.RESOURCE_ID,
            Column.STATUS_CODE,
            Column.RESPONSE_TIME_MS,
            Column.ERROR_MESSAGE,
            Column.REQUEST_DATA)) {
      assertThat(row.value(column)).as(column.columnName()).isNull();
    }
    assertThat(row.contextPath()).isEqualTo("/shop");
  }

  @Test
  void aRowOfItsOwnThatNamesAUserHasNothingOfTheRequests() throws Exception {
    StatedValues own = StatedValues.of(Map.of(Column.USER_ID, "8")).asOwnRow();

    ActivityRow row = assembler("enabled=true").assemble(post(own));

    assertThat(row.value(Column.USER_ID)).isEqualTo("8");
    assertThat(row.value(Column.USER_EMAIL)).isNull();
    assertThat(row.value(Column.USER_ROLE)).isNull();
  }

  @Test
  void aRowOutsideOfRequestsHasWhatIsSaidAndATime() throws Exception {
    StatedValues own =
        StatedValues.of(
                Map.of(
                    Column.ENDPOINT, "/jobs/nightly?secret=1",
                    Column.IP_ADDRESS, "fe80::1%eth0",
                    Column.SESSION_ID, "session-1",
                    Column.STATUS_CODE, 503))
            .asOwnRow();

    ActivityRow row =
        assembler("capture.session-key=k1").assemble(ActivityRecord.outsideRequests(1_000, own));

    assertThat(row.value(Column.ENDPOINT)).isEqualTo("/jobs/nightly");
    assertThat(row.value(Column.IP_ADDRESS)).isEqualTo("fe80::1");
    assertThat((String) row.value(Column.SESSION_ID)).hasSize(64);
    assertThat(row.value(Column.SUCCESS)).isEqualTo(false);
    assertThat(row.value(Column.METHOD)).isNull();
    assertThat(row.value(Column.USER_ID)).isNull();
    assertThat(row.value(Column.CREATED_AT)).isEqualTo(LocalDateTime.parse("1970-01-01T00:00:01"));
  }

  @Test
  void anErrorMessageMeansNoSuccessUnlessItIsSaid() throws Exception {
    StatedValues failed = StatedValues.of(Map.of(Column.ERROR_MESSAGE, "no")).asOwnRow();
    RecordAssembler assembler = assembler("enabled=true");

    assertThat(assembler.assemble(post(failed)).value(Column.SUCCESS)).isEqualTo(false);
    assertThat(assembler.assemble(post(failed.with(Column.SUCCESS, true))).value(Column.SUCCESS))
        .isEqualTo(true);
  }

  private static ActivityRecord post(StatedValues stated) {
    return post().stated(stated).build();
  }

  private static ActivityRecord.Builder post() {
    return new ActivityRecord.Builder(
            new RequestLine.Builder("POST", "/shop/orders/42")
                .contextPath("/shop")
                .client("::1", "curl")
                .build())
        .outcome(new Outcome(200, false, 45))
        .session("session-1")
        .identity(new Identity("ann", "7", "ann@example.com", "clerk", "south"));
  }

  private static String sessionOf(RecordAssembler assembler) {
    return (String) assembler.assemble(health()).value(Column.SESSION_ID);
  }

  private static ActivityRecord health() {
    return record("GET", "/shop/health", 200);
  }

  private static ActivityRecord record(String method, String path, int status) {
    return new ActivityRecord.Builder(
            new RequestLine.Builder(method, path).contextPath("/shop").build())
        .outcome(Outcome.of(status))
        .session("session-1")
        .build();
  }

  private static RecordAssembler assembler(String argument, String... rules) throws Exception {
    Path directory = Files.createDirectories(Path.of("target", "record-assembler-test"));
    Files.write(directory.resolve(ConfigurationReader.DEFAULT_FILE), List.of(rules));
    Configuration configuration =
        new ConfigurationReader(Map.of(), new Properties(), directory.toFile())
            .read(argument.contains("session") ? argument : argument + ",capture.session-id=raw");
    Redactor redactor = new Redactor(List.of(), List.of(), List.of());
    Log silent = new Log(new PrintStream(PrintStream.nullOutputStream()), Log.Level.OFF);
    return new RecordAssembler(
        new Settings(
            new Rules(configuration.rules(), configuration.get(Option.CAPTURE_EXCLUDE)),
            new RequestData(redactor, true)),
        new Coverage(),
        new SessionIds(
            configuration.get(Option.CAPTURE_SESSION_ID),
            configuration.get(Option.CAPTURE_SESSION_KEY),
            new File("never-made"),
            silent),
        new ClientAddress(
            configuration.get(Option.PROXY_TRUSTED), configuration.get(Option.IP_MASK)),
        new TenantPattern(configuration.get(Option.TENANT_PATTERN), silent),
        silent);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "POSSIBLE, -,   text/html,        login, false, bob",
        "POSSIBLE, -,   application/json, login, true,  bob",
        "GRANTED,  -,   text/html,        login, true,  bob",
        "LOGIN,    ann, text/html,        login, true,  -",
        "LOGIN,    -,   text/html,        login, true,  bob",
        "NONE,     -,   text/html,        view,  true,  -"
      })
  void aSignInWithoutAUserTellsAsWhomItWasTried(
      IdentityChange seen, String user, String answer, String type, boolean success, String tried)
      throws Exception {
    byte[] form = "username=bob&password=x".getBytes(StandardCharsets.UTF_8);
    ActivityRow row =
        assembler("enabled=true")
            .assemble(
                new ActivityRecord.Builder(new RequestLine.Builder("POST", "/cas/login").build())
                    .outcome(Outcome.of(200))
                    .identity(new Identity(user, null, null, null, null))
                    .identityChange(seen)
                    .handling(new Handling(null, null, answer))
                    .content(
                        new RequestContent.Builder()
                            .contentType("application/x-www-form-urlencoded")
                            .body(form, form.length)
                            .build())
                    .build());

    assertThat(row.value(Column.ACTIVITY_TYPE)).isEqualTo(type);
    assertThat(row.value(Column.SUCCESS)).isEqualTo(success);
    assertThat(row.value(Column.USER_ID)).isEqualTo(user);
    String attempted = tried == null ? "" : "\"attempted_user\":\"" + tried + "\",";
    assertThat((String) row.value(Column.REQUEST_DATA))
        .isEqualTo(
            "{" + attempted + "\"form\":{\"username\":\"bob\",\"password\":\"[REDACTED]\"}}");
  }

  @Test
  void aRuleForLoginsIsNoSuccessOfAWrongPasswordAndNoLoginOfTheForm() throws Exception {
    RecordAssembler assembler =
        assembler("enabled=true", "rule.in.match=/enter", "rule.in.type=login");

    ActivityRow wrong = assembler.assemble(entering("POST", IdentityChange.POSSIBLE, "text/html"));
    assertThat(wrong.value(Column.ACTIVITY_TYPE)).isEqualTo("login");
    assertThat(wrong.value(Column.SUCCESS)).isEqualTo(false);
    ActivityRow right =
        assembler.assemble(entering("POST", IdentityChange.POSSIBLE, "application/json"));
    assertThat(right.value(Column.ACTIVITY_TYPE)).isEqualTo("login");
    assertThat(right.value(Column.SUCCESS)).isEqualTo(true);
    ActivityRow form = assembler.assemble(entering("GET", IdentityChange.NONE, null));
    assertThat(form.value(Column.ACTIVITY_TYPE)).isEqualTo("view");
    assertThat(form.value(Column.SUCCESS)).isEqualTo(true);
  }

  private static ActivityRecord entering(String method, IdentityChange seen, String answer) {
    return new ActivityRecord.Builder(new RequestLine.Builder(method, "/enter").build())
        .outcome(Outcome.of(200))
        .identityChange(seen)
        .handling(new Handling(null, null, answer))
        .build();
  }

  @Test
  void halfASecretAtTheEndOfAnErrorThatWasCutBeforeAPairIsLeftOut() throws Exception {
    String half = "https://ann:5Ecr3t";
    int cut = ActivityRecord.MAX_ERROR_CHARS - 1; // as ErrorText cuts where a pair would not fit
    String error = "x ".repeat(600).substring(0, cut - half.length()) + half;

    ActivityRow row =
        assembler("enabled=true")
            .assemble(
                new ActivityRecord.Builder(
                        new RequestLine.Builder("GET", "/orders").contextPath("").build())
                    .outcome(Outcome.of(500).because(error))
                    .build());

    assertThat((String) row.value(Column.ERROR_MESSAGE)).startsWith("x x").doesNotContain("5Ecr3t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          pin=4711&note=kept           | java.lang.NumberFormatException: For input string: "4711" kept
          password=a%20b%3Cc&note=kept | kept typed a b<c; a%20b%3Cc, a+b%3cc, a b&lt;c and a b\\u003cc
          password=O%27Brien9&note=kept | kept ... VALUES ('ann', 'O''Brien9')
          _csrf=aB3dE5fG7h&note=kept   | kept Token xaB3dE5fG7hx does not match
          """)
  void whatIsHiddenInAFormIsHiddenInTheRowsOtherTexts(String form, String error) throws Exception {
    String secret =
        URLDecoder.decode(
            form.substring(form.indexOf('=') + 1, form.indexOf('&')), StandardCharsets.UTF_8);
    ActivityRow row =
        assembler("enabled=true")
            .assemble(
                carrying(
                    "/orders",
                    error,
                    new RequestContent.Builder()
                        .query("q=" + form.substring(form.indexOf('=') + 1))
                        .referer(
                            "https://x.example/kept?q=" + form.substring(form.indexOf('=') + 1))
                        .contentType("application/x-www-form-urlencoded")
                        .body(form.getBytes(StandardCharsets.UTF_8), form.length())));

    String all = row.toString();
    for (String hidden :
        List.of(
            secret,
            secret.replace("'", "''"),
            form.substring(form.indexOf('=') + 1, form.indexOf('&')),
            "a+b%3cc",
            "a b&lt;c",
            "a b\\u003cc")) {
      assertThat(all).doesNotContain(hidden);
    }
    assertThat((String) row.value(Column.ERROR_MESSAGE)).contains("kept");
    assertThat((String) row.value(Column.REQUEST_DATA))
        .contains("\"note\":\"kept\"", "x.example/kept");
  }

  @Test
  void whatIsHiddenInJsonIsHiddenInTheRowsOtherTexts() throws Exception {
    String json =
        "{\"password\":[\"aB3dE5fG\"],\"pin\":471100,\"auth\":{\"type\":\"orders\",\"x\":\"kL8mN9oP\"},"
            + "\"note\":\"aB3dE5fG\",\"n\":471100}";
    ActivityRow row =
        assembler("enabled=true")
            .assemble(
                carrying(
                    "/orders/aB3dE5fG",
                    "no aB3dE5fG, 471100 or kL8mN9oP in orders",
                    new RequestContent.Builder()
                        .contentType("application/json")
                        .body(json.getBytes(StandardCharsets.UTF_8), json.length())));

    assertThat(row.toString()).doesNotContain("aB3dE5fG", "471100", "kL8mN9oP");
    assertThat(row.value(Column.ERROR_MESSAGE))
        .isEqualTo("no [REDACTED], [REDACTED] or [REDACTED] in orders");
    assertThat(row.value(Column.ENDPOINT)).isEqualTo("/orders/[REDACTED]");
  }

  @Test
  void theTokenOfARouteIsHiddenInTheRowAndInTheNextOnesReferer() throws Exception {
    RecordAssembler assembler =
        assembler(
            "enabled=true",
            "rule.invite.match=/invite/{inviteToken}/**",
            "rule.invite.type=invite");
    RequestContent.Builder content = new RequestContent.Builder().query("back=%2Freset%2FaB3dE5fG");
    ActivityRecord first =
        new ActivityRecord.Builder(
                new RequestLine.Builder("GET", "/shop/reset/aB3dE5fG").contextPath("/shop").build())
            .outcome(Outcome.of(500).because("no aB3dE5fG"))
            .handling(new io.useractivity.engine.record.Handling("/reset/{token}", null, null))
            .content(content.build())
            .build();

    assertThat(assembler.assemble(first).toString()).doesNotContain("aB3dE5fG").contains("/reset/");
    for (String referer :
        List.of(
            "https://x.example/shop/reset/kL8mN9oP?a=b",
            "https://x.example/shop/invite/kL8mN9oP/accept",
            "/shop/reset/kL8mN9oP")) {
      ActivityRow next =
          assembler.assemble(
              carrying(
                  "/shop/orders", "no kL8mN9oP", new RequestContent.Builder().referer(referer)));
      assertThat(next.toString()).doesNotContain("kL8mN9oP").contains("/shop/orders", "referer");
    }
  }

  @Test
  void nobodyBlanksWhatARequestIsAboutByAParameter() throws Exception {
    ActivityRow row =
        assembler("enabled=true")
            .assemble(
                carrying(
                    "/shop/orders/4711",
                    "admin has no orders",
                    new RequestContent.Builder()
                        .query("token=orders&pin=4711&password=admin&secret=POST&pwd=shop")));

    assertThat(row.value(Column.ENDPOINT)).isEqualTo("/shop/orders/4711");
    assertThat(row.value(Column.METHOD)).isEqualTo("POST");
    assertThat(row.value(Column.RESOURCE_TYPE)).isEqualTo("orders");
    assertThat(row.value(Column.RESOURCE_ID)).isEqualTo("4711");
    assertThat(row.value(Column.ERROR_MESSAGE)).isEqualTo("[REDACTED] has no orders");
  }

  @ParameterizedTest
  @CsvSource({
    "/login/callback, code=aB3dE5fG7h&note=kept, true",
    "/done, code=4711&grant_type=x&note=kept, true",
    "/done, code=aB3dE5fG7h&state=x&note=kept, true",
    "/validate, ticket=aB3dE5fG7h&service=x&note=kept, true",
    "/validate, ticket=ST-1-aB3dE5fG7h-x&note=kept, true",
    "/orders, code=EUR&state=CA&note=kept, false",
    "/orders, code=aB3dE5fG7h&note=kept, false",
    "/oauth/errors, code=E-4711&note=kept, false",
    "/issues, ticket=4711&service=billing&note=kept, false",
  })
  void oneTimeCodesAreToldByWhatIsBesideThem(String path, String pairs, boolean secret)
      throws Exception {
    String value = pairs.substring(pairs.indexOf('=') + 1, pairs.indexOf('&'));
    for (RequestContent.Builder content :
        List.of(
            new RequestContent.Builder().query(pairs),
            new RequestContent.Builder()
                .contentType("application/x-www-form-urlencoded")
                .body(pairs.getBytes(StandardCharsets.UTF_8), pairs.length()),
            new RequestContent.Builder().referer("https://x.example" + path + "?" + pairs))) {
      ActivityRow row = assembler("enabled=true").assemble(carrying(path, null, content));

      assertThat(row.toString()).contains("kept");
      assertThat(row.toString().contains(value)).isEqualTo(!secret);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"password\":\"5EcrEt\",\"note\":\"kept\"}",
        "{\"note\":\"kept\",\"password\":\"a&5EcrEt=5EcrEt\"}",
        "[{\"note\":\"kept=1\",\"pin\":\"5EcrEt&5EcrEt\"}]"
      })
  void jsonThatWasSentAsAFormKeepsItsSecrets(String json) throws Exception {
    RequestContent.Builder content =
        new RequestContent.Builder()
            .contentType("application/x-www-form-urlencoded")
            .body(json.getBytes(StandardCharsets.UTF_8), json.length());

    String row = assembler("enabled=true").assemble(carrying("/x", null, content)).toString();

    assertThat(row).doesNotContain("5EcrEt").contains("kept");
  }

  private static ActivityRecord carrying(
      String path, String error, RequestContent.Builder content) {
    return new ActivityRecord.Builder(
            new RequestLine.Builder("POST", path).contextPath("/shop").build())
        .outcome(Outcome.of(500).because(error))
        .content(content.build())
        .build();
  }
}
