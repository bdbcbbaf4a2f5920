package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.RequestContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a request carries besides its path. */
class CarriedContentTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  private final Harness harness = new Harness();

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
}
