package io.useractivity.engine.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/** How wide and how colourful the place is that the output goes to; immutable. */
final class Terminal {

  /** Of a pipe or a file, where a line is as long as it is. */
  static final int UNLIMITED = Integer.MAX_VALUE / 2;

  /** What every terminal has at least, where nobody tells more. */
  private static final int USUAL = 80;

  private static final int LEAST = 20;
  private static final int MOST_DIGITS = 5;

  private final String columns;
  private final boolean interactive;
  private final boolean seesErrors;
  private final String[] sizeCommand;

  /**
   * @param columns what the environment says: it has the first word
   * @param interactive whether the output goes to a terminal
   * @param sizeCommand prints lines and columns of the terminal that it has as its input
   */
  Terminal(String columns, boolean interactive, String... sizeCommand) {
    this(columns, interactive, interactive, sizeCommand);
  }

  private Terminal(String columns, boolean interactive, boolean seesErrors, String... sizeCommand) {
    this.columns = columns;
    this.interactive = interactive;
    this.seesErrors = seesErrors;
    this.sizeCommand = sizeCommand;
  }

  static Terminal ofThisProcess() {
    boolean interactive = isInteractive();
    return new Terminal(
        System.getenv("COLUMNS"), interactive, interactive || isErrorTerminal(), "stty", "size");
  }

  /** Java tells of standard output alone, which goes elsewhere just when there is progress. */
  private static boolean isErrorTerminal() {
    try {
      String target = new File("/proc/self/fd/2").getCanonicalPath();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException notLinux) {
      return false;
    }
  }

  /** Whether a line that changes makes sense on standard error. */
  boolean showsProgress() {
    return seesErrors;
  }

  /** Not in a pipe, nor where {@code NO_COLOR} says so. */
  boolean hasColours() {
    return interactive && Ansi.AUTO.enabled();
  }

  /** Whether somebody looks on, and not a pipe. */
  boolean isWatched() {
    return interactive;
  }

  int width() {
    int told = number(columns);
    if (told >= LEAST) {
      return told;
    }
    if (!interactive) {
      return UNLIMITED;
    }
    int found = asked();
    return found >= LEAST ? found : USUAL;
  }

  /** From Java 22 on there is a console without a terminal, too. */
  @SuppressWarnings("SystemConsoleNull") // which is asked for a terminal then
  private static boolean isInteractive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  /** Java has no way to ask; 0 if there is no such command, as on Windows. */
  private int asked() {
    try {
      Process process =
          new ProcessBuilder(sizeCommand).redirectInput(ProcessBuilder.Redirect.INHERIT).start();
      try (InputStream in = process.getInputStream()) {
        byte[] bytes = new byte[64];
        int length = in.read(bytes);
        process.waitFor(1, TimeUnit.SECONDS);
        String[] numbers =
            new String(bytes, 0, Math.max(0, length), StandardCharsets.US_ASCII)
                .trim()
                .split(" ", -1);
        return numbers.length == 2 ? number(numbers[1]) : 0;
      } finally {
        process.destroy();
      }
    } catch (IOException noSuchCommand) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static int number(String text) {
    boolean digits = text != null && !text.isEmpty() && text.length() <= MOST_DIGITS;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Integer.parseInt(text) : 0;
  }
}
