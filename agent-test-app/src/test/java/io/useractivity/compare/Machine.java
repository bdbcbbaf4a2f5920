package io.useractivity.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The machine that compares: it has to be a Linux with two cores at least. */
final class Machine {

  private Machine() {}

  /** Why nothing can be compared here; empty if all is well. */
  static String lack() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return "This is " + System.getProperty("os.name") + "; taskset and /proc are Linux's.";
    }
    if (Runtime.getRuntime().availableProcessors() < 2) {
      return "One core is for the server and one for the load; this machine has one.";
    }
    return "";
  }

  /**
   * Keeps this process to one core, with all that it starts from now on.
   *
   * @throws IOException if {@code taskset} is missing or refuses
   */
  static void stayOn(int core) throws IOException, InterruptedException {
    String self = String.valueOf(ProcessHandle.current().pid());
    Process taskset =
        new ProcessBuilder(List.of("taskset", "-acp", String.valueOf(core), self))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (!taskset.waitFor(10, TimeUnit.SECONDS) || taskset.exitValue() != 0) {
      throw new IOException("taskset cannot keep the load on core " + core);
    }
  }

  /** What the document says of it. */
  static String sentence() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("processor of " + System.getProperty("os.arch"));
    long cores =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("processor"))
            .count();
    return model
        + ", "
        + cores
        + " cores, Linux "
        + System.getProperty("os.version")
        + ", JDK "
        + System.getProperty("java.version");
  }
}
