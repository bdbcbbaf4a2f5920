package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Options of the JVM under which agents are known to be refused, warned of or broken. */
class JvmOptionsIT {

  /** The JVM's own sentence about every agent that adds to the boot path. */
  static final String NO_SHARING =
      "Sharing is only supported for boot loader classes because bootstrap classpath has been"
          + " appended";

  @TempDir Path directory;

  static Stream<Jdk> jdks() {
    return Jdk.wanted().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void allClassesVerifyAndTheJvmHasNothingToWarnOf(Jdk jdk) throws Exception {
    List<String> verify =
        List.of(
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+BytecodeVerificationLocal",
            "-XX:+BytecodeVerificationRemote");
    assertThat(recorded(jdk, verify)).isEqualTo(plain(jdk, verify));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anArchiveOfClassesThatWasMadeWithoutTheAgentIsNoHindrance(Jdk jdk) throws Exception {
    Path archive = directory.resolve("classes.jsa");
    plain(jdk, List.of("-XX:ArchiveClassesAtExit=" + archive));

    List<String> warnings = recorded(jdk, List.of("-XX:SharedArchiveFile=" + archive));

    // From JDK 24 on the JVM also says that an archive without java.instrument helps it less.
    assertThat(warnings)
        .allMatch(each -> each.contains(NO_SHARING) || each.contains("[cds]"))
        .filteredOn(each -> each.contains(NO_SHARING))
        .hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aDebuggerMayListen(Jdk jdk) throws Exception {
    List<String> debugger =
        List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
    assertThat(recorded(jdk, debugger))
        .filteredOn(each -> !each.contains(NO_SHARING))
        .isEqualTo(plain(jdk, debugger));
  }

  /** What the JVM says on standard error without the agent. */
  private List<String> plain(Jdk jdk, List<String> options) throws Exception {
    return VisitsRun.of(
            directory.resolve("plain"), List.of(), jdk, options, MariaDb.shared().newDatabase())
        .standardError();
  }

  /** What the JVM says besides our own lines while the agent records a request. */
  private List<String> recorded(Jdk jdk, List<String> options) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    List<String> withAgent = new ArrayList<>(options);
    withAgent.add(AgentJar.option(database.agentArgument()));
    List<String> standardError =
        VisitsRun.of(directory.resolve("recorded"), List.of(), jdk, withAgent, database)
            .standardError();
    assertThat(database.lines()).containsExactly("GET /visits 200");
    assertThat(standardError)
        .filteredOn(each -> each.contains("[user-activity]"))
        .noneMatch(each -> each.contains(" WARN ") || each.contains(" ERROR "))
        .isNotEmpty();
    return standardError.stream().filter(each -> !each.contains("[user-activity]")).toList();
  }
}
