package io.useractivity.engine.pipeline;

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
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.redact.Redactor;
import io.useractivity.engine.redact.RequestData;
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
                new ActivityRecord.Builder("DELETE", "/shop/api/orders/42;jsessionid=1?token=2")
                    .contextPath("/shop")
                    .time(1_700_000_000_123L, 45)
                    .outcome(500, false, "java.lang.IllegalStateException: no")
                    .client("192.0.2.1", "curl")
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
        new ActivityRecord.Builder("GET", "/")
            .contextPath("")
            .time(0, 0)
            .outcome(200, true, null)
            .client(remoteAddress, null)
            .build();

    assertThat(assembler("enabled=true").assemble(record).value(Column.IP_ADDRESS))
        .isEqualTo(stored);
  }

  @Test
  void textsAreCutAndTimesBounded() throws Exception {
    ActivityRecord record =
        new ActivityRecord.Builder("GET", "/" + "a".repeat(6_000))
            .contextPath("")
            .time(-1, Long.MAX_VALUE)
            .outcome(null, true, null)
            .build();

    ActivityRow row = assembler("enabled=true").assemble(record);

    assertThat((String) row.value(Column.ENDPOINT)).hasSize(2_048);
    assertThat((String) row.value(Column.RESOURCE_TYPE)).hasSize(2_048);
    assertThat(row.value(Column.RESPONSE_TIME_MS)).isEqualTo(Integer.MAX_VALUE);
    assertThat(row.value(Column.STATUS_CODE)).isNull();
    assertThat(row.value(Column.CREATED_AT))
        .isEqualTo(LocalDateTime.parse("1969-12-31T23:59:59.999"));
  }

  private static String sessionOf(RecordAssembler assembler) {
    return (String) assembler.assemble(health()).value(Column.SESSION_ID);
  }

  private static ActivityRecord health() {
    return record("GET", "/shop/health", 200);
  }

  private static ActivityRecord record(String method, String path, int status) {
    return new ActivityRecord.Builder(method, path)
        .contextPath("/shop")
        .time(0, 0)
        .outcome(status, status < 400, null)
        .session("session-1")
        .build();
  }

  private static RecordAssembler assembler(String argument) throws Exception {
    Configuration configuration =
        new ConfigurationReader(Map.of(), new Properties(), new File("no-such-directory"))
            .read(argument.contains("session") ? argument : argument + ",capture.session-id=raw");
    Redactor redactor = new Redactor(List.of(), List.of(), List.of());
    Log silent = new Log(new PrintStream(PrintStream.nullOutputStream()), Log.Level.OFF);
    return new RecordAssembler(
        new Rules(configuration.rules(), configuration.get(Option.CAPTURE_EXCLUDE)),
        new Coverage(),
        new SessionIds(
            configuration.get(Option.CAPTURE_SESSION_ID),
            configuration.get(Option.CAPTURE_SESSION_KEY),
            new File("never-made"),
            silent),
        new ClientAddress(
            configuration.get(Option.PROXY_TRUSTED), configuration.get(Option.IP_MASK)),
        new TenantPattern(configuration.get(Option.TENANT_PATTERN), silent),
        new RequestData(redactor, true));
  }
}
