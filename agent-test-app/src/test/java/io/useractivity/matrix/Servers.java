package io.useractivity.matrix;

import static io.useractivity.servers.Namespace.JAKARTA;
import static io.useractivity.servers.Namespace.JAVAX;

import io.useractivity.servers.BootApplication;
import io.useractivity.servers.EmbeddedServer;
import io.useractivity.servers.Namespace;
import io.useractivity.servers.OsgiFramework;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of the matrix, in the order of the documents: the latest of each line. */
final class Servers {

  private static final List<String> JAVAX_PAGES =
      List.of(
          "io.undertow.jastow:jastow:2.0.3.Final",
          "org.jboss.spec.javax.servlet.jsp:jboss-jsp-api_2.3_spec:2.0.0.Final",
          "org.eclipse.jdt:ecj:3.26.0");

  private static final List<String> JAKARTA_PAGES =
      List.of(
          "io.undertow.jastow:jastow:2.2.9.Final",
          "jakarta.servlet.jsp:jakarta.servlet.jsp-api:3.1.1",
          "org.glassfish.expressly:expressly:5.0.0",
          "org.eclipse.jdt:ecj:3.33.0");

  /** Jetty's page of an error names the servlet by its hash code, which has 7 digits or 8. */
  private static final String SERVLET_OBJECT =
      "(?s)content-length=\\[\\d+](?=.*DispatcherServlet-)|(?<=DispatcherServlet-)\\w+";

  private Servers() {}

  static List<Server> all() {
    return Stream.of(embedded(), osgi(), Distributions.all()).flatMap(List::stream).toList();
  }

