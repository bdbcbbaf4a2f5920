package io.useractivity.frameworks;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Distribution;
import io.useractivity.servers.Tomcat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.aether.RepositoryException;

/**
 * A framework in one version.
 *
 * @param line the Tomcat that it runs on
 * @param application the folder in {@code frameworks/src/main/webapps}
 * @param sources the package below {@code org.example.frameworks} that the application has
 * @param visit what somebody does there
 * @param libraries what the application brings, dependencies left out
 */
record Framework(
    String name,
    Tomcat.Line line,
    String application,
    String sources,
    Visit visit,
    List<String> libraries) {

  /** What somebody does in an application. */
  interface Visit {
    void make(Visitor visitor) throws IOException, InterruptedException;
  }

  static Stream<Framework> all() {
    return Stream.concat(inEveryBuild().stream(), others().stream());
  }

  /** Those that are fast to start, one of each namespace. */
  static List<Framework> inEveryBuild() {
    return List.of(
        javax(
            "Jersey 2",
            "jersey",
            "jaxrs",
            Visits::jaxRs,
            "org.glassfish.jersey.containers:jersey-container-servlet:2.47",
            "org.glassfish.jersey.inject:jersey-hk2:2.47"),
        jakarta(
            "Spring MVC 6",
            "spring-mvc",
            "springmvc",
            Visits::springMvc,
            "org.springframework:spring-webmvc:6.2.19"));
  }

  private static List<Framework> others() {
    return List.of(
        javax(
            "Spring MVC 5",
            "spring-mvc",
            "springmvc",
            Visits::springMvc,
            "org.springframework:spring-webmvc:5.3.39"),
        javax(
            "Jersey 2 as a filter",
            "jersey-filter",
            "jaxrs",
            Visits::jaxRsAtTheRoot,
            "org.glassfish.jersey.containers:jersey-container-servlet:2.47",
            "org.glassfish.jersey.inject:jersey-hk2:2.47"),
        jakarta(
            "Jersey 3",
            "jersey",
            "jaxrs",
            Visits::jaxRs,
            "org.glassfish.jersey.containers:jersey-container-servlet:3.1.10",
            "org.glassfish.jersey.inject:jersey-hk2:3.1.10"),
        javax(
            "RESTEasy 4",
            "resteasy",
            "jaxrs",
            Visits::jaxRs,
            "org.jboss.resteasy:resteasy-core:4.7.9.Final"),
        jakarta(
            "RESTEasy 6",
            "resteasy",
            "jaxrs",
            Visits::jaxRs,
            "org.jboss.resteasy:resteasy-core:6.2.12.Final"),
        javax("CXF 3", "cxf", "jaxrs", Visits::jaxRs, "org.apache.cxf:cxf-rt-frontend-jaxrs:3.6.7"),
        jakarta(
            "CXF 4", "cxf", "jaxrs", Visits::jaxRs, "org.apache.cxf:cxf-rt-frontend-jaxrs:4.1.2"),
        javax(
            "Struts 1",
            "struts1",
            "struts1",
            Visits::struts1,
            "org.apache.struts:struts-core:1.3.10"),
        javax(
            "Struts 6",
            "struts2",
            "struts2",
            Visits::struts2,
            "org.apache.struts:struts2-core:6.7.4"),
        jakarta(
            "Struts 7",
            "struts2",
            "struts2",
            Visits::struts2,
            "org.apache.struts:struts2-core:7.0.3"),
        javax(
            "Mojarra 2.3",
            "faces",
            "faces",
            Visits::faces,
            "org.glassfish:jakarta.faces:2.3.21",
            "org.jboss.weld.servlet:weld-servlet-core:3.1.9.Final"),
        javax(
            "MyFaces 2.3",
            "faces",
            "faces",
            Visits::faces,
            "org.apache.myfaces.core:myfaces-impl:2.3.10",
            "javax.xml.bind:jaxb-api:2.3.1",
            "javax.servlet:jstl:1.2",
            "org.jboss.weld.servlet:weld-servlet-core:3.1.9.Final"),
        jakarta(
            "Mojarra 4",
            "faces",
            "faces",
            Visits::faces,
            "org.glassfish:jakarta.faces:4.0.11",
            "org.jboss.weld.servlet:weld-servlet-core:5.1.2.Final"),
        javax(
            "Wicket 9", "wicket", "wicket", Visits::wicket, "org.apache.wicket:wicket-core:9.19.0"),
        jakarta(
            "Wicket 10",
            "wicket",
            "wicket",
            Visits::wicket,
            "org.apache.wicket:wicket-core:10.5.0"),
        javax("GWT-RPC", "gwt", "gwt", Visits::gwt, "com.google.gwt:gwt-servlet:2.8.2"),
        javax("Vaadin 8", "vaadin", "vaadin", Visits::vaadin, "com.vaadin:vaadin-server:8.14.3"),
        javax(
            "JSON-RPC",
            "jsonrpc",
            "jsonrpc",
            Visits::jsonRpc,
            "com.github.briandilley.jsonrpc4j:jsonrpc4j:1.6",
            "com.fasterxml.jackson.core:jackson-databind:2.9.10.8",
            "org.slf4j:slf4j-api:1.7.25",
            "javax.portlet:portlet-api:2.0"),
        javax("JSP 2.3", "jsp", "jsp", Visits::jsp),
        jakarta("JSP 3.1", "jsp", "jsp", Visits::jsp));
  }

  static Framework javax(
      String name, String application, String sources, Visit visit, String... libraries) {
    return new Framework(
        name, Tomcat.Line.TOMCAT_9, application, sources, visit, List.of(libraries));
  }

  private static Framework jakarta(
      String name, String application, String sources, Visit visit, String... libraries) {
    return new Framework(
        name, Tomcat.Line.TOMCAT_10, application, sources, visit, List.of(libraries));
  }

  /** Makes the unpacked application, with its own classes and libraries alone. */
  void unpack(Path target) throws IOException, RepositoryException {
    Path built = Path.of(System.getProperty("frameworks.directory"));
    boolean converted = line == Tomcat.Line.TOMCAT_10;
    Path webapps = built.resolve(converted ? "target/jakarta/webapps" : "src/main/webapps");
    Path classes = built.resolve(converted ? "target/jakarta/classes" : "target/classes");
    String folder = "org/example/frameworks/" + sources;
    if (Files.exists(webapps.resolve(application))) {
      Distribution.copy(webapps.resolve(application), target);
    }
    if (Files.exists(classes.resolve(folder))) {
      Distribution.copy(classes.resolve(folder), target.resolve("WEB-INF/classes").resolve(folder));
    }
    if (!libraries.isEmpty()) {
      Path lib = Files.createDirectories(target.resolve("WEB-INF/lib"));
      for (File library : Artifacts.classPath(libraries)) {
        Files.copy(library.toPath(), lib.resolve(library.getName()));
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
