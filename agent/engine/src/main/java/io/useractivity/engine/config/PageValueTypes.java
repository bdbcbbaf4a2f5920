package io.useractivity.engine.config;

import io.useractivity.engine.text.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The kinds of values that the options of the pages take. */
final class PageValueTypes {

  private static final String SELF = "self";

  private PageValueTypes() {}

  /** A path within the application, without a slash at its end. */
  static final ValueType<String> PATH =
      new ValueType<String>("path") {
        @Override
        String parse(String text) throws InvalidValueException {
          return path(text);
        }
      };

  /** Such paths, separated by commas. */
  static final ValueType<List<String>> PATHS =
      new ValueType<List<String>>("list of paths") {
        @Override
        List<String> parse(String text) throws InvalidValueException {
          List<String> paths = new ArrayList<>();
          for (String part : parts(text)) {
            paths.add(path(part));
          }
          return Collections.unmodifiableList(paths);
        }
      };

  /** Names of roles, whatever they are made of but commas. */
  static final ValueType<List<String>> ROLES =
      new ValueType<List<String>>("list of roles") {
        @Override
        List<String> parse(String text) {
          return Collections.unmodifiableList(parts(text));
        }
      };

  /** Whose pages may frame ours, as {@code frame-ancestors} of a content security policy has it. */
  static final ValueType<List<String>> ORIGINS =
      new ValueType<List<String>>("list of origins") {
        @Override
        List<String> parse(String text) throws InvalidValueException {
          List<String> origins = new ArrayList<>();
          for (String part : parts(text)) {
            origins.add(part.equals(SELF) ? "'self'" : origin(part));
          }
          return Collections.unmodifiableList(origins);
        }
      };

  /** Of an answer to whoever may not see a page. */
  static final ValueType<Integer> DENIED_STATUS =
      new ValueType<Integer>("403 or 404") {
        @Override
        Integer parse(String text) throws InvalidValueException {
          if (!text.equals("403") && !text.equals("404")) {
            throw new InvalidValueException("403 or 404");
          }
          return Integer.valueOf(text);
        }
      };

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.trim().isEmpty()) {
        parts.add(part.trim());
      }
    }
    return parts;
  }

  /** Nothing that a client or a server reads as more than a name. */
  private static String path(String text) throws InvalidValueException {
    String path = text;
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    if (!isPath(path)) {
      throw new InvalidValueException(
          "a path that begins with / and is of letters, digits, dots and dashes, such as"
              + " /activity-logs");
    }
    return path;
  }

  /** By hand: the defaults are read at every start, and expressions take milliseconds of it. */
  private static boolean isPath(String text) {
    boolean begins = false; // a name
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      boolean slash = c == '/' && !begins;
      boolean inside = i > 0 && (letter || digit || c == '_' || c == '~' || c == '-');
      if (!slash && !inside && !(c == '.' && i > 0 && !begins)) {
        return false;
      }
      begins = slash;
    }
    return !text.isEmpty() && !begins;
  }

  private static String origin(String text) throws InvalidValueException {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      boolean plain = uri.getHost() != null && uri.getUserInfo() == null;
      if (web && plain && text.equals(uri.getScheme() + "://" + uri.getAuthority())) {
        return text;
      }
    } catch (URISyntaxException noOrigin) {
      // falls through to the sentence
    }
    throw new InvalidValueException("self, or origins such as https://portal.example.com");
  }
}
