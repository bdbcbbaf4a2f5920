package io.useractivity.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.useractivity.bridge.Bridge;
import io.useractivity.bridge.BridgeHandler;
import io.useractivity.engine.log.Log;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which room may know which, and what nobody may touch in another's JVM. */
class ArchitectureTest {

  private static final String ROOM = "io.useractivity.engine.";

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.useractivity.engine", "org.slf4j.impl");

  /** What each room may use of the others; the bridge counts as one. */
  @ParameterizedTest(name = "{0} knows {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text       | ''
          files      | ''
          metrics    | ''
          log        | text
          match      | text
          record     | text
          config     | match text files log
          query      | record text
          classify   | record match text
          redact     | text
          thread     | log
          assemble   | record classify redact match config text files log
          capture    | record config match text bridge
          capture.servlet  | record text
          capture.identity | capture.servlet record config match text
          capture.body     | capture.servlet record text
          capture.page     | capture.servlet capture.identity record
          capture.stated   | capture.servlet record text
          instrument | files log bridge
          journal    | record text files log metrics
          pipeline   | record assemble journal store thread log metrics
          archive    | query record config store text files thread log
          store      | query record config match text files thread log metrics
          shadow     | record classify redact store thread log
          check      | archive assemble classify config store files log
          preview    | capture.identity record assemble classify redact match config text log
          output     | query record
          viewer     | query record output config text thread log
          host       | viewer capture query archive record config store metrics log text
          serve      | viewer text thread
          cli        | viewer serve output query archive journal check preview record assemble config store redact text files log metrics
          """)
  void aRoomKnowsOnlyTheRoomsItIsGiven(String room, String others) {
    List<String> allowed = new ArrayList<>(List.of(ROOM + room + ".."));
    for (String other : others.split(" ", -1)) {
      if (other.equals("bridge")) {
        allowed.add("io.useractivity.bridge..");
      } else if (!other.isEmpty()) {
        allowed.add(ROOM + other + "..");
      }
    }

    noClasses()
        .that()
        .resideInAPackage(ROOM + room + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.useractivity..")
                .and(not(resideInAnyPackage(allowed.toArray(new String[0])))))
        .check(ENGINE);
  }

  @Test
  void everyRoomIsListedAbove() {
    Set<String> packages = new java.util.TreeSet<>();
    ENGINE.forEach(type -> packages.add(type.getPackageName()));

    assertThat(packages)
        .containsExactlyInAnyOrder(
            "io.useractivity.engine",
            "org.slf4j.impl",
            ROOM + "archive",
            ROOM + "assemble",
            ROOM + "capture",
            ROOM + "capture.body",
            ROOM + "capture.identity",
            ROOM + "capture.page",
            ROOM + "capture.servlet",
            ROOM + "capture.stated",
            ROOM + "check",
            ROOM + "classify",
            ROOM + "classify.call",
            ROOM + "cli",
            ROOM + "config",
            ROOM + "files",
            ROOM + "host",
            ROOM + "instrument",
            ROOM + "journal",
            ROOM + "log",
            ROOM + "match",
            ROOM + "metrics",
            ROOM + "output",
            ROOM + "pipeline",
            ROOM + "preview",
            ROOM + "query",
            ROOM + "record",
            ROOM + "redact",
            ROOM + "serve",
            ROOM + "shadow",
            ROOM + "store",
            ROOM + "store.connect",
            ROOM + "store.operate",
            ROOM + "store.read",
            ROOM + "store.retention",
            ROOM + "store.schema",
            ROOM + "store.write",
            ROOM + "text",
            ROOM + "thread",
            ROOM + "viewer");
  }

  /** Each room with the rooms inside it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "archive",
        "assemble",
        "capture",
        "classify",
        "cli",
        "config",
        "files",
        "host",
        "instrument",
        "journal",
        "log",
        "match",
        "metrics",
        "output",
        "pipeline",
        "query",
        "record",
        "redact",
        "serve",
        "store",
        "text",
        "thread",
        "viewer"
      })
  void noClassesOfARoomFormACircle(String room) {
    slices()
        .assignedFrom(new TopLevelClasses(ROOM + room))
        .namingSlices("$1")
        .should()
        .beFreeOfCycles()
        .check(ENGINE);
  }

  /** Nested types belong to the class around them; classes outside the room are left out. */
  private static final class TopLevelClasses implements SliceAssignment {

    private final String room;

    TopLevelClasses(String room) {
      this.room = room;
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      if (!name.equals(room) && !name.startsWith(room + ".")) {
        return SliceIdentifier.ignore();
      }
      int nested = type.getName().indexOf('$');
      return SliceIdentifier.of(nested < 0 ? type.getName() : type.getName().substring(0, nested));
    }

    @Override
    public String getDescription() {
      return "the top-level classes of " + room;
    }
  }

  @Test
  void ofTheLogConfigKnowsTheLevelsAlone() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOM + "config..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(ROOM + "log..").and(not(belongToAnyOf(Log.Level.class)))));
  }

  /** What each room of the store may use of the others; all share what lies in the store itself. */
  @ParameterizedTest(name = "{0} knows {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          store         | ''
          store.connect | store
          store.schema  | store store.connect
          store.write   | store store.connect store.schema
          store.read    | store store.connect store.schema store.retention
          store.retention | store store.connect store.schema
          store.operate   | store store.connect store.schema store.read store.write store.retention
          """)
  void aRoomOfTheStoreKnowsOnlyThoseItIsGiven(String room, String others) {
    List<String> allowed = new ArrayList<>(List.of(ROOM + room));
    for (String other : others.split(" ", -1)) {
      allowed.add(ROOM + other);
    }

    noClasses()
        .that()
        .resideInAPackage(ROOM + room)
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOM + "store..")
                .and(not(resideInAnyPackage(allowed.toArray(new String[0])))))
        .check(ENGINE);
  }

  @Test
  void theStoresClassesMakeNoCircle() {
    check(
        slices()
            .assignedFrom(
                new SliceAssignment() {
                  @Override
                  public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return type.getPackageName().startsWith(ROOM + "store")
                        ? SliceIdentifier.of(outermost(type).getName())
                        : SliceIdentifier.ignore();
                  }

                  @Override
                  public String getDescription() {
                    return "classes of the store";
                  }
                })
            .should()
            .beFreeOfCycles());
  }

  private static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  /**
   * Whether a loader sees the bridge is asked for that one class, and is remembered for it alone.
   */
  @Test
  void whatIsWovenIntoAnApplicationMentionsOneClassOfTheAgents() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOM + "instrument")
            .and()
            .haveSimpleNameEndingWith("Advice")
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.useractivity.bridge..")
                    .and(not(belongToAnyOfTheNames("Bridge")))));
  }

  @Test
  void onlyItsDialectAndTheirListNameH2() {
    check(
        classes()
            .that()
            .haveSimpleNameStartingWith("H2")
            .or()
            .haveSimpleName("EmbeddedDataSource")
            .should()
            .onlyHaveDependentClassesThat(
                belongToAnyOfTheNames("H2Dialect", "EmbeddedDataSource", "Dialects")));
  }

  private static DescribedPredicate<JavaClass> belongToAnyOfTheNames(String... names) {
    List<String> known = List.of(names);
    return DescribedPredicate.describe(
        "are any of " + known, type -> known.contains(type.getSimpleName()));
  }

  @Test
  void ofTheStoreThePipelineKnowsTheInterfaceAlone() {
    check(
        classes()
            .that()
            .resideInAPackage(ROOM + "store..")
            .and()
            .doNotHaveSimpleName("ActivityStore")
            .and()
            .doNotHaveSimpleName("StoreException")
            .and()
            .doNotHaveFullyQualifiedName(ROOM + "store.StoreException$Kind") // a part of it
            .should()
            .onlyHaveDependentClassesThat(not(resideInAPackage(ROOM + "pipeline.."))));
  }

  @Test
  void onlyTheStoreUsesDatabases() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOM + "store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.sql..",
                "javax.sql..",
                "com.zaxxer..",
                "org.mariadb..",
                "com.mysql..",
                "org.h2.."));
  }

  /** Rows as JSON lines are the pages' too. */
  @Test
  void onlyTheCommandsUseTheirLibraries() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOM + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli.."));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOM + "cli..", ROOM + "output..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind.."));
  }

  @Test
  void onlyThePagesUseTemplatesAndOnlyTheirOwnServerListens() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOM + "viewer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.samskivert.."));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOM + "serve..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.sun.net.httpserver.."));
  }

  @Test
  void onlyInstrumentUsesByteBuddy() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOM + "instrument..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("net.bytebuddy..")
                    .and(not(resideInAPackage("net.bytebuddy.agent..")))));
  }

  @Test
  void nobodyNamesServletTypesButTheCallsThatAreDefinedBesideThem() {
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("CompiledServletCalls") // never loaded by our loader
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.servlet..", "jakarta.servlet.."));
  }

  @Test
  void nobodyLogsByTheJvmsOwnMeans() {
    // DataSource asks for the type in a signature.
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("EmbeddedDataSource")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging.."));
    check(
        noClasses()
            .should()
            .callMethodWhere(
                com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                        resideInAPackage("java.util.logging..")))));
    check(noClasses().should().callMethod(System.class, "getLogger", String.class));
  }

  /** Those that are left out read options; on Java 8, replacing one text by another is one, too. */
  @Test
  void noRegularExpressionIsOnTheWayOfARow() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(ROOM + "match..", ROOM + "classify..", ROOM + "assemble..")
            .and()
            .doNotHaveSimpleName("IpMask")
            .and()
            .doNotHaveSimpleName("IpRange")
            .and()
            .doNotHaveSimpleName("StatusRange")
            .and()
            .doNotHaveSimpleName("PathPattern")
            .and()
            .doNotHaveSimpleName("TenantPattern")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.regex..")
            .orShould()
            .callMethod(String.class, "matches", String.class)
            .orShould()
            .callMethod(String.class, "replaceAll", String.class, String.class)
            .orShould()
            .callMethod(String.class, "replaceFirst", String.class, String.class)
            .orShould()
            .callMethod(String.class, "replace", CharSequence.class, CharSequence.class));
  }

  @Test
  void nobodyTouchesTheDriversOrTheBeansOfTheJvm() {
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("AgentBean") // which nothing loads before a request has ended
            .should()
            .dependOnClassesThat(belongToAnyOf(DriverManager.class, ManagementFactory.class)));
  }

  @Test
  void onlyCommandsAndLogUseTheStandardStreams() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOM + "cli..", ROOM + "log..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }

  @Test
  void theBridgeTheLauncherAndTheApiUseTheJdkAlone() {
    JavaClasses zones =
        new ClassFileImporter()
            .importPaths(classesOf("bridge"), classesOf("launcher"), classesOf("api"));

    assertThat(zones.contain("io.useractivity.launcher.AgentMain")).isTrue();
    assertThat(zones.contain("io.useractivity.bridge.Bridge")).isTrue();
    assertThat(zones.contain("io.useractivity.api.UserActivity")).isTrue();
    for (String zone : List.of("bridge", "launcher", "api")) {
      classes()
          .that()
          .resideInAPackage("io.useractivity." + zone + "..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.useractivity." + zone + "..")
          .check(zones);
    }
  }

  @Test
  void theBridgesSignaturesNameNothingThatALoaderCouldHaveTwice() {
    List<Method> all = new ArrayList<>(Arrays.asList(BridgeHandler.class.getMethods()));
    for (Method method : Bridge.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        all.add(method);
      }
    }

    assertThat(all).hasSizeGreaterThan(8);
    for (Method method : all) {
      List<Class<?>> types = new ArrayList<>(Arrays.asList(method.getParameterTypes()));
      types.add(method.getReturnType());
      types.removeIf(Class::isPrimitive);
      types.removeAll(List.of(Object.class, Throwable.class));
      if (method.getName().equals("connect") || method.getName().equals("swallow")) {
        types.remove(BridgeHandler.class); // called by the engine alone
      }
      assertThat(types).as(method.toString()).isEmpty();
    }
  }

  private static Path classesOf(String module) {
    File engine = new File(System.getProperty("basedir", "."));
    File classes = new File(engine.getAbsoluteFile().getParentFile(), module + "/target/classes");
    assertThat(classes).isDirectory();
    return classes.toPath();
  }

  private static void check(ArchRule rule) {
    rule.check(ENGINE);
  }
}
