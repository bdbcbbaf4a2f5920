package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeAsyncContext;
import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.ServletLine;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which answers are static files: by name nearly everything could be one. */
class StaticFileCaptureTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  private static final Class<?> FILES =
      named("org.apache.catalina.servlets.DefaultServlet", Object.class);

  /** As an application may have one, with settings of its own. */
  private static final Class<?> OWN_FILES = named("org.example.Files", FILES);

  private static Class<?> named(String name, Class<?> parent) {
    return new ByteBuddy()
        .subclass(parent)
        .name(name)
        .make()
        .load(parent.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
        .getLoaded();
  }

  private static Object servlet(Class<?> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private final Harness harness = new Harness();

  @ParameterizedTest
  @CsvSource({
    "text/css,                 200, true",
    "text/css;charset=UTF-8,   206, true",
    "image/png,                200, true",
    "text/html;charset=UTF-8,  200, false",
    "application/json,         200, false",
    "application/octet-stream, 200, false",
    ",                         200, false",
    ",                         304, true",
    "text/html,                304, true",
  })
  void theMediaTypeOfAServletsAnswerTells(String contentType, int status, boolean isStatic) {
    FakeResponse response = FakeResponse.of(LINE, status);
    response.contentType = contentType;

    harness.call(FakeRequest.get(LINE, "/orders/1001/x.css"), response);

    assertThat(isStatic()).isEqualTo(isStatic);
  }

  @ParameterizedTest
  @CsvSource({
    ",                         true",
    "application/octet-stream, true",
    "application/json,         true",
    "text/html,                false"
  })
  void whatTheContainersServletForFilesAnswersIsOneButForPages(
      String contentType, boolean isStatic) {
    FakeRequest request = FakeRequest.get(LINE, "/fonts/a.woff2");
    FakeResponse response = new FakeResponse(LINE);
    response.contentType = contentType;

    call(request, response, servlet(FILES));
    assertThat(isStatic()).isEqualTo(isStatic);

    harness.records.clear();
    call(request, response, servlet(OWN_FILES));
    assertThat(isStatic()).isEqualTo(isStatic);
  }

  @Test
  void theLastServletThatIsReachedAnswers() {
    FakeRequest request = FakeRequest.get(LINE, "/fonts/a.woff2");
    FakeResponse response = new FakeResponse(LINE);

    harness.call(request, response, () -> call(request, response, servlet(FILES)));
    assertThat(isStatic()).isTrue();

    harness.records.clear();
    Object outer = harness.capture.enterServlet(servlet(FILES), request.object, response.object);
    harness.call(request, response);
    harness.exit(outer, request.object, response.object, null);
    assertThat(isStatic()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVLET_2_5")
  void anAsynchronousAnswerTellsAtItsEnd(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/a.js");
    FakeResponse response = new FakeResponse(line);
    FakeAsyncContext[] context = new FakeAsyncContext[1];
    harness.call(request, response, () -> context[0] = harness.startAsync(request, response));
    response.contentType = "text/javascript";
    context[0].send("onComplete", null);

    assertThat(isStatic()).isTrue();
  }

  @Test
  void nobodyAsksForTheMediaTypeOfOtherRequests() {
    FakeRequest put = FakeRequest.get(LINE, "/a.css");
    put.method = "PUT";
    FakeResponse response = new FakeResponse(LINE);
    response.contentType = "text/css";

    harness.call(put, response);
    assertThat(isStatic()).isFalse();
    harness.records.clear();
    harness.call(FakeRequest.get(LINE, "/orders/1001"), response);
    assertThat(isStatic()).isFalse();

    assertThat(response.headersAsked).isZero();
  }

  private void call(FakeRequest request, FakeResponse response, Object servlet) {
    Object frame = harness.capture.enterServlet(servlet, request.object, response.object);
    harness.exit(frame, request.object, response.object, null);
  }

  private boolean isStatic() {
    return harness.onlyRecord().handling().isStaticFile();
  }
}
