package io.useractivity.engine.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.implementation.FixedValue;
import org.junit.jupiter.api.Test;

class ContainerTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;
  private static final TypeDescription ABSENT =
      InstrumentedType.Factory.Default.MODIFIABLE.subclass(
          "absent.Part",
          Modifier.PUBLIC,
          TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(Object.class));

  @Test
  void anErrorPageThatThrowsMakesTheStatusOnUndertowAndGlassFish() throws Exception {
    assertThat(failsAnew("io.undertow.servlet.spec.HttpServletRequestImpl")).isTrue();
    assertThat(Container.failsAnew(glassFishs())).isTrue();
  }

  /**
   * As GlassFish's and Payara's {@code RequestFacade}, with one more method, whose result nobody
   * can load: the answer shows that nobody looked at it.
   */
  private static Object glassFishs() throws Exception {
    Class<?> request =
        new ByteBuddy()
            .subclass(Object.class)
            .name("org.apache.catalina.connector.Request")
            .make()
            .load(ContainerTest.class.getClassLoader())
            .getLoaded();
    return new ByteBuddy()
        .subclass(Object.class)
        .name("org.apache.catalina.connector.RequestFacade")
        .defineMethod("getUnwrappedCoyoteRequest", request, Visibility.PUBLIC)
        .intercept(FixedValue.nullValue())
        .defineMethod("getPart", ABSENT, Visibility.PUBLIC)
        .intercept(FixedValue.nullValue())
        .make()
        .load(request.getClassLoader())
        .getLoaded()
        .getConstructor()
        .newInstance();
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
