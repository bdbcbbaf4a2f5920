package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.useractivity.engine.capture.servlet.FakeAsyncContext;
import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.RequestContent;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a request carries besides its path. */
class CarriedContentTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  private final Harness harness = new Harness();
  private FakeAsyncContext context;

  @ParameterizedTest
  @EnumSource
  void queryTypeAndReferringPageAreCopiedAsTheyCame(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/orders");
    request.query = "a=%C3%BC&a";
    request.headers.put("Content-Type", "Text/Plain; charset=x");
    request.headers.put("Referer", "https://shop.example/");

    harness.call(request, new FakeResponse(line));

    RequestContent content = harness.onlyRecord().content();
    assertThat(content.query()).isEqualTo("a=%C3%BC&a");
    assertThat(content.contentType()).isEqualTo("Text/Plain; charset=x");
    assertThat(content.referer()).isEqualTo("https://shop.example/");
    assertThat(content.body()).isNull();
    assertThat(content.parameters()).isNull();
    assertThat(request.forbiddenCalls).isZero();
  }

  @Test
  void aRequestThatCarriesNothingHasNoContent() {
    harness.call(FakeRequest.get(LINE, "/orders"), new FakeResponse(LINE));

    assertThat(harness.onlyRecord().content()).isNull();
  }

  @Test
  void aForwardWithoutARequestHasTheQueryThatTheClientSent() {
    FakeRequest request =
        FakeRequest.get(LINE, "/internal")
            .as("FORWARD")
            .with("forward.request_uri", "/client")
            .with("forward.query_string", "of=client");
    request.query = "of=forward";

    harness.call(request, new FakeResponse(LINE));

    assertThat(harness.onlyRecord().content().query()).isEqualTo("of=client");
  }

  @Test
  void parametersThatHaveNoRoomAreCounted() {
    FakeRequest request = FakeRequest.get(LINE, "/orders");
    request.headers.put("Content-Type", "application/x-www-form-urlencoded");
    request.characterEncoding = "Shift_JIS";
    Map<String, String[]> parsed = new LinkedHashMap<>();
    parsed.put("first", new String[] {"1"});
    parsed.put("large", new String[] {"2", "x".repeat(Harness.MAX_CONTENT_BYTES)});
    for (int i = 0; i < 7; i++) {
      parsed.put("further" + i, new String[] {"3"});
    }

    harness.call(
        request,
        new FakeResponse(LINE),
        () -> {
          request.parameters = parsed;
          harness.parametersRead(request.object);
          request.parameters = new HashMap<>(); // asked once
          harness.parametersRead(request.object);
        });

    RequestContent content = harness.onlyRecord().content();
    assertThat(content.parameters()).containsOnlyKeys("first", "large");
    assertThat(content.parametersDropped()).isEqualTo(7);
    assertThat(content.encoding()).isEqualTo("Shift_JIS");
  }

  @Test
  void partsDoNotMakeTheContainerParseParameters() {
    FakeRequest request = FakeRequest.get(LINE, "/orders");
    request.headers.put("Content-Type", "multipart/form-data; boundary=limit");
    request.parts = List.of();

    harness.call(request, new FakeResponse(LINE), () -> harness.partsRead(request.object));

    assertThat(harness.onlyRecord().content().parameters()).isNull();
    assertThat(request.forbiddenCalls).isZero();
  }

  @Test
  void aBodyThatAWorkerReadsIsTheRequests() {
    FakeRequest request = FakeRequest.get(LINE, "/orders");
    FakeResponse response = new FakeResponse(LINE);
    Object stream = new Object();
    Object other = new Object();
    harness.call(
        request,
        response,
        () -> {
          harness.bodyGiven(request.object, stream);
          context = harness.startAsync(request, response);
          harness.bodyGiven(request.object, stream);
        });

    assertThat(harness.capture.readEnter(other)).isNull();
    read(stream, "hello ");
    harness.bodyGiven(request.object, other); // a wrapper's, of the same request
    read(other, "hello ");
    read(stream, "world");
    context.send("onComplete", null);

    assertThat(harness.onlyRecord().content().body()).asString().isEqualTo("hello world");
    assertThat(harness.capture.readEnter(stream)).as("after the end").isNull();
    harness.bodyGiven(request.object, stream);
    assertThat(harness.capture.readEnter(stream)).as("for ever").isNull();
  }

  @Test
  void aWorkerMayAskForStreamAndParametersItself() {
    FakeRequest request = FakeRequest.get(LINE, "/orders");
    request.headers.put("Content-Type", "application/x-www-form-urlencoded");
    request.parameters = Map.of("product", new String[] {"plain"});
    FakeResponse response = new FakeResponse(LINE);
    Object stream = new Object();
    harness.call(request, response, () -> context = harness.startAsync(request, response));

    harness.bodyGiven(request.object, stream);
    read(stream, "hello");
    harness.parametersRead(request.object);
    context.send("onComplete", null);

    RequestContent content = harness.onlyRecord().content();
    assertThat(content.body()).asString().isEqualTo("hello");
    assertThat(content.parameters()).containsOnlyKeys("product");
  }

  @Test
  void aStreamThatNobodyMadeAsynchronousIsNotRemembered() {
    FakeRequest request = FakeRequest.get(LINE, "/orders");
    Object stream = new Object();
    harness.call(request, new FakeResponse(LINE), () -> harness.bodyGiven(request.object, stream));

    assertThat(harness.capture.readEnter(stream)).isNull();
  }

  @Test
  void whatIsReadBeyondTheMostThatIsKeptTakesNoMemory() {
    FakeRequest request = FakeRequest.get(LINE, "/orders");
    Object stream = new Object();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] piece = new byte[8_192];
    long[] allocated = new long[1];
    harness.call(
        request,
        new FakeResponse(LINE),
        () -> {
          read(stream, "x".repeat(Harness.MAX_CONTENT_BYTES));
          long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
          for (int i = 0; i < 10_000; i++) {
            Object copy = harness.capture.readEnter(stream);
            harness.capture.readExit(copy, stream, piece, 0, piece.length);
            copy = harness.capture.readEnter(stream);
            harness.capture.readExit(copy, stream, null, 0, 'x');
          }
          allocated[0] = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        });

    RequestContent content = harness.onlyRecord().content();
    assertThat(content.body()).hasSize(Harness.MAX_CONTENT_BYTES);
    assertThat(content.bodyBytesRead()).isEqualTo(Harness.MAX_CONTENT_BYTES + 81_930_000L);
    assertThat(allocated[0]).as("bytes for 82 MB").isLessThan(10_000);
  }

  private void read(Object stream, String text) {
    Object copy = harness.capture.readEnter(stream);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    harness.capture.readExit(copy, stream, bytes, 0, bytes.length);
  }
}
