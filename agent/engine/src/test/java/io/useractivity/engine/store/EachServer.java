package io.useractivity.engine.store;

import io.useractivity.engine.store.TestDatabase.Kind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Runs a test on each server, for what depends on the server rather than on the driver: by its own
 * kind of address, and in a build with {@code test.kinds=all} by the other's too.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(EachServer.Kinds.class)
public @interface EachServer {

  /** Whether on the embedded database too. */
  boolean embedded() default true;

  /** The kinds of database that are wanted. */
  final class Kinds implements ArgumentsProvider, AnnotationConsumer<EachServer> {

    private static final Set<Kind> BY_ANOTHERS_ADDRESS =
        EnumSet.of(
            Kind.MYSQL_57_BY_MARIADB_URL,
            Kind.MYSQL_8_BY_MARIADB_URL,
            Kind.MARIADB_10_BY_MYSQL_URL,
            Kind.MARIADB_11_BY_MYSQL_URL);

    private boolean embedded;

    @Override
    public void accept(EachServer annotation) {
      embedded = annotation.embedded();
    }

    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      return wanted().filter(kind -> embedded || kind != Kind.H2).map(Arguments::of);
    }

    /** For the sources of tests with further arguments. */
    public static Stream<Kind> wanted() {
      return Stream.of(Kind.values())
          .filter(kind -> areAllWanted() || !BY_ANOTHERS_ADDRESS.contains(kind));
    }

    /** The newest of each product; for what takes long, and is the same for the older ones. */
    public static Stream<Kind> newest() {
      return areAllWanted()
          ? Stream.of(Kind.MYSQL_57, Kind.MYSQL_8, Kind.MARIADB_10, Kind.MARIADB_11)
          : Stream.of(Kind.MYSQL_8, Kind.MARIADB_11);
    }

    private static boolean areAllWanted() {
      return "all".equals(System.getProperty("test.kinds"));
    }
  }
}
