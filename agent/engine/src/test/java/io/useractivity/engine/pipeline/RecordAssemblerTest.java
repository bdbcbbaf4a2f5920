package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.classify.Classifier;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.record.UnfilledText;
import io.useractivity.engine.redact.SessionIds;
import java.io.File;
import java.io.PrintStream;
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
                new ActivityRecord(
                    1_700_000_000_123L,
                    45,
                    "DELETE",
                    "/shop/api/orders/42;jsessionid=1?token=2",
                    "/shop",
                    500,
                    false,
                    "java.lang.IllegalStateException: no",
                    "192.0.2.1",
                    "curl",
                    "session-1",
                    new Identity("ann", "7", "ann@example.com", "clerk", "north")));

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
    "GET,  /shop/static/app.css, 200, false",
    "GET,  /shop/static/app.css, 304, false",
    "GET,  /shop/static/app.css, 404, true",
    "POST, /shop/static/app.css, 200, true",
    "GET,  /shop/orders,         200, true",
    "GET,  /shop/app%2Ecss,      200, false",
    "GET,  /shop/app.css;v=1,    200, false"
  })
  void staticContentLeavesNoRowUnlessItFailed(String method, String path, int status, boolean isRow)
      throws Exception {
    ActivityRow row = assembler("enabled=true").assemble(record(method, path, status));

    assertThat(row != null).isEqualTo(isRow);
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
        new ActivityRecord(
            0, 0, "GET", "/", "", 200, true, null, remoteAddress, null, null, Identity.UNKNOWN);

    assertThat(assembler("enabled=true").assemble(record).value(Column.IP_ADDRESS))
        .isEqualTo(stored);
  }

  @Test
  void textsAreCutAndTimesBounded() throws Exception {
    ActivityRecord record =
        new ActivityRecord(
            -1,
            Long.MAX_VALUE,
            "GET",
            "/" + "a".repeat(6_000),
            "",
            null,
            true,
            null,
            null,
            null,
            null,
            Identity.UNKNOWN);

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
  void aRequestThatIsNotToBeRecordedLeavesARowOnlyIfItFails() throws Exception {
    StatedValues unrecorded = StatedValues.of(Map.of(Column.ACTION, "Ping")).unrecorded();
    RecordAssembler assembler = assembler("enabled=true");

    assertThat(assembler.assemble(post(unrecorded))).isNull();
    ActivityRow failed = assembler.assemble(post(unrecorded.with(Column.SUCCESS, false)));
    assertThat(failed.value(Column.SUCCESS)).isEqualTo(false);
    assertThat(failed.value(Column.STATUS_CODE)).isEqualTo(200);
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
    return new ActivityRecord(
        0,
        45,
        "POST",
        "/shop/orders/42",
        "/shop",
        200,
        true,
        null,
        "::1",
        "curl",
        "session-1",
        new Identity("ann", "7", "ann@example.com", "clerk", "south"),
        stated);
  }

  private static String sessionOf(RecordAssembler assembler) {
    return (String) assembler.assemble(health()).value(Column.SESSION_ID);
  }

  private static ActivityRecord health() {
    return record("GET", "/shop/health", 200);
  }

  private static ActivityRecord record(String method, String path, int status) {
    return new ActivityRecord(
        0,
        0,
        method,
        path,
        "/shop",
        status,
        status < 400,
        null,
        null,
        null,
        "session-1",
        Identity.UNKNOWN);
  }

  private static RecordAssembler assembler(String argument) throws Exception {
    Configuration configuration =
        new ConfigurationReader(Map.of(), new Properties(), new File("no-such-directory"))
            .read(argument.contains("session") ? argument : argument + ",capture.session-id=raw");
    return new RecordAssembler(
        configuration.get(Option.CAPTURE_EXCLUDE),
        new Classifier(),
        new SessionIds(
            configuration.get(Option.CAPTURE_SESSION_ID),
            configuration.get(Option.CAPTURE_SESSION_KEY),
            new File("never-made"),
            new Log(new PrintStream(PrintStream.nullOutputStream()), Log.Level.OFF)));
  }
}
