package io.useractivity.engine.cli;

import io.useractivity.engine.query.Window;
import java.time.Duration;
import java.time.LocalDateTime;
import picocli.CommandLine.Option;

/** From when the rows are. */
final class WindowOptions {

  private static final Duration DAY = Duration.ofHours(24);

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description =
          "requests that began then or later: a time in UTC such as 2026-11-27 or"
              + " 2026-11-27T06:30, or how long ago, such as 90m, 24h or 7d, or all")
  private Moment since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description = "requests that began before; else no end")
  private Moment until;

  /** The last day of it, if nothing was said of its beginning. */
  Window lastDay() throws UsageException {
    LocalDateTime end = until == null ? Moment.now() : until.time();
    return window(end == null ? null : end.minus(DAY));
  }

  /** All of it, if nothing was said. */
  Window all() throws UsageException {
    return window(null);
  }

  private Window window(LocalDateTime otherwise) throws UsageException {
    LocalDateTime from = since == null ? otherwise : since.time();
    LocalDateTime to = until == null ? null : until.time();
    if (from != null && to != null && !from.isBefore(to)) {
      throw new UsageException("--since " + from + " is not before --until " + to + ".");
    }
    return Window.of(from, to);
  }
}
