package io.useractivity.engine.log;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.useractivity.engine.text.TimestampFormat;
import io.useractivity.engine.text.VisibleText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Writes lines to standard error; safe for use by any thread.
 *
 * <p>Not {@code java.util.logging}: WildFly does not start once an agent has initialised it
 * (WFLYLOG0078). Not {@code System.err}: servers replace it by a stream that leads back into their
 * logging.
 */
public final class Log {

  /** From the most to the least talkative. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR,
    OFF
  }

  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final PrintStream out;
  private volatile Level level;
  private final ConcurrentMap<String, Long> lastTold = new ConcurrentHashMap<>();

  public Log(PrintStream out, Level level) {
    this.out = out;
    this.level = level;
  }

  /** A log on the process's standard error, whatever {@code System.err} is by now. */
  public static Log onStandardError(Level level) {
    return new Log(new PrintStream(new FileOutputStream(FileDescriptor.err), true), level);
  }

  /** Says from now on what is of this level or above. */
  public void level(Level from) {
    level = from;
  }

  /** Whether it says what is of that level. */
  public boolean tells(Level of) {
    return of.compareTo(level) >= 0;
  }

  public void debug(String message) {
    write(Level.DEBUG, message);
  }

  public void info(String message) {
    write(Level.INFO, message);
  }

  public void warn(String message) {
    write(Level.WARN, message);
  }

  public void error(String message) {
    write(Level.ERROR, message);
  }

  /**
   * Warns at most once a minute for the same cause.
   *
   * @param cause a constant, as the compiler checks: each is remembered for ever
   */
  public void warnOncePerMinute(@CompileTimeConstant String cause, String message) {
    if (isTurnOf(cause)) {
      warn(message);
    }
  }

  /**
   * Tells something at most once a minute for the same cause.
   *
   * @param cause a constant, as the compiler checks: each is remembered for ever
   * @return whether it was its turn
   */
  public boolean infoOncePerMinute(@CompileTimeConstant String cause, String message) {
    boolean turn = isTurnOf(cause);
    if (turn) {
      info(message);
    }
    return turn;
  }

  private boolean isTurnOf(String cause) {
    long now = System.nanoTime();
    Long last = lastTold.get(cause);
    boolean turn = last == null || now - last >= MINUTE_NANOS;
    if (turn) {
      lastTold.put(cause, now);
    }
    return turn;
  }

  private void write(Level of, String message) {
    if (of.compareTo(level) < 0) {
      return;
    }
    // One call and one line: what a message quotes may hold line breaks (a loader's name does).
    out.println(time() + " [user-activity] " + of + " " + VisibleText.line(message));
  }

  /** UTC, always with milliseconds. */
  private static String time() {
    return TimestampFormat.millis(LocalDateTime.now(ZoneOffset.UTC)).replace(' ', 'T') + "Z";
  }
}