  static Server named(String name) {
    return all().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Server> embedded() {
    return List.of(
        // The last Tomcat whose log is an artefact of its own.
        Server.of(
                "Tomcat 7.0, embedded",
                JAVAX,
                EmbeddedServer.tomcat(),
                "org.apache.tomcat.embed:tomcat-embed-core:7.0.109",
                "org.apache.tomcat.embed:tomcat-embed-jasper:7.0.109",
                "org.apache.tomcat.embed:tomcat-embed-logging-juli:7.0.109")
            .inEveryBuild(),
        embeddedTomcat("8.5", JAVAX, "8.5.100"),
        embeddedTomcat("9.0", JAVAX, "9.0.120"),
        embeddedTomcat("10.1", JAKARTA, "10.1.55").needsJava(11),
        embeddedTomcat("11.0", JAKARTA, "11.0.27").needsJava(17),
        embeddedJetty("9.4", JAVAX, "9.4.58.v20250814").inEveryBuild(),
        embeddedJetty("10.0", JAVAX, "10.0.26").needsJava(11),
        embeddedJetty("11.0", JAKARTA, "11.0.26").needsJava(11),
        embeddedJetty12("ee8", JAVAX, "12.1.7").needsJava(17),
        embeddedJetty12("ee10", JAKARTA, "12.1.12").needsJava(17),
        embeddedUndertow("1.4", JAVAX, "1.4.28.Final", JAVAX_PAGES),
        embeddedUndertow("2.2", JAVAX, "2.2.40.Final", JAVAX_PAGES),
        embeddedUndertow("2.3", JAKARTA, "2.3.26.Final", JAKARTA_PAGES)
            .needsJava(11)
            .inEveryBuild(),
        springBoot2("Tomcat", "spring-boot-starter-tomcat"),
        springBoot2("Jetty", "spring-boot-starter-jetty"),
        springBoot2("Undertow", "spring-boot-starter-undertow"),
        springBoot3("Tomcat", "spring-boot-starter-tomcat"),
        springBoot3("Jetty", "spring-boot-starter-jetty"),
        springBoot3("Undertow", "spring-boot-starter-undertow"),
        springBoot4("Tomcat", "spring-boot-starter-tomcat"),
        springBoot4("Jetty", "spring-boot-starter-jetty"));
  }

  private static List<Server> osgi() {
    String felix = "org.apache.felix:org.apache.felix.framework:7.0.5";
    String equinox = "org.eclipse.platform:org.eclipse.osgi:3.24.300";
    return List.of(
        whiteboard4("Felix 7", felix).inEveryBuild(),
        whiteboard5("Felix 7", JAKARTA, felix),
        whiteboard5("Felix 7, javax in wrappers", JAVAX, felix)
            .playing(withoutDispatchesElsewhere("/diagnostics/attributes?key=traffic")),
        whiteboard5("Equinox 3.24", JAKARTA, equinox).inEveryBuild());
  }

  /** Knows {@code javax} only. */
  private static Server whiteboard4(String name, String... framework) {
    return Server.of(
            "OSGi HTTP Whiteboard 4.2, " + name,
            JAVAX,
            new OsgiFramework(
                "",
                List.of(
                    "org.apache.felix:org.apache.felix.http.servlet-api:1.2.0",
                    "org.apache.felix:org.apache.felix.http.jetty:4.2.10")),
            framework)
        .playing(withoutDispatchesElsewhere())
        .normalised(SERVLET_OBJECT);
  }

  /** Knows {@code jakarta}, and puts {@code javax} applications into wrappers. */
  private static Server whiteboard5(String name, Namespace namespace, String... framework) {
    List<String> classPath = new ArrayList<>(List.of(framework));
    classPath.add("org.slf4j:slf4j-simple:2.0.17");
    return Server.of(
            "OSGi HTTP Whiteboard 5.2, " + name,
            namespace,
            new OsgiFramework(
                "org.slf4j;version=2.0.0",
                List.of(
                    "commons-io:commons-io:2.18.0",
                    "commons-fileupload:commons-fileupload:1.6.0",
                    "org.apache.felix:org.apache.felix.http.servlet-api:3.0.0",
                    "org.apache.felix:org.apache.felix.http.jetty:5.2.2")),
            classPath.toArray(String[]::new))
        .playing(withoutDispatchesElsewhere())
        .normalised(SERVLET_OBJECT)
        .needsJava(11);
  }

  /**
   * Felix's HTTP service looks for the servlet of an asynchronous dispatch where the request that
   * the application handed over says, which is again the one that dispatches, for ever.
   *
   * @param more what else dispatches for ever
   */
  private static Scenario withoutDispatchesElsewhere(String... more) {
    Set<String> omitted = new HashSet<>(List.of(more));
    omitted.add("/reports/async?mode=dispatch");
    omitted.add("/reports/async?mode=error");
    return new BackofficeScenario(omitted);
  }

  private static Server springBoot2(String server, String starter) {
    return springBoot(
        "2.7 executable JAR, " + server,
        JAVAX,
        "org.springframework.boot.loader.JarLauncher",
        "2.7.18",
        "org.springframework:spring-webmvc:5.3.31",
        "spring-boot-starter-json",
        starter);
  }

  private static Server springBoot3(String server, String starter) {
    return springBoot(
            "3.5 executable JAR, " + server,
            JAKARTA,
            "org.springframework.boot.loader.launch.JarLauncher",
            "3.5.16",
            "org.springframework:spring-webmvc:6.2.19",
            "spring-boot-starter-json",
            starter)
        .needsJava(17);
  }

  private static Server springBoot4(String server, String starter) {
    return springBoot(
            "4.0 executable JAR, " + server,
            JAKARTA,
            "org.springframework.boot.loader.launch.JarLauncher",
            "4.0.9",
            "org.springframework:spring-webmvc:7.0.10",
            "spring-boot-starter-jackson",
            "spring-boot-http-converter",
            "spring-boot-webmvc",
            starter)
        .needsJava(17);
  }

  private static Server springBoot(
      String name,
      Namespace namespace,
      String loader,
      String version,
      String webMvc,
      String... modules) {
    String group = "org.springframework.boot:";
    List<String> coordinates = new ArrayList<>(List.of(webMvc));
    coordinates.add(group + "spring-boot-starter:" + version);
    for (String module : modules) {
      coordinates.add(group + module + ":" + version);
    }
    return Server.of(
            "Spring Boot " + name,
            namespace,
            new BootApplication(group + "spring-boot-loader:" + version, loader),
            coordinates.toArray(String[]::new))
        .playing(new ClinicScenario())
        .normalised("\"timestamp\":\"[^\"]*\"");
  }

  private static Server embeddedTomcat(String line, Namespace namespace, String version) {
    return Server.of(
        "Tomcat " + line + ", embedded",
        namespace,
        EmbeddedServer.tomcat(),
        "org.apache.tomcat.embed:tomcat-embed-core:" + version,
        "org.apache.tomcat.embed:tomcat-embed-jasper:" + version);
  }

  private static Server embeddedJetty(String line, Namespace namespace, String version) {
    return Server.of(
        "Jetty " + line + ", embedded",
        namespace,
        EmbeddedServer.jetty("org.eclipse.jetty.webapp.WebAppContext"),
        "org.eclipse.jetty:jetty-webapp:" + version,
        "org.eclipse.jetty:jetty-annotations:" + version,
        "org.eclipse.jetty:apache-jsp:" + version);
  }

  private static Server embeddedJetty12(String api, Namespace namespace, String version) {
    String group = "org.eclipse.jetty." + api;
    return Server.of(
            "Jetty 12.1 " + api + ", embedded",
            namespace,
            EmbeddedServer.jetty(group + ".webapp.WebAppContext"),
            group + ":jetty-" + api + "-webapp:" + version,
            group + ":jetty-" + api + "-annotations:" + version,
            group + ":jetty-" + api + "-apache-jsp:" + version)
        .normalised(Distributions.UNPACKED_AT);
  }

  /**
   * @param pages what makes pages of JSPs
   */
  private static Server embeddedUndertow(
      String line, Namespace namespace, String version, List<String> pages) {
    return Server.of(
        "Undertow " + line + ", embedded",
        namespace,
        EmbeddedServer.undertow(),
        Stream.concat(Stream.of("io.undertow:undertow-servlet:" + version), pages.stream())
            .toArray(String[]::new));
  }
}
