package io.useractivity.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.Test;

class ServletTransformerTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<String> apis = new ArrayList<>();
  private final ServletTransformer transformer =
      new ServletTransformer(
          new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO),
          new BlindLoaders(null, Runnable::run), // no loader here has a loadClass of its own
          new ServletApiListener() {
            @Override
            public void loading(ClassLoader loader, String httpRequest) {
              apis.add(httpRequest);
            }

            @Override
            public void loadingSecurity() {
              apis.add("security");
            }
          },
          true);
  private final Application application = application(ServletLine.SERVLET_6_1.loader());

  @Test
  void aServletIsWovenWithOrWithoutWarmUp() {
    byte[] cold = transform(application, "app/Hello");
    transformer.warmUp();

    assertThat(cold).isNotNull().isNotEqualTo(application.classFile("Hello"));
    assertThat(transform(application, "app/Hello")).isEqualTo(cold);
  }

  @Test
  void anApiIsToldOfWhenItsRequestIsLoaded() throws Exception {
    for (ServletLine line : ServletLine.values()) {
      String name = line.prefix() + "http.HttpServletRequest";
      byte[] classFile = ClassFileLocator.ForClassLoader.of(line.loader()).locate(name).resolve();

      assertThat(transformer.transform(application, name.replace('.', '/'), null, null, classFile))
          .isNull();
    }
    assertThat(transform(application, "app/Hello")).isNotNull();

    assertThat(apis)
        .containsExactly(
            "javax.servlet.http.HttpServletRequest",
            "javax.servlet.http.HttpServletRequest",
            "javax.servlet.http.HttpServletRequest",
            "jakarta.servlet.http.HttpServletRequest",
            "jakarta.servlet.http.HttpServletRequest");
  }

  @Test
  void theHoldersOfSecurityContextsAreToldOfWhenTheyAreLoaded() {
    for (String each :
        new String[] {
          "org/springframework/security/core/context/SecurityContextHolder",
          "org/springframework/security/context/SecurityContextHolder",
          "org/acegisecurity/context/SecurityContextHolder"
        }) {
      transformer.transform(application, each, null, null, application.classFile("Hello"));
    }

    assertThat(apis).containsExactly("security", "security", "security");
  }

  @Test
  void anInterruptIsKeptForTheApplication() {
    Thread.currentThread().interrupt();

    byte[] woven = transform(application, "app/Hello");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(woven).isNotNull();
  }

  @Test
  void classesOfTheBootLoaderOfOursAndWithoutANameAreLeftAlone() {
    assertThat(transform(null, "app/Hello")).isNull();
    assertThat(transform(ServletTransformer.class.getClassLoader(), "app/Hello")).isNull();
    assertThat(transform(application, null)).isNull();
  }

  @Test
  void whatIsNoClassFileIsLeftAlone() {
    assertThat(transformer.transform(application, "app/Hello", null, null, new byte[0])).isNull();
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aClassThatDoesNotMentionServletsIsNotParsed() {
    byte[] plain =
        new Application(ServletLine.SERVLET_6_1)
            .with("Plain", "public class Plain { public String say(int n) { return \"\" + n; } }")
            .classFile("Plain");
    // Behind the constant pool comes nothing that any parser could take.
    int pool = new ClassReader(plain).header;
    Arrays.fill(plain, pool, plain.length, (byte) 0xFF);

    assertThat(transformer.transform(application, "app/Plain", null, null, plain)).isNull();
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void theCountsTellWhatBecameOfClassesThatAreNotTheJdks() {
    transform(application, "app/Hello");
    transform(null, "app/Hello");
    transformer.transform(application, "app/Hello", null, null, new byte[0]);

    assertThat(transformer.counts())
        .matches("transformed 1, skipped 1, in \\d+ ms of the loading threads");
  }

  @Test
  void aLoaderThatDoesNotSeeTheBridgeIsNamedOnce() throws Exception {
    URL jar = ServletLine.SERVLET_6_1.jar().toURI().toURL();
    try (URLClassLoader blind =
        new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
      assertThat(transform(blind, "app/Hello")).isNull();
      assertThat(transform(blind, "app/Hello")).isNull();
    }
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("WARN Classes of the loader " + URLClassLoader.class.getName() + " cannot see");
  }

  @Test
  void loadersOfAnotherClassAreNamedToo() throws Exception {
    URL jar = ServletLine.SERVLET_6_1.jar().toURI().toURL();
    class First extends URLClassLoader {
      First() {
        super(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
      }
    }
    class Second extends URLClassLoader {
      Second() {
        super(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
      }
    }
    try (First first = new First();
        First another = new First();
        Second second = new Second()) {
      for (ClassLoader blind : List.of(first, another, second, first)) {
        assertThat(transform(blind, "app/Hello")).isNull();
      }
    }

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains(First.class.getName()),
            line -> assertThat(line).contains(Second.class.getName()));
  }

  private byte[] transform(ClassLoader loader, String name) {
    return transformer.transform(loader, name, null, null, application.classFile("Hello"));
  }

  private static Application application(ClassLoader parent) {
    return new Application(ServletLine.SERVLET_6_1, parent)
        .with(
            "Hello",
            "public class Hello extends SERVLET.GenericServlet {"
                + "public void service(SERVLET.ServletRequest q, SERVLET.ServletResponse p) {} }");
  }
}
