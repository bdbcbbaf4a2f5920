package io.useractivity.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {

  @ParameterizedTest
  @CsvSource({
    "/orders, /orders",
    "/orders;jsessionid=1A2B, /orders",
    "/orders;jsessionid=1A2B/42;v=1;w, /orders/42",
    "/a;x=1;y=2/b, /a/b",
    "/orders?token=abc, /orders",
    "/orders;jsessionid=1?a=;b, /orders",
    "/a%20b/%3Bkept, /a%20b/%3Bkept",
    "/, /",
    "*, *",
    "'', ''"
  })
  void theEndpointIsThePathAsItCameWithoutQueryAndParameters(String requested, String endpoint) {
    assertThat(RequestPath.of(requested).endpoint()).isEqualTo(endpoint);
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b, /a b",
    "/%C3%A9t%C3%A9, /\u00e9t\u00e9",
    "/%F0%9F%98%80, /\uD83D\uDE00",
    "/100%, /100%",
    "/100%4, /100%4",
    "/%zz, /%zz",
    "/%41, /A",
    "/static%2Fx, /static/x",
    "/st%61tic, /static",
    "/%E9t%E9, /\u00e9t\u00e9",
    "/a+b, /a+b"
  })
  void theNormalisedPathIsDecoded(String requested, String normalised) {
    assertThat(RequestPath.of(requested).normalised()).isEqualTo(normalised);
  }

  @ParameterizedTest
  @CsvSource({
    "/a//b, /a/b",
    "//a, /a",
    "/a/./b, /a/b",
    "/a/../b, /b",
    "/a/..;x=1/b, /b",
    "/a/%2e%2e/b, /b",
    "/a/%2e%2e%2fb, /b",
    "/../../a, /a",
    "/a/, /a/",
    "/a/b/.., /a/",
    "/a/., /a/",
    "/.., /",
    "/a/.., /",
    "/..., /...",
    "/, /"
  })
  void noSpellingGetsPastAPattern(String requested, String normalised) {
    assertThat(RequestPath.of(requested).normalised()).isEqualTo(normalised);
  }

  @ParameterizedTest
  @CsvSource({
    "/shop/orders, /shop, /orders",
    "/shop, /shop, /",
    "/shop/, /shop, /",
    "/shopping/orders, /shop, /shopping/orders",
    "/orders, /shop, /orders",
    "/sh%6Fp/orders, /shop, /orders",
    "/my%20shop/orders, /my%20shop, /orders",
    "/a/b/orders, /a/b, /orders",
    "/orders, '', /orders"
  })
  void theContextPathIsTakenOff(String requested, String contextPath, String within) {
    assertThat(RequestPath.of(requested).within(contextPath)).isEqualTo(within);
  }

  @Test
  void theContextPathMayBeUnknown() {
    assertThat(RequestPath.of("/orders").within(null)).isEqualTo("/orders");
  }

  @Test
  void itIsWithinEachApplicationThatIsAskedFor() {
    RequestPath path = RequestPath.of("/shop/orders/42");

    for (int i = 0; i < 2; i++) {
      assertThat(path.within("/shop")).isEqualTo("/orders/42");
      assertThat(path.segmentsWithin("/shop")).containsExactly("orders", "42");
      assertThat(path.within("")).isEqualTo("/shop/orders/42");
      assertThat(path.segmentsWithin(null)).containsExactly("shop", "orders", "42");
      assertThat(path.within("/other")).isEqualTo("/shop/orders/42");
      assertThat(path.segmentsWithin("/shop/orders")).containsExactly("42");
    }
  }
}
