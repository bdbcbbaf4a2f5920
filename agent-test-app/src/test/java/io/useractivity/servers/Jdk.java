package io.useractivity.servers;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java installation to run servers on. */
public record Jdk(File home, int feature) {

  /** The one that runs the tests. */
  public static Jdk current() {
    return new Jdk(new File(System.getProperty("java.home")), Runtime.version().feature());
  }

  /** Those that the agent is tested on: the current one and a JDK 25 where there is one. */
  public static List<Jdk> all() {
    Jdk current = current();
    Optional<Jdk> newest = current.feature() == 25 ? Optional.empty() : find(25);
    if (newest.isEmpty() && current.feature() != 25) {
      MissingPart.report("a JDK 25 (JAVA25_HOME, or beside the current one)");
    }
    return Stream.concat(Stream.of(current), newest.stream()).collect(Collectors.toList());
  }

  /**
   * Those that the build wants a test to run on that does the same on each: the newest, or all of
   * {@link #all} where {@code it.jdks} says so.
   */
  public static List<Jdk> wanted() {
    List<Jdk> all = all();
    boolean newest = System.getProperty("it.jdks", "").equals("newest");
    return newest ? all.subList(all.size() - 1, all.size()) : all;
  }

  /** Those of {@link #all} and, where there are any, the old ones that the agent is built for. */
  public static List<Jdk> every() {
    return Stream.concat(Stream.of(8, 11).flatMap(old -> find(old).stream()), all().stream())
        .toList();
  }

  private static Optional<Jdk> find(int feature) {
    Stream<File> named =
        Stream.of("JAVA" + feature + "_HOME", "JAVA_HOME_" + feature + "_X64")
            .map(System::getenv)
            .filter(home -> home != null && !home.isEmpty())
            .map(File::new);
    File[] beside = current().home().getParentFile().listFiles(File::isDirectory);
    return Stream.concat(named, Arrays.stream(beside == null ? new File[0] : beside).sorted())
        .filter(home -> featureOf(home) == feature)
        .map(home -> new Jdk(home, feature))
        .findFirst();
  }

  private static int featureOf(File home) {
    if (!new File(home, "bin/java").isFile()) {
      return -1;
    }
    if (new File(home, "jre/lib/rt.jar").isFile()) {
      return 8; // whose "1.8.0_402" is no version to later ones, and Debian's has no release file
    }
    File release = new File(home, "release");
    if (!release.isFile()) {
      return -1;
    }
    Properties properties = new Properties();
    try (FileInputStream in = new FileInputStream(release)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return version.isEmpty() ? -1 : Runtime.Version.parse(version).feature();
  }

  public String java() {
    return new File(home, "bin/java").getPath();
  }

  /**
   * How its JVM is called. Most of them live for some seconds, which is no time for the second
   * compiler: a third of what a start costs. Where that matters, the build says so by the property.
   */
  public List<String> command() {
    return Stream.concat(Stream.of(java()), quickStart().stream()).toList();
  }

  /** The options among these; for servers whose own script calls the JVM. */
  public static List<String> quickStart() {
    String quick = System.getProperty("it.quick-start", "");
    return quick.isEmpty() ? List.of() : List.of(quick);
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
