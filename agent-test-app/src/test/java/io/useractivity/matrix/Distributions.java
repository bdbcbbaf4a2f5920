package io.useractivity.matrix;

import static io.useractivity.servers.Namespace.JAKARTA;
import static io.useractivity.servers.Namespace.JAVAX;

import io.useractivity.servers.JettyHome;
import io.useractivity.servers.Karaf;
import io.useractivity.servers.Namespace;
import io.useractivity.servers.OpenLiberty;
import io.useractivity.servers.PayaraMicro;
import io.useractivity.servers.PayaraServer;
import io.useractivity.servers.TomcatDistribution;
import io.useractivity.servers.WildFly;
import java.util.List;
import java.util.Locale;

/** The rows of servers that are installed, not embedded. */
final class Distributions {

  /** Absolute redirects name it. */
  private static final String PORT = "(?<=localhost:)\\d+";

  /** Each server has its own form. */
  private static final String SESSION_ID = "(?<=JSESSIONID=)[^;\\], ]+";

  /** Made of the time of unpacking, or of the place. */
  private static final String ETAG = "etag=\\[[^]]*]";

  /** Jetty 12 and Payara unpack the WAR with the time of unpacking. */
  static final String UNPACKED_AT = "last-modified=\\[[^]]*]";

  private Distributions() {}

  static List<Server> all() {
    return rows().stream().map(row -> row.normalised(SESSION_ID).normalised(PORT)).toList();
  }

  private static List<Server> rows() {
    return List.of(
        tomcat("7.0", JAVAX, "7.0.109"),
        tomcat("8.5", JAVAX, "8.5.100"),
        tomcat("9.0", JAVAX, "9.0.117"),
        tomcat("10.1", JAKARTA, "10.1.59").needsJava(11),
        tomcat("11.0", JAKARTA, "11.0.24").needsJava(17),
        tomEe("8.0", JAVAX, "8.0.13"),
        tomEe("9.0", JAKARTA, "9.0.0").needsJava(11),
        jetty("9.4", JAVAX, "9.4.58.v20250814", ""),
        jetty("10.0", JAVAX, "10.0.25", "").needsJava(11),
        jetty("11.0", JAKARTA, "11.0.26", "").needsJava(11),
        jetty("12.0 EE8", JAVAX, "12.0.31", "ee8-").needsJava(17).normalised(UNPACKED_AT),
        jetty("12.0 EE10", JAKARTA, "12.0.31", "ee10-").needsJava(17).normalised(UNPACKED_AT),
        wildFly("26.1", JAVAX, "26.1.3.Final")
            .notSince(24, "sets a security policy, which Java 24 refuses"),
        wildFly("39.0", JAKARTA, "39.0.1.Final").needsJava(17),
        payaraMicro("5", JAVAX, "5.2022.5")
            .notSince(25, "finds no implementation of its AuthorizationService"),
        payaraMicro("6", JAKARTA, "6.2025.10").needsJava(11),
        payaraServer("5", JAVAX, "payara-web:zip:5.2022.5")
            .notSince(25, "its OSGi framework does not know Java 25"),
        payaraServer("6", JAKARTA, "payara:zip:6.2025.9").needsJava(11),
        karaf("Felix").notSince(24, "its script allows a security manager, which Java 24 refuses"),
        openLiberty("servlet 4.0", JAVAX, "servlet-4.0", "jsp-2.3"),
        openLiberty("servlet 6.0", JAKARTA, "servlet-6.0", "pages-3.1").needsJava(11));
  }

  private static Server tomcat(String line, Namespace namespace, String version) {
    return Server.of(
        "Tomcat " + line,
        namespace,
        new TomcatDistribution(),
        "org.apache.tomcat:tomcat:zip:" + version);
  }

  private static Server tomEe(String line, Namespace namespace, String version) {
    return Server.of(
        "TomEE " + line,
        namespace,
        new TomcatDistribution(),
        "org.apache.tomee:apache-tomee:zip:webprofile:" + version);
  }

  /**
   * @param environment what Jetty 12 puts before the names of modules of one Java EE version
   */
  private static Server jetty(
      String line, Namespace namespace, String version, String environment) {
    return Server.of(
        "Jetty " + line,
        namespace,
        new JettyHome(
            "server,http,%sdeploy,%sannotations,%sjsp".replace("%s", environment), List.of()),
        "org.eclipse.jetty:jetty-home:zip:" + version);
  }

  private static Server wildFly(String line, Namespace namespace, String version) {
    return Server.of(
        "WildFly " + line,
        namespace,
        new WildFly(5_000),
        "org.wildfly:wildfly-dist:zip:" + version);
  }

  private static Server payaraMicro(String line, Namespace namespace, String version) {
    return Server.of(
            "Payara Micro " + line,
            namespace,
            new PayaraMicro(),
            "fish.payara.extras:payara-micro:" + version)
        .normalised(UNPACKED_AT)
        .normalised(ETAG);
  }

  private static Server payaraServer(String line, Namespace namespace, String distribution) {
    return Server.of(
            "Payara Server " + line,
            namespace,
            new PayaraServer(),
            "fish.payara.distributions:" + distribution)
        .normalised(UNPACKED_AT)
        .normalised(ETAG);
  }

  private static Server karaf(String framework) {
    return Server.of(
            "Karaf 4.4, " + framework,
            JAVAX,
            new Karaf(framework.toLowerCase(Locale.ROOT)),
            "org.apache.karaf:apache-karaf:zip:4.4.10")
        .normalised(ETAG)
        .needsJava(11);
  }

  private static Server openLiberty(String line, Namespace namespace, String... features) {
    return Server.of(
        "Open Liberty 26, " + line,
        namespace,
        new OpenLiberty(List.of(features)),
        "io.openliberty:openliberty-runtime:zip:26.0.0.3");
  }
}
