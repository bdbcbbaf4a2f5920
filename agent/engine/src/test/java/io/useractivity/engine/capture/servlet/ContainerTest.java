package io.useractivity.engine.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainerTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  /** As GlassFish's and Payara's {@code RequestFacade}. */
  public static final class GlassFish {

    public Object getUnwrappedCoyoteRequest() {
      return this;
    }
  }

  @Test
  void anErrorPageThatThrowsMakesTheStatusOnUndertowAndGlassFish() {
    assertThat(failsAnew("io.undertow.servlet.spec.HttpServletRequestImpl")).isTrue();
    assertThat(Container.failsAnew(new GlassFish())).isTrue();
  }

  @Test
  void elsewhereTheFirstStatusStaysThen() {
    assertThat(failsAnew("org.apache.catalina.connector.RequestFacade")).isFalse();
    assertThat(failsAnew("org.eclipse.jetty.server.Request")).isFalse();
  }

  private static boolean failsAnew(String className) {
    return Container.failsAnew(FakeRequest.get(LINE, className, "/").object);
  }
}
