package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.bridge.Answered;
import io.useractivity.engine.capture.page.AskedPage;
import io.useractivity.engine.capture.page.PageHost;
import io.useractivity.engine.capture.page.PagePaths;
import io.useractivity.engine.capture.page.PageRules;
import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.StatedValues;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which servlet's place a page is shown, and to whom. */
class PageCaptureTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;
  private static final String TOMCATS = "org.apache.catalina.servlets.DefaultServlet";
  private static final StatedValues VIEW =
      StatedValues.of(Map.of(Column.ACTIVITY_TYPE, "activity_log.view")).ofPage();

  /** Answers with status 200, if it does. */
  private static final class Host implements PageHost {

    final List<String> asked = new ArrayList<>();
    final List<String> passedOver = new ArrayList<>();
    StatedValues row = VIEW;
    RuntimeException failure;
    FakeResponse response;

    @Override
    public StatedValues answer(AskedPage page, ServletApi api, Object request, Object to) {
      asked.add(page.path() + " " + page.asker().userId() + " " + page.asker().roles());
      if (failure != null) {
        throw failure;
      }
      if (row != null) {
        response.status = 200;
      }
      return row;
    }

    @Override
    public void passedOver(String contextPath, AskedPage page, Integer status) {
      passedOver.add(contextPath + " " + page.path() + " " + status);
    }
  }

  private final Host host = new Host();
  private Harness harness = harness(false);
  private final Set<String> files = new java.util.HashSet<>();
  private List<String> mappings = List.of("/");
  private boolean ran;

  private Harness harness(boolean takingPaths) {
    return new Harness(
        "",
        new PageRules(
            new PagePaths(List.of("/activity-logs")), List.of("admin"), takingPaths, host));
  }

  private Object servlet(ServletLine line, String className) {
    return line.implement(
        "Servlet",
        className,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getServletConfig" -> config(line);
              case "hashCode" -> 1;
              default -> throw new AssertionError(method);
            });
  }

  private Object config(ServletLine line) {
    return line.implement(
        "ServletConfig",
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getServletContext" -> context(line);
              case "getServletName" -> "servlet";
              default -> throw new AssertionError(method);
            });
  }

  private Object context(ServletLine line) {
    return line.implement(
        "ServletContext",
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getResource" ->
                  files.contains(arguments[0]) ? new URL("file:" + arguments[0]) : null;
              case "getServletRegistration" ->
                  line.implement("ServletRegistration", (p, m, a) -> mappings);
              default -> throw new AssertionError(method);
            });
  }

  /** What the woven class does. */
  private boolean call(Object servlet, FakeRequest request, FakeResponse response) {
    return call(servlet, request.object, response);
  }

  private boolean call(Object servlet, Object passedOn, FakeResponse response) {
    host.response = response;
    ran = false;
    Object frame = harness.capture.enterServlet(servlet, passedOn, response.object);
    if (!(frame instanceof Answered)) {
      ran = true;
    }
    if (frame != null) {
      harness.exit(frame, passedOn, response.object, null);
    }
    return !ran;
  }

  @ParameterizedTest
  @EnumSource
  void theContainersDefaultServletGivesItsPlaceInEveryApi(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/app/activity-logs");
    request.contextPath = "/app";
    request.logIn("ann");
    request.roles = Set.of("admin", "clerk");
    request.dispatcherType = line.hasServlet3() ? "REQUEST" : null;

    assertThat(call(servlet(line, TOMCATS), request, new FakeResponse(line))).isTrue();

    assertThat(host.asked).containsExactly("/activity-logs ann [admin]");
    ActivityRecord record = harness.onlyRecord();
    assertThat(record.stated().value(Column.ACTIVITY_TYPE)).isEqualTo("activity_log.view");
    assertThat(record.stated().isOfPage()).isTrue();
    assertThat(record.identity().userId()).isEqualTo("ann");
    assertThat(request.forbiddenCalls).isZero();
    assertThat(host.passedOver).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TOMCATS,
        "io.undertow.servlet.handlers.DefaultServlet",
        "org.eclipse.jetty.servlet.DefaultServlet",
        "org.eclipse.jetty.ee10.servlet.DefaultServlet",
        "org.eclipse.jetty.ee10.servlet.ServletHolder$ServletHandler$Default404Servlet"
      })
  void theDefaultServletsOfContainersAreKnown(String className) {
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");

    assertThat(call(servlet(LINE, className), request, new FakeResponse(LINE))).isTrue();
  }

  @Test
  void aServletOfTheApplicationsKeepsItsPath() {
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");

    assertThat(call(servlet(LINE, "org.example.Logs"), request, new FakeResponse(LINE))).isFalse();

    assertThat(host.asked).isEmpty();
    assertThat(host.passedOver).containsExactly(" /activity-logs 200");
    assertThat(harness.onlyRecord().stated()).isSameAs(StatedValues.NONE);
  }

  @Test
  void aFileOfTheApplicationsKeepsItsPath() {
    files.add("/activity-logs");
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");

    assertThat(call(servlet(LINE, TOMCATS), request, new FakeResponse(LINE))).isFalse();
    assertThat(host.asked).isEmpty();
  }

  @Test
  void whatIsNoPageIsNotAskedForAnything() {
    FakeRequest request = FakeRequest.get(LINE, "/orders");

    assertThat(call(servlet(LINE, TOMCATS), request, new FakeResponse(LINE))).isFalse();
    assertThat(host.asked).isEmpty();
    assertThat(host.passedOver).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"FORWARD, true", "INCLUDE, false", "ASYNC, false"})
  void theDefaultServletMayBeHandedThePathButNotAPartOfAPage(String dispatch, boolean answered) {
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");
    FakeResponse response = new FakeResponse(LINE);
    Object frame = harness.capture.enterFilter(request.object, response.object);
    request.dispatcherType = dispatch;

    assertThat(call(servlet(LINE, TOMCATS), request, response)).isEqualTo(answered);

    harness.exit(frame, request.object, response.object, null);
  }

  @Test
  void aForwardToAFileIsTheApplicationsAnswer() {
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");
    FakeResponse response = new FakeResponse(LINE);
    Object frame = harness.capture.enterFilter(request.object, response.object);
    request.uri = "/static/logs.html";
    request.dispatcherType = "FORWARD";

    assertThat(call(servlet(LINE, TOMCATS), request, response)).isFalse();

    harness.exit(frame, request.object, response.object, null);
  }

  @Test
  void aProxysPathThatAFilterBelievesChangesNothing() {
    FakeRequest outer = FakeRequest.get(LINE, "/app/activity-logs");
    outer.contextPath = "/app";
    FakeResponse response = new FakeResponse(LINE);
    FakeRequest inner = FakeRequest.get(LINE, "/portal/activity-logs");
    inner.contextPath = "/portal";
    Object frame = harness.capture.enterFilter(outer.object, response.object);

    assertThat(call(servlet(LINE, TOMCATS), LINE.wrapped(inner.object), response)).isTrue();

    harness.exit(frame, outer.object, response.object, null);
  }

  @Test
  void nothingIsWrittenToAResponseThatIsOnItsWay() {
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");
    FakeResponse response = new FakeResponse(LINE);
    response.committed = true;

    assertThat(call(servlet(LINE, TOMCATS), request, response)).isFalse();
    assertThat(host.asked).isEmpty();
  }

  @Test
  void whomFiltersHaveWrappedTheRequestForAsks() {
    FakeRequest outer = FakeRequest.get(LINE, "/activity-logs");
    FakeResponse response = new FakeResponse(LINE);
    FakeRequest inner = FakeRequest.get(LINE, "/activity-logs");
    inner.logIn("bob");
    Object frame = harness.capture.enterFilter(outer.object, response.object);

    assertThat(call(servlet(LINE, TOMCATS), LINE.wrapped(inner.object), response)).isTrue();

    harness.exit(frame, outer.object, response.object, null);
    assertThat(host.asked).containsExactly("/activity-logs bob []");
    assertThat(harness.onlyRecord().identity().userId()).isEqualTo("bob");
  }

  @Test
  void whatTheHostLeavesToTheApplicationIsItsAnswer() {
    host.row = null;
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");
    FakeResponse response = FakeResponse.of(LINE, 404);

    assertThat(call(servlet(LINE, TOMCATS), request, response)).isFalse();
    assertThat(errorPage(404, 404, null)).isFalse();

    assertThat(host.asked).hasSize(1);
    assertThat(host.passedOver).isEmpty();
    assertThat(harness.onlyRecord().stated()).isSameAs(StatedValues.NONE);
  }

  @Test
  void whatFailsHereIsToldAndTheApplicationAnswers() {
    host.failure = new IllegalStateException("ours");
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");

    assertThat(call(servlet(LINE, TOMCATS), request, new FakeResponse(LINE))).isFalse();

    assertThat(harness.swallowed).containsExactly(host.failure);
    assertThat(harness.records).hasSize(1);
  }

  @Test
  void itsOwn404IsAPlaceForWhoeverAskedTheFrontController() {
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");
    request.logIn("ann");
    assertThat(call(servlet(LINE, "org.example.Front"), request, FakeResponse.of(LINE, 404)))
        .isFalse();

    assertThat(errorPage(404, 404, null)).isTrue();

    assertThat(host.asked).containsExactly("/activity-logs ann []");
    assertThat(harness.onlyRecord().status()).isEqualTo(200);
    assertThat(harness.onlyRecord().overallSuccess()).isTrue();
    assertThat(host.passedOver).isEmpty();
  }

  @Test
  void anErrorPageThatAFilterForwardsToIsAPlaceToo() {
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");
    request.logIn("ann");
    FakeResponse response = new FakeResponse(LINE);
    Object frame = harness.capture.enterFilter(request.object, response.object);
    call(servlet(LINE, "org.example.Front"), request, response);
    FakeRequest page =
        FakeRequest.get(LINE, "/error")
            .as("FORWARD")
            .with("error.request_uri", "/activity-logs")
            .with("error.status_code", 404);

    assertThat(call(servlet(LINE, "org.example.ErrorPage"), page, response)).isTrue();

    harness.exit(frame, request.object, response.object, null);
    assertThat(host.asked).containsExactly("/activity-logs ann []");
  }

  /** As Spring's {@code ForwardedHeaderFilter} has it behind a proxy with a path of its own. */
  @ParameterizedTest
  @CsvSource({"/portal/activity-logs, true", "/portal/other, false"})
  void anErrorPageMayNameThePathAsTheProxyHasIt(String failedPath, boolean answered) {
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");
    request.logIn("ann");
    FakeResponse response = FakeResponse.of(LINE, 404);
    call(servlet(LINE, "org.example.Front"), request, response);
    FakeRequest page =
        FakeRequest.get(LINE, "/error")
            .as("ERROR")
            .with("error.request_uri", "/activity-logs")
            .with("error.status_code", 404);
    FakeRequest wrapped =
        FakeRequest.get(LINE, "/portal/error")
            .as("ERROR")
            .with("error.request_uri", failedPath)
            .with("error.status_code", 404);
    wrapped.contextPath = "/portal";
    Object frame = harness.capture.enterFilter(page.object, response.object);

    assertThat(call(servlet(LINE, "org.example.ErrorPage"), wrapped, response)).isEqualTo(answered);

    harness.exit(frame, page.object, response.object, null);
    assertThat(host.asked).hasSize(answered ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "403, 403, ",
    "500, 500, ",
    "404, 403, ",
    "404, 404, /activity-logs/{id}",
  })
  void noOtherErrorPageIsAPlace(int status, int shownFor, String route) {
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");
    call(servlet(LINE, "org.example.Front"), request, FakeResponse.of(LINE, status));

    assertThat(errorPage(shownFor, status, route)).isFalse();
    assertThat(host.asked).isEmpty();
  }

  @Test
  void aRouteForEveryPathIsNoneOfThePages() {
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");
    call(servlet(LINE, "org.example.Front"), request, FakeResponse.of(LINE, 404));

    assertThat(errorPage(404, 404, "/**")).isTrue();
  }

  @Test
  void whomAFilterKeepsOutWith404StaysOut() {
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");
    request.logIn("ann");
    FakeResponse response = FakeResponse.of(LINE, 404);
    Object frame = harness.capture.enterFilter(request.object, response.object);
    harness.exit(frame, request.object, response.object, null);

    assertThat(errorPage(404, 404, null)).isFalse();
    assertThat(host.asked).isEmpty();
  }

  @Test
  void anErrorPageWithoutARequestBeforeItIsNoPlace() {
    assertThat(errorPage(404, 404, null)).isFalse();
    assertThat(host.asked).isEmpty();
  }

  @Test
  void aServletForEveryPathGivesItsPlaceIfSoConfigured() {
    harness = harness(true);
    FakeRequest request = FakeRequest.get(LINE, "/activity-logs");

    assertThat(call(servlet(LINE, "org.example.Front"), request, new FakeResponse(LINE))).isTrue();
    mappings = List.of("/*");
    assertThat(call(servlet(LINE, "org.example.Front"), request, new FakeResponse(LINE))).isTrue();
    for (String own : List.of("/activity-logs", "/activity-logs/*", "/orders/*")) {
      mappings = own.equals("/orders/*") ? List.of(own) : List.of("/", own);
      assertThat(call(servlet(LINE, "org.example.Front"), request, new FakeResponse(LINE)))
          .as(own)
          .isFalse();
    }
  }

  /** The error page's servlet, in a dispatch of its own. */
  private boolean errorPage(int shownFor, int status, String route) {
    FakeRequest page =
        FakeRequest.get(LINE, "/error")
            .as("ERROR")
            .with("error.request_uri", "/activity-logs")
            .with("error.status_code", shownFor);
    if (route != null) {
      page.attributes.put(
          "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern", route);
    }
    return call(servlet(LINE, "org.example.ErrorPage"), page, FakeResponse.of(LINE, status));
  }
}
