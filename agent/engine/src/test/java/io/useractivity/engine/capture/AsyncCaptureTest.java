package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeAsyncContext;
import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.FakeSession;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.ActivityRecord;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asynchronous requests: what containers report, and what they do not. */
class AsyncCaptureTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  private final Harness harness = new Harness();
  private final FakeRequest request = FakeRequest.get(LINE, "/report");
  private final FakeResponse response = new FakeResponse(LINE);
  private FakeAsyncContext context;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVLET_2_5")
  void theRecordComesWithTheCompletion(ServletLine line) {
    FakeRequest report = FakeRequest.get(line, "/report");
    FakeResponse answer = new FakeResponse(line);
    harness.call(report, answer, () -> context = harness.startAsync(report, answer));
    assertThat(harness.records).isEmpty();

    answer.status = 201;
    context.send("onComplete", null);

    assertThat(harness.onlyRecord().status()).isEqualTo(201);
    assertThat(harness.onlyRecord().observedSuccess()).isTrue();
  }

  @Test
  void aCompletionBeforeTheDispatchReturnsIsTheEndToo() {
    harness.call(
        request,
        response,
        () -> {
          context = harness.startAsync(request, response);
          request.asyncContext = null;
          context.send("onComplete", null);
        });

    assertThat(harness.onlyRecord().path()).isEqualTo("/report");
  }

  @Test
  void wrappersThatPassStartAsyncOnAddOneListener() {
    harness.call(
        request,
        response,
        () -> {
          Object outer = harness.capture.startAsyncEnter(LINE.wrapped(request.object));
          context = harness.startAsync(request, response);
          harness.startAsyncExit(outer, LINE.wrapped(request.object), context.object);
        });

    assertThat(context.listeners).hasSize(1);
  }

  @Test
  void aStartThatNoAdviceSawIsFoundAtTheExit() {
    harness.call(
        request,
        response,
        () -> {
          context = new FakeAsyncContext(request, response);
          request.asyncContext = context.object;
        });
    assertThat(harness.records).isEmpty();

    context.send("onComplete", null);

    assertThat(harness.onlyRecord().path()).isEqualTo("/report");
  }

  @Test
  void oneThatIsCompleteBeforeTheListenerCouldBeAddedEndsAtTheExit() {
    harness.call(
        request,
        response,
        () -> {
          context = new FakeAsyncContext(request, response);
          context.completed = true;
          request.asyncContext = context.object;
        });

    assertThat(harness.onlyRecord().path()).isEqualTo("/report");
    assertThat(harness.capture.housekeep(System.nanoTime())).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aLaterDispatchBelongsToTheSameRequest() {
    start();
    harness.call(LINE.wrapped(request.as("ASYNC").object), response, null, () -> {});
    assertThat(harness.records).isEmpty();

    context.send("onComplete", null);

    assertThat(harness.onlyRecord().path()).isEqualTo("/report");
  }

  @Test
  void theSessionIsTheContainersThoughALaterDispatchComesWithAnApplicationsWrapper() {
    request.session = new FakeSession(LINE, "container");
    start();
    Object wrapper = LINE.wrapped(request.as("ASYNC").object, new FakeSession(LINE, "container-1"));
    harness.call(wrapper, response, null, () -> {});
    context.send("onComplete", null);

    assertThat(harness.onlyRecord().sessionId()).isEqualTo("container");
  }

  @Test
  void aSessionThatOnlyTheWrapperOfALaterDispatchKnowsIsKnown() {
    start();
    Object wrapper = LINE.wrapped(request.as("ASYNC").object, new FakeSession(LINE, "redis"));
    harness.call(wrapper, response, null, () -> {});
    context.send("onComplete", null);

    assertThat(harness.onlyRecord().sessionId()).isEqualTo("redis");
  }

  @Test
  void aSecondStartAddsNoSecondListener() {
    start();
    harness.call(
        request.as("ASYNC"),
        response,
        () -> assertThat(harness.startAsync(request, response).listeners).isEmpty());
    assertThat(harness.records).isEmpty();

    context.send("onComplete", null);

    assertThat(harness.records).hasSize(1);
  }

  @Test
  void theListenerComesBackWhenTheContainerForgetsIt() {
    start();
    Object listener = context.listeners.get(0);

    context.send("onStartAsync", null);

    assertThat(context.listeners).containsExactly(listener, listener);
  }

  @Test
  void anErrorOfAnAnswerThatIsOutIsTheEnd() {
    start();
    response.status = 500;
    response.committed = true;

    context.send("onError", new IllegalStateException("broken"));

    assertThat(harness.onlyRecord().status()).isEqualTo(500);
    assertThat(harness.onlyRecord().observedSuccess()).isFalse();
    assertThat(harness.onlyRecord().error()).isEqualTo("java.lang.IllegalStateException: broken");
  }

  @Test
  void anErrorBeforeTheAnswerEndsWithTheCompletion() {
    start();
    context.send("onError", new IllegalStateException("broken"));
    assertThat(harness.records).isEmpty();

    context.send("onComplete", null);
    harness.capture.finishWaiting();

    assertThat(harness.onlyRecord().status()).isEqualTo(500);
    assertThat(harness.onlyRecord().error()).isEqualTo("java.lang.IllegalStateException: broken");
  }

  @Test
  void theErrorPageAfterTheReportOfTheEndMakesTheStatusAndNoRowOfItsOwn() {
    start();
    response.status = 503;
    context.send("onComplete", null);
    assertThat(harness.records).isEmpty();

    request.asyncContext = null;
    request.as("ERROR").with("error.request_uri", "/report").with("error.status_code", 503);
    harness.call(request, response, () -> response.status = 404);

    assertThat(harness.onlyRecord().status()).isEqualTo(404);
  }

  @Test
  void aTimeoutSaysSoInTheRow() {
    start();
    context.send("onTimeout", null);
    assertThat(harness.records).isEmpty();
    response.status = 500;
    context.send("onComplete", null);
    harness.capture.finishWaiting();

    assertThat(harness.onlyRecord().status()).isEqualTo(500);
    assertThat(harness.onlyRecord().error()).isEqualTo("The asynchronous request timed out.");
  }

  @Test
  void twoReportsOfTheEndGiveOneRow() {
    start();
    response.status = 500;
    response.committed = true;
    context.send("onError", new IllegalStateException("broken"));
    context.send("onComplete", null);

    assertThat(harness.records).hasSize(1);
  }

  @Test
  void theErrorPageOfAnEndedRequestMakesNoRow() {
    start();
    response.status = 500;
    response.committed = true;
    context.send("onError", new IllegalStateException("broken"));

    request.asyncContext = null;
    harness.call(
        request.as("ERROR").with("error.request_uri", "/report").with("error.status_code", 500),
        response);

    assertThat(harness.onlyRecord().status()).isEqualTo(500);
  }

  @Test
  void oneThatIsNeverCompletedIsWrittenAfterAnHour() {
    start();
    long now = System.nanoTime();

    assertThat(harness.capture.housekeep(now)).isEqualTo(TimeUnit.MINUTES.toNanos(1));
    assertThat(harness.records).isEmpty();
    assertThat(harness.capture.housekeep(now + TimeUnit.HOURS.toNanos(1)))
        .isEqualTo(Long.MAX_VALUE);

    ActivityRecord record = harness.onlyRecord();
    assertThat(record.observedSuccess()).isFalse();
    assertThat(record.status()).isNull();
    assertThat(record.error())
        .isEqualTo("The container never reported the end of this asynchronous request.");
  }

  @Test
  void startAsyncOutsideOfAnyRequestIsPassedOver() {
    assertThat(harness.capture.startAsyncEnter(request.object)).isNull();
  }

  @Test
  void aStartAsyncThatThrewChangesNothing() {
    harness.call(
        request,
        response,
        () -> {
          Object token = harness.capture.startAsyncEnter(request.object);
          harness.startAsyncExit(token, request.object, null);
        });

    assertThat(harness.onlyRecord().path()).isEqualTo("/report");
  }

  /** With any listener in the list, Jetty 12 answers an exception of the dispatch otherwise. */
  @Nested
  class OnJetty12 {

    private final FakeRequest request =
        FakeRequest.get(LINE, "org.eclipse.jetty.ee10.servlet.ServletApiRequest", "/report");
    private final IllegalStateException broken = new IllegalStateException("broken");

    @Test
    void theListenerIsAddedWhenTheDispatchHasReturned() {
      harness.call(
          request,
          response,
          () -> {
            context = harness.startAsync(request, response);
            assertThat(context.listeners).isEmpty();
          });
      assertThat(context.listeners).hasSize(1);

      context.send("onComplete", null);

      assertThat(harness.onlyRecord().observedSuccess()).isTrue();
    }

    @Test
    void anExceptionIsDealtWithBeforeTheListenerIsAdded() {
      long thrownAt = startAndThrow();
      assertThat(harness.wakes).isEqualTo(1);
      assertThat(harness.capture.housekeep(thrownAt)).isPositive().isLessThan(101_000_000);
      assertThat(context.listeners).isEmpty();

      harness.capture.housekeep(System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
      assertThat(context.listeners).hasSize(1);
      assertThat(harness.records).isEmpty();
      context.send("onTimeout", null);
      response.status = 500;
      response.committed = true;
      context.send("onComplete", null);
      harness.capture.finishWaiting();

      assertThat(harness.onlyRecord().status()).isEqualTo(500);
      assertThat(harness.onlyRecord().error()).isEqualTo("The asynchronous request timed out.");
    }

    @Test
    void oneThatIsOverBeforeTheListenerIsAddedIsWrittenAsItWasLeft() {
      startAndThrow();
      context.completed = true;

      assertThat(harness.capture.housekeep(System.nanoTime() + TimeUnit.SECONDS.toNanos(1)))
          .isEqualTo(Long.MAX_VALUE);

      assertThat(harness.onlyRecord().status()).isEqualTo(500);
      assertThat(harness.onlyRecord().error()).isEqualTo("java.lang.IllegalStateException: broken");
    }

    @Test
    void theErrorPageThatComesBeforeTheListenerIsTheEnd() {
      startAndThrow();
      request.asyncContext = null;
      request.as("ERROR").with("error.request_uri", "/report").with("error.status_code", 500);
      response.status = 500;
      harness.call(request, response);

      assertThat(harness.onlyRecord().status()).isEqualTo(500);
      assertThat(harness.capture.housekeep(System.nanoTime() + TimeUnit.SECONDS.toNanos(1)))
          .isEqualTo(Long.MAX_VALUE);
      assertThat(context.listeners).isEmpty();
      assertThat(harness.records).hasSize(1);
    }

    @Test
    void theNextRequestOfTheThreadDoesNotEndIt() {
      startAndThrow();
      harness.call(FakeRequest.get(LINE, "/next"), new FakeResponse(LINE));
      assertThat(harness.onlyRecord().path()).isEqualTo("/next");

      harness.capture.finishWaiting();

      assertThat(harness.records)
          .extracting(ActivityRecord::path)
          .containsExactly("/next", "/report");
    }

    @Test
    void aSecondStartListensWhenItsOwnDispatchHasReturned() {
      harness.call(request, response, () -> context = harness.startAsync(request, response));
      FakeAsyncContext first = context;
      harness.call(
          request.as("ASYNC"),
          response,
          () -> {
            first.send("onStartAsync", null);
            context = harness.startAsync(request, response);
            assertThat(context.listeners).isEmpty();
          });
      assertThat(context.listeners).hasSize(1);
      assertThat(harness.records).isEmpty();

      context.send("onComplete", null);

      assertThat(harness.onlyRecord().path()).isEqualTo("/report");
    }

    private long startAndThrow() {
      harness.call(
          request.object, response, broken, () -> context = harness.startAsync(request, response));
      assertThat(harness.records).isEmpty();
      return System.nanoTime();
    }
  }

  private void start() {
    harness.call(request, response, () -> context = harness.startAsync(request, response));
    assertThat(harness.records).isEmpty();
    assertThat(context.listeners).hasSize(1);
  }
}
