package io.useractivity.engine.capture;

import static io.useractivity.engine.record.ActivityRecord.MAX_ERROR_CHARS;

import io.useractivity.engine.text.Cut;
import java.lang.reflect.InvocationTargetException;

/** What a row says of an exception: its class and message. */
final class ErrorText {

  private static final int MAX_WRAPPERS = 8;

  private ErrorText() {}

  /** Class and message of what a servlet exception wraps, or of the exception itself. */
  static String of(Throwable thrown) {
    Throwable telling = thrown;
    for (int i = 0; i < MAX_WRAPPERS && isWrapper(telling) && telling.getCause() != null; i++) {
      telling = telling.getCause();
    }
    String name = telling.getClass().getName();
    String message = message(telling);
    if (message == null || message.isEmpty()) {
      return Cut.chars(name, MAX_ERROR_CHARS);
    }
    String text = name + ": " + Cut.chars(message, MAX_ERROR_CHARS);
    return Cut.chars(text, MAX_ERROR_CHARS);
  }

  private static boolean isWrapper(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.endsWith(".servlet.ServletException")
        || name.endsWith(".NestedServletException")
        || name.endsWith(".JasperException")
        || thrown instanceof InvocationTargetException;
  }

  private static String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (Throwable fromTheApplication) {
      return null; // getMessage is the application's code.
    }
  }
}
