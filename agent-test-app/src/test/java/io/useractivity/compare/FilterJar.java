package io.useractivity.compare;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Tomcat;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The filters that one would write by hand, compiled from {@code src/test/compare}. They are given
 * to the server, and by its own {@code web.xml} to the application, which stays as it is.
 */
final class FilterJar {

  private static final Path SOURCES = Path.of("src/test/compare");

  private final File jar;
  private final List<File> libraries;

  private FilterJar(File jar, List<File> libraries) {
    this.jar = jar;
    this.libraries = List.copyOf(libraries);
  }

  /**
   * Compiles them.
   *
   * @param directory for what comes of it
   */
  static FilterJar build(Path directory) throws IOException {
    File servlets = artifact("org.apache.tomcat.embed:tomcat-embed-core", "tomcat10.version");
    List<File> libraries =
        List.of(
            artifact("com.mysql:mysql-connector-j", "mysql-connector-j.version"),
            mariaDbDriver(),
            artifact("com.zaxxer:HikariCP", "hikaricp.version"),
            artifact("org.slf4j:slf4j-api", "slf4j.version"));
    Path classes = Files.createDirectories(directory.resolve("classes"));
    compile(classes, servlets, libraries);
    Path jar = directory.resolve("filters.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Path each : files(classes)) {
        out.putNextEntry(
            new JarEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
        Files.copy(each, out);
      }
    }
    return new FilterJar(jar.toFile(), libraries);
  }

  private static File artifact(String name, String versionProperty) throws IOException {
    return Artifacts.file(name + ":" + System.getProperty(versionProperty));
  }

  private static void compile(Path classes, File servlets, List<File> libraries)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-proc:none", "--release", "17", "-d", classes.toString(), "-cp"));
    arguments.add(
        Stream.concat(Stream.of(servlets), libraries.stream())
            .map(File::getPath)
            .collect(Collectors.joining(File.pathSeparator)));
    files(SOURCES).forEach(each -> arguments.add(each.toString()));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    if (failed != 0) {
      throw new IOException(said.toString(StandardCharsets.UTF_8));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The one that the tests use too. */
  static File mariaDbDriver() {
    try {
      return new File(
          org.mariadb.jdbc.Driver.class
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts one of the filters in front of every servlet. */
  void install(Tomcat tomcat, String name, String url, Rows rows) {
    String filter =
        "<filter><filter-name>activity</filter-name><filter-class>org.example.activity."
            + name
            + "</filter-class><async-supported>true</async-supported>"
            + parameter("url", url)
            + parameter("user", rows.user())
            + parameter("password", rows.password())
            + "</filter><filter-mapping><filter-name>activity</filter-name>"
            + "<url-pattern>/*</url-pattern></filter-mapping></web-app>";
    libraries.forEach(tomcat::withLibrary);
    tomcat.withLibrary(jar).withChanged("web.xml", text -> text.replace("</web-app>", filter));
  }

  private static String parameter(String name, String value) {
    return "<init-param><param-name>"
        + name
        + "</param-name><param-value>"
        + value
        + "</param-value></init-param>";
  }
}
