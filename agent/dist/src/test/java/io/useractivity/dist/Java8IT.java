package io.useractivity.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.codehaus.mojo.animal_sniffer.SignatureChecker;
import org.codehaus.mojo.animal_sniffer.logging.Logger;
import org.junit.jupiter.api.Test;

/** Every class in the JAR calls what Java 8 or the JAR itself has, but for what is listed here. */
class Java8IT {

  /** The signature differs at each call; Java 8 has the method (JLS 15.12.3). */
  private static final String POLYMORPHIC = "java.lang.invoke.MethodHandle.invokeExact";

  /** What an application's servlet API has, beside which the one class that names it is defined. */
  private static final String SERVLET_API = "javax.servlet.";

  /** What libraries offer to work with and look for before they use it: none of it is there. */
  private static final List<String> OPTIONAL =
      List.of(
          "com.codahale.",
          "com.google.protobuf.",
          "com.mchange.",
          "com.oracle.bmc.",
          "com.sun.jna.",
          "io.micrometer.",
          "io.opentelemetry.",
          "io.prometheus.",
          "javassist.",
          "org.apache.lucene.",
          "org.hibernate.",
          "org.locationtech.",
          "org.osgi.",
          "org.slf4j.impl.",
          "software.amazon.",
          "waffle.");

  /** Left out of the JAR on purpose, and named only by what the agent never calls. */
  private static final List<String> LEFT_OUT =
      List.of(
          "com.mysql.cj.jdbc.Driver",
          "com.mysql.cj.x.",
          "com.mysql.jdbc.",
          "org.h2.Driver",
          "org.h2.server.web.");

  @Test
  void nothingIsCalledThatJava8Lacks() throws Exception {
    Set<String> found = new TreeSet<>();
    try (InputStream java8 = new FileInputStream(System.getProperty("java8.signature"));
        JarFile jar = new JarFile(AgentJar.FILE)) {
      List<JarEntry> classes =
          jar.stream().filter(entry -> AgentJar.isClass(entry.getName())).toList();
      Set<String> own = new HashSet<>();
      for (JarEntry entry : classes) {
        own.add(className(entry));
      }
      Checker checker = new Checker(java8, own, found);
      for (JarEntry entry : classes) {
        try (InputStream in = jar.getInputStream(entry)) {
          checker.check(className(entry), in);
        }
      }
    }
    assertThat(found).hasSizeGreaterThan(100); // the check did run
    assertThat(found).filteredOn(problem -> !isKnown(referenced(problem))).isEmpty();
  }

  /** The member or type of {@code a.B:12: Undefined reference: int c.D.e(f.G)}: {@code c.D.e}. */
  private static String referenced(String problem) {
    String reference = problem.substring(problem.lastIndexOf(": ") + 2);
    String withoutParameters = reference.replaceFirst("\\(.*", "");
    return withoutParameters.substring(withoutParameters.lastIndexOf(' ') + 1);
  }

  private static boolean isKnown(String reference) {
    return reference.equals(POLYMORPHIC)
        || reference.startsWith(SERVLET_API)
        || OPTIONAL.stream().anyMatch(reference::startsWith)
        || LEFT_OUT.stream().anyMatch(reference::startsWith);
  }

  private static String className(JarEntry entry) {
    return entry
        .getName()
        .replaceFirst("^engine/", "")
        .replaceFirst("\\.class(data)?$", "")
        .replace('/', '.');
  }

  private static final class Checker extends SignatureChecker {

    Checker(InputStream signatures, Set<String> ignored, Set<String> found) throws IOException {
      super(signatures, ignored, new Collector(found));
      setSourcePath(List.of());
    }

    void check(String name, InputStream in) throws IOException {
      process(name, in);
    }
  }

  /** Keeps what is told as an error. */
  private record Collector(Set<String> found) implements Logger {

    @Override
    public void error(String message) {
      found.add(message);
    }

    @Override
    public void error(String message, Throwable thrown) {
      found.add(message + ": " + thrown);
    }

    @Override
    public void warn(String message) {}

    @Override
    public void warn(String message, Throwable thrown) {}

    @Override
    public void info(String message) {}

    @Override
    public void info(String message, Throwable thrown) {}

    @Override
    public void debug(String message) {}

    @Override
    public void debug(String message, Throwable thrown) {}
  }
}
