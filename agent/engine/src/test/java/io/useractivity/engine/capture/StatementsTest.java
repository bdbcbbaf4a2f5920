package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.text.UnfilledText;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the application says of its requests, as it arrives from the bridge. */
class StatementsTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;
  private static final String VARIABLES =
      "org.springframework.web.servlet.HandlerMapping.uriTemplateVariables";

  private final Harness harness = new Harness();
  private final FakeRequest request = FakeRequest.get(LINE, "/orders/42");

  @Test
  void aCallSaysMoreOfTheRequestAtHand() {
    UUID user = UUID.randomUUID();

    inRequest(
        () -> {
          harness.capture.said("user_id", user);
          harness.capture.said("action", "first");
          harness.capture.said("action", "Approve order");
          harness.capture.said("success", false);
        });

    StatedValues stated = harness.onlyRecord().stated();
    assertThat(stated.value(Column.USER_ID)).isEqualTo(user.toString());
    assertThat(stated.value(Column.ACTION)).isEqualTo("Approve order");
    assertThat(stated.value(Column.SUCCESS)).isEqualTo(false);
    assertThat(stated.isOwnRow()).isFalse();
  }

  @Test
  void whatCannotBeUsedIsLeftOut() {
    inRequest(
        () -> {
          harness.capture.said("no_such_column", "x");
          harness.capture.said(null, "x");
          harness.capture.said(7, "x");
          harness.capture.said("created_at", "x");
          harness.capture.said("id", 1);
          harness.capture.said("user_id", null);
          harness.capture.said("user_id", "");
          harness.capture.said("success", "no");
          harness.capture.said("status_code", "no");
          harness.capture.said("status_code", 1000);
          harness.capture.said("response_time_ms", -1L);
          harness.capture.said(
              "user_email",
              new Object() {
                @Override
                public String toString() {
                  throw new IllegalStateException();
                }
              });
        });

    StatedValues stated = harness.onlyRecord().stated();
    for (Column column : Column.values()) {
      assertThat(stated.has(column)).as(column.columnName()).isFalse();
    }
  }

  @Test
  void longTextsAreCutAndNumbersBounded() {
    inRequest(
        () -> {
          harness.capture.said("user_id", "x".repeat(2_047) + "😀");
          harness.capture.said("response_time_ms", Long.MAX_VALUE);
          harness.capture.said("status_code", 299.9);
        });

    StatedValues stated = harness.onlyRecord().stated();
    assertThat(stated.value(Column.USER_ID)).isEqualTo("x".repeat(2_047));
    assertThat(stated.value(Column.RESPONSE_TIME_MS)).isEqualTo(Integer.MAX_VALUE);
    assertThat(stated.value(Column.STATUS_CODE)).isEqualTo(299);
  }

  @Test
  void outsideOfARequestNothingIsSaidOfOne() {
    harness.capture.said("user_id", "7");
    harness.capture.annotated(new String[] {"action", "Nightly"}, null, true);
    harness.call(request, new FakeResponse(LINE));
    harness.capture.said("user_id", "7");

    assertThat(harness.onlyRecord().stated()).isSameAs(StatedValues.NONE);
  }

  @Test
  void theFirstAnnotationCountsAndMethodsGoBeforeClasses() {
    inRequest(
        () -> {
          annotated(false, "action", "class");
          annotated(false, "action", "other class");
          annotated(true, "action", "method", "resource_type", "order");
          annotated(true, "action", "other method");
          annotated(false, "action", "class once more");
        });

    StatedValues stated = harness.onlyRecord().stated();
    assertThat(stated.value(Column.ACTION)).isEqualTo("method");
    assertThat(stated.value(Column.RESOURCE_TYPE)).isEqualTo("order");
  }

  @Test
  void aCallGoesBeforeAnAnnotation() {
    inRequest(
        () -> {
          harness.capture.said("action", "call");
          annotated(true, "action", "annotation", "activity_type", "approve", "record", "false");
        });

    StatedValues stated = harness.onlyRecord().stated();
    assertThat(stated.value(Column.ACTION)).isEqualTo("call");
    assertThat(stated.value(Column.ACTIVITY_TYPE)).isEqualTo("approve");
    assertThat(stated.isRecorded()).isFalse();
  }

  @Test
  void anErrorPagesAnnotationIsNotTheRequests() {
    FakeRequest failing = FakeRequest.get(LINE, "/orders/42");
    harness.call(failing, FakeResponse.of(LINE, 500));
    failing.as("ERROR").with("error.request_uri", "/orders/42").with("error.status_code", 500);
    harness.call(
        failing,
        FakeResponse.of(LINE, 500),
        () -> {
          annotated(true, "action", "Show error page");
          harness.capture.said("resource_type", "order");
        });

    StatedValues stated = harness.onlyRecord().stated();
    assertThat(stated.has(Column.ACTION)).isFalse();
    assertThat(stated.value(Column.RESOURCE_TYPE)).isEqualTo("order");
  }

  @ParameterizedTest
  @CsvSource({
    "{id}, 42",
    "{1:id}, seven",
    "{0:id}, 42",
    "{9:id}, 42",
    "{1:1}, seven",
    "{region}/{id}, north west/42",
    "{empty}, ",
    "{broken}, %zz",
    "fixed, fixed"
  })
  void placeholdersAreFilledFromArgumentsPathAndQuery(String text, String filled) {
    request.attributes.put(VARIABLES, Map.of("id", "42", "region", "north west"));
    request.query = "a&region=query&empty=&broken=%zz&=x";

    inRequest(
        () ->
            harness.capture.annotated(
                new String[] {"resource_id", text}, new Object[] {null, "seven"}, true));

    Object id = harness.onlyRecord().stated().value(Column.RESOURCE_ID);
    assertThat(id instanceof UnfilledText ? null : id).isEqualTo(filled);
  }

  @ParameterizedTest
  @CsvSource({
    "id=1, 1",
    "a=2&id=1, 1",
    "id=1&id=2, 1",
    "id=&id=2, 2",
    "i%64=a%20b+c, a b c",
    "%69d=7, 7",
    "id=%E9, é",
    "id=+%zz, ' %zz'",
    "xid=1,",
    "id,",
    "'',",
    ","
  })
  void aParameterIsTheFirstThatSaysSomething(String query, String value) {
    assertThat(Placeholders.parameter(query, "id")).isEqualTo(value);
  }

  @Test
  void aRowOfItsOwnInARequestKnowsTheRequest() {
    request.method = "POST";
    request.contextPath = "/shop";
    request.headers.put("User-Agent", "curl");
    request.session = new FakeSession(LINE, "session-1");
    request.logIn("ann");

    inRequest(
        () -> {
          harness.capture.said("tenant_id", "north");
          harness.capture.logged(values("action", "Send mail", "no_such_column", "x"));
        });

    assertThat(harness.records).hasSize(2);
    assertThat(harness.capture.opened()).isEqualTo(2);
    ActivityRecord own = harness.records.get(0);
    assertThat(own.stated().isOwnRow()).isTrue();
    assertThat(own.stated().value(Column.ACTION)).isEqualTo("Send mail");
    assertThat(own.stated().value(Column.TENANT_ID)).isEqualTo("north");
    assertThat(own.identity().userId()).isEqualTo("ann");
    assertThat(own.path()).isEqualTo("/orders/42");
    assertThat(own.method()).isEqualTo("POST");
    assertThat(own.contextPath()).isEqualTo("/shop");
    assertThat(own.remoteAddress()).isEqualTo("192.0.2.1");
    assertThat(own.userAgent()).isEqualTo("curl");
    assertThat(own.sessionId()).isEqualTo("session-1");
    assertThat(own.status()).isNull();
    assertThat(harness.records.get(1).stated().isOwnRow()).isFalse();
  }

  @Test
  void theUserWhomTheRequestSaysIsTheRowsUnlessItNamesAnother() {
    inRequest(
        () -> {
          harness.capture.said("user_id", "7");
          harness.capture.said("user_role", "clerk");
          harness.capture.logged(values("action", "one"));
          harness.capture.logged(values("user_email", "bob@example.com"));
        });

    StatedValues same = harness.records.get(0).stated();
    assertThat(same.value(Column.USER_ID)).isEqualTo("7");
    assertThat(same.value(Column.USER_ROLE)).isEqualTo("clerk");
    StatedValues other = harness.records.get(1).stated();
    assertThat(other.has(Column.USER_ID)).isFalse();
    assertThat(other.has(Column.USER_ROLE)).isFalse();
  }

  @Test
  void aUserWhoSignsInDuringTheRequestIsKnownToTheRow() {
    inRequest(
        () -> {
          request.logIn("ann");
          harness.capture.logged(values("action", "Signed in"));
        });

    assertThat(harness.records.get(0).identity().userId()).isEqualTo("ann");
  }

  @Test
  void rowsOutsideOfRequestsWaitForTheFirstToEnd() {
    harness.capture.logged(values("action", "Start"));
    assertThat(harness.records).isEmpty();
    assertThat(harness.wakes).isEqualTo(1);

    harness.call(request, new FakeResponse(LINE));
    harness.capture.logged(null);
    harness.capture.logged("no map");

    assertThat(harness.records).hasSize(4);
    ActivityRecord start = harness.records.get(0);
    assertThat(start.stated().value(Column.ACTION)).isEqualTo("Start");
    assertThat(start.path()).isNull();
    assertThat(start.startedAtMillis()).isPositive();
    assertThat(harness.records.get(1).path()).isEqualTo("/orders/42");
    assertThat(harness.capture.opened()).isEqualTo(4);
  }

  @Test
  void rowsOutsideOfRequestsComeAtTheEndOfTheJvm() {
    harness.capture.logged(values("action", "Start"));

    harness.capture.finishWaiting();

    assertThat(harness.records).hasSize(1);
  }

  private void inRequest(Runnable application) {
    harness.call(request, new FakeResponse(LINE), application);
    assertThat(harness.swallowed).isEmpty();
    assertThat(request.forbiddenCalls).isZero();
  }

  private void annotated(boolean onMethod, String... namesAndValues) {
    harness.capture.annotated(namesAndValues, null, onMethod);
  }

  private static Map<String, Object> values(Object... namesAndValues) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return values;
  }
}
