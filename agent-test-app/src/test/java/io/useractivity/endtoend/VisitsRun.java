package io.useractivity.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
    command.add(jdk.java());
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "-jar",
            System.getProperty("spring-boot.jar"),
            "--spring.datasource.url=" + applicationDatabase.url(),
            "--spring.datasource.username=" + applicationDatabase.user(),
            "--spring.datasource.password=" + applicationDatabase.password()));
    Output output = new Output(directory.resolve("output.txt"));
    Path errors = directory.resolve("errors.txt");
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(output.file().toFile())
            .redirectError(errors.toFile())
            .start();
    Duration untilAnswer;
    Duration cpu;
    try {
      String port = output.await("Tomcat started on port (\\d+)", process).group(1);
      output.await("Started VisitsApplication", process);
      if (new Client("http://localhost:" + port).get("/visits") != 200) {
        throw new IllegalStateException("No answer; the output was:\n" + output.text());
      }
      untilAnswer = Duration.ofNanos(System.nanoTime() - begin);
      cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
    } finally {
      process.destroy();
      process.waitFor(60, TimeUnit.SECONDS);
    }
    return new VisitsRun(untilAnswer, cpu, Files.readAllLines(errors));
  }
}
