package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailingErrorPageTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  /** As GlassFish's and Payara's {@code RequestFacade}. */
  public static final class GlassFish {

    public Object getUnwrappedCoyoteRequest() {
      return this;
    }
  }

  @Test
  void itMakesTheStatusOnUndertowAndGlassFish() {
    assertThat(decides("io.undertow.servlet.spec.HttpServletRequestImpl")).isTrue();
    assertThat(FailingErrorPage.decidesTheStatus(GlassFish.class)).isTrue();
  }

  @Test
  void elsewhereTheFirstStatusStays() {
    assertThat(decides("org.apache.catalina.connector.RequestFacade")).isFalse();
    assertThat(decides("org.eclipse.jetty.server.Request")).isFalse();
  }

  private static boolean decides(String className) {
    return FailingErrorPage.decidesTheStatus(
        FakeRequest.get(LINE, className, "/").object.getClass());
  }
}
