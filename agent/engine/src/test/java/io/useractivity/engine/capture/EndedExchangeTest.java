package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeAsyncContext;
import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.ServletLine;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What stays of a request with its thread when it has ended: nothing that it carried. */
class EndedExchangeTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  private final Harness harness = new Harness();
  private final List<WeakReference<Object>> carried = new ArrayList<>();

  @Test
  void aFailedRequestThatNoErrorPageFollows() {
    failed(404);
    harness.capture.housekeep(System.nanoTime() + TimeUnit.SECONDS.toNanos(2));

    nothingIsLeft();
  }

  @Test
  void aFailedRequestWhenTheJvmEnds() {
    failed(500);
    harness.capture.finishWaiting();

    nothingIsLeft();
  }

  @Test
  void aFailedRequestWhoseErrorPageAnswered() {
    failed(404);
    errorPage(404, 200);

    nothingIsLeft();
  }

  @Test
  void aFailedRequestWhoseErrorPageHasAPageOfItsOwn() {
    failed(410);
    errorPage(410, 404);

    nothingIsLeft();
  }

  @Test
  void anAsynchronousRequestThatFailed() {
    FakeRequest request = request();
    FakeResponse response = FakeResponse.of(LINE, 500);
    response.committed = true;
    FakeAsyncContext[] context = new FakeAsyncContext[1];
    harness.call(
        request,
        response,
        () -> {
          harness.parametersRead(request.object);
          context[0] = harness.startAsync(request, response);
        });
    context[0].send("onError", new IllegalStateException("broken"));
    context[0] = null;
    request.parameters = null;
    request.query = null;

    nothingIsLeft();
  }

  private void failed(int status) {
    FakeRequest request = request();
    harness.call(
        request,
        FakeResponse.of(LINE, status),
        () -> {
          harness.parametersRead(request.object);
          harness.capture.statedByCall("action", text("stated"));
        });
  }

  private FakeRequest request() {
    FakeRequest request = FakeRequest.get(LINE, "/a");
    request.headers.put("Content-Type", "application/x-www-form-urlencoded");
    request.query = text("a=query");
    request.parameters = Map.of("b", new String[] {text("form")});
    return request;
  }

  private void errorPage(int failedStatus, int answered) {
    FakeRequest page =
        FakeRequest.get(LINE, "/page")
            .as("ERROR")
            .with("error.request_uri", "/a")
            .with("error.status_code", failedStatus);
    harness.call(page, FakeResponse.of(LINE, answered));
  }

  /** One that nobody else has. */
  private String text(String of) {
    String text = of.concat("1");
    carried.add(new WeakReference<>(text));
    return text;
  }

  private void nothingIsLeft() {
    assertThat(harness.onlyRecord().path()).isEqualTo("/a");
    assertThat(harness.onlyRecord().content().parameters()).containsOnlyKeys("b");
    harness.records.clear();
    System.gc();
    assertThat(carried).isNotEmpty().allMatch(each -> each.get() == null);
  }
}
