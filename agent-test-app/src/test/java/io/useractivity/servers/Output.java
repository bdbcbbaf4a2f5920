package io.useractivity.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** What a process has printed, standard output and error together, in a file. */
public final class Output {

  private static final Pattern SUMMARY =
      Pattern.compile(
          "At the end: recorded (\\d+), excluded (\\d+), stored (\\d+), waiting (\\d+), lost (\\d+),"
              + " failed (\\d+), swallowed (\\d+)\\.");

  /** The agent's own account of a run. */
  public record Summary(
      long recorded,
      long excluded,
      long stored,
      long waiting,
      long lost,
      long failed,
      long swallowed) {}

  private final Path file;

  public Output(Path file) {
    this.file = file;
  }

  public Path file() {
    return file;
  }

  public String text() {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The agent's lines, without time and prefix. */
  public List<String> agentLines() {
    return text()
        .lines()
        .filter(line -> line.contains("[user-activity] "))
        .map(line -> line.substring(line.indexOf("[user-activity] ") + 16))
        .collect(Collectors.toList());
  }

  /** The agent's lines that say that something is wrong. */
  public List<String> complaints() {
    return agentLines().stream()
        .filter(line -> line.startsWith("WARN") || line.startsWith("ERROR"))
        .collect(Collectors.toList());
  }

  /** Waits until the pattern is found; the match. */
  public Matcher await(String pattern, Process process) {
    return await(pattern, process, Duration.ofSeconds(90));
  }

  Matcher await(String pattern, Process process, Duration atMost) {
    Pattern compiled = Pattern.compile(pattern);
    Awaitility.await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> compiled.matcher(text()).find() || !process.isAlive());
    Matcher matcher = compiled.matcher(text());
    if (!matcher.find()) {
      throw new IllegalStateException("\"" + pattern + "\" never came; the output was:\n" + text());
    }
    return matcher;
  }

  /** What the agent said when the JVM ended. */
  public Summary summary() {
    Matcher matcher = SUMMARY.matcher(text());
    if (!matcher.find()) {
      throw new IllegalStateException("The agent did not sum up; the output was:\n" + text());
    }
    return new Summary(
        number(matcher, 1),
        number(matcher, 2),
        number(matcher, 3),
        number(matcher, 4),
        number(matcher, 5),
        number(matcher, 6),
        number(matcher, 7));
  }

  /** Fails if the agent ran and any exception of its own was kept from the application. */
  public void requireNothingSwallowed() {
    if (SUMMARY.matcher(text()).find() && summary().swallowed() > 0) {
      throw new AssertionError("The agent swallowed exceptions; the output was:\n" + text());
    }
  }

  private static long number(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group));
  }
}
