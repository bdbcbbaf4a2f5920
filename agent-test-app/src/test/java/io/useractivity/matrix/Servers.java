package io.useractivity.matrix;

import static io.useractivity.matrix.Namespace.JAKARTA;
import static io.useractivity.matrix.Namespace.JAVAX;

import java.util.List;
import java.util.stream.Stream;

/** The rows of the matrix, in the README's order: the latest of each line. */
final class Servers {

  private Servers() {}

  static List<Server> all() {
    return Stream.concat(embedded().stream(), Distributions.all().stream()).toList();
  }

  private static List<Server> embedded() {
    return List.of(
        embeddedTomcat("7.0", JAVAX, "7.0.109"),
        embeddedTomcat("8.5", JAVAX, "8.5.100"),
        embeddedTomcat("9.0", JAVAX, "9.0.120").inEveryBuild(),
        embeddedTomcat("10.1", JAKARTA, "10.1.55").needsJava(11),
        embeddedTomcat("11.0", JAKARTA, "11.0.27").needsJava(17));
  }

  private static Server embeddedTomcat(String line, Namespace namespace, String version) {
    return Server.of(
        "Tomcat " + line + ", embedded",
        namespace,
        EmbeddedServer.tomcat(),
        "org.apache.tomcat.embed:tomcat-embed-core:" + version,
        "org.apache.tomcat.embed:tomcat-embed-jasper:" + version);
  }
}
