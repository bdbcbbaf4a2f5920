package io.useractivity.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.bridge.Bridge;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;

class BlindLoadersTest {

  @Test
  void servletsOfLoadersThatHideTheBridgeWorkAndNothingElseIsShown() throws Exception {
    String outcome = "hello [enterServlet, exit] denied denied denied";

    assertThat(linesOf(BlindJvm.class))
        .containsExactlyElementsOf(
            Stream.of(
                    "parallel",
                    "serial",
                    "heir",
                    "by name alone",
                    "around another",
                    "after the detach")
                .map(name -> name + ": " + outcome)
                .toList());
  }

  private static List<String> linesOf(Class<?> main) throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xbootclasspath/a:" + whereIs(Bridge.class),
                "-javaagent:" + whereIs(ByteBuddyAgent.class),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  private static File whereIs(Class<?> type) throws URISyntaxException {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
