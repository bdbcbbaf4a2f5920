package io.useractivity.endtoend;

import io.useractivity.servers.JavaApplication;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The Spring Boot application from its start to its first answer and its end.
 *
 * @param untilAnswer from the start of the process
 * @param cpu that the process had used by then, on all its threads
 * @param standardError line by line
 */
record VisitsRun(Duration untilAnswer, Duration cpu, List<String> standardError) {

  /**
   * @param prefix goes before the command, such as {@code taskset -c 0}
   * @param applicationDatabase what the application itself uses
   */
  static VisitsRun of(
      Path directory,
      List<String> prefix,
      Jdk jdk,
      List<String> jvmOptions,
      Rows applicationDatabase)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        JavaApplication.SPRING_BOOT.command(
            jdk,
            jvmOptions,
            "--spring.datasource.url=" + applicationDatabase.url(),
            "--spring.datasource.username=" + applicationDatabase.user(),
            "--spring.datasource.password=" + applicationDatabase.password()));
    Path errors = directory.resolve("errors.txt");
    long begin = System.nanoTime();
    RunningServer application =
        JavaApplication.SPRING_BOOT.start(
            directory, new ProcessBuilder(command).redirectError(errors.toFile()));
    Duration untilAnswer;
    Duration cpu;
    try (application) {
      if (application.client().get("/visits") != 200) {
        throw new IllegalStateException(
            "No answer; the output was:\n" + application.output().text());
      }
      untilAnswer = Duration.ofNanos(System.nanoTime() - begin);
      cpu = application.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }
    return new VisitsRun(untilAnswer, cpu, Files.readAllLines(errors));
  }
}
