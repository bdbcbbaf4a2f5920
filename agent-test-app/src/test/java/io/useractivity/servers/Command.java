package io.useractivity.servers;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that has ended by itself.
 *
 * @param said on standard output and, unless it went elsewhere, on standard error
 */
public record Command(int exitCode, String said) {

  /** Runs a tool of a JDK. */
  public static Command tool(Jdk jdk, Path directory, String name, String... arguments)
      throws IOException, InterruptedException {
    return run(
        builder(directory, List.of(new File(jdk.home(), "bin/" + name).getPath()), arguments)
            .redirectErrorStream(true));
  }

  /** Runs {@code java -jar user-activity-agent.jar}. */
  public static Command ofAgent(Jdk jdk, Path directory, String... arguments)
      throws IOException, InterruptedException {
    List<String> java = new ArrayList<>(jdk.command());
    java.addAll(List.of("-jar", AgentJar.file().getPath()));
    return run(builder(directory, java, arguments).redirectErrorStream(true));
  }

  private static ProcessBuilder builder(Path directory, List<String> command, String[] arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    return new ProcessBuilder(all).directory(directory.toFile());
  }

  /** Runs a program that takes two minutes at most. */
  static Command run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path output = Files.createTempFile("command", ".txt");
    try {
      Process process = builder.redirectOutput(output.toFile()).start();
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      if (!ended) {
        process.destroyForcibly();
        throw new IllegalStateException(builder.command() + " does not end; it said:\n" + said);
      }
      return new Command(process.exitValue(), said);
    } finally {
      Files.delete(output);
    }
  }

  /**
   * What it said.
   *
   * @throws IllegalStateException if it has failed
   */
  public String requireSuccess() {
    if (exitCode != 0) {
      throw new IllegalStateException("It failed with " + exitCode + ":\n" + said);
    }
    return said;
  }
}
