package io.useractivity.engine.config;

import io.useractivity.engine.text.InvalidValueException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** What fills a further column of the table, the same for all rows of an application. */
public final class ColumnSource {

  private enum Kind {
    TEXT,
    HOST,
    CONTEXT
  }

  private final Kind kind;
  private final String text;

  private ColumnSource(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  static ColumnSource parse(String source, Map<String, String> environment)
      throws InvalidValueException {
    if (source.equals("context")) {
      return new ColumnSource(Kind.CONTEXT, null);
    }
    if (source.equals("host")) {
      return new ColumnSource(Kind.HOST, environment.get("HOSTNAME"));
    }
    if (source.startsWith("text:")) {
      return new ColumnSource(Kind.TEXT, source.substring("text:".length()));
    }
    if (source.startsWith("env:")) {
      return new ColumnSource(Kind.TEXT, environment.get(source.substring("env:".length()).trim()));
    }
    throw new InvalidValueException("text:VALUE, env:NAME, host or context");
  }

  /**
   * The value for one row, or null. May ask the system for the host's name, so not in premain.
   *
   * @param contextPath of the application that the row is about, empty for the root
   */
  public String value(String contextPath) {
    switch (kind) {
      case CONTEXT:
        return contextPath;
      case HOST:
        return text != null ? text : HostName.VALUE;
      default:
        return text;
    }
  }

  /** Asked for once, when it is first needed. */
  private static final class HostName {

    static final String VALUE = ask();

    private static String ask() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException unnamed) {
        return null;
      }
    }
  }
}
