package io.useractivity.engine.config;

import io.useractivity.engine.match.Exclusions;
import io.useractivity.engine.match.IpMask;
import io.useractivity.engine.match.IpRange;
import io.useractivity.engine.match.StatusRange;
import io.useractivity.engine.text.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads an option's text; one constant or factory per kind of value. Immutable.
 *
 * @param <T> what the text becomes
 */
public abstract class ValueType<T> {

  private static final long KIB = 1024;

  private final String name;

  ValueType(String name) {
    this.name = name;
  }

  /** What the reference calls this kind, such as "duration". */
  final String typeName() {
    return name;
  }

  /**
   * @param text trimmed, never null; empty means "no value"
   * @throws InvalidValueException whose message says what is wanted instead
   */
  abstract T parse(String text) throws InvalidValueException;

  static final ValueType<String> TEXT =
      new ValueType<String>("text") {
        @Override
        String parse(String text) {
          return text.isEmpty() ? null : text;
        }
      };

  static final ValueType<String> DIRECTORY =
      new ValueType<String>("text") {
        @Override
        String parse(String text) throws InvalidValueException {
          if (text.isEmpty()) {
            throw new InvalidValueException("the name of a directory");
          }
          return text;
        }
      };

  static final ValueType<List<StatusRange>> STATUSES =
      new ValueType<List<StatusRange>>("list of statuses") {
        @Override
        List<StatusRange> parse(String text) throws InvalidValueException {
          return StatusRange.list(text);
        }
      };

  static final ValueType<Boolean> SWITCH =
      new ValueType<Boolean>("true or false") {
        @Override
        Boolean parse(String text) throws InvalidValueException {
          switch (text.toLowerCase(Locale.ROOT)) {
            case "true":
              return Boolean.TRUE;
            case "false":
              return Boolean.FALSE;
            default:
              throw new InvalidValueException("true or false");
          }
        }
      };

  /** The address of a database that there is a driver for. */
  static final ValueType<String> JDBC_ADDRESS =
      new ValueType<String>("database address") {
        @Override
        String parse(String text) throws InvalidValueException {
          if (text.isEmpty()) {
            return null;
          }
          if (JdbcScheme.of(text) != null) {
            return text;
          }
          throw new InvalidValueException(
              "an address that begins with jdbc:mariadb:, jdbc:mysql: or jdbc:h2:");
        }
      };

  static ValueType<Integer> wholeNumber(int least, int most) {
    return new ValueType<Integer>("whole number from " + least + " to " + most) {
      @Override
      Integer parse(String text) throws InvalidValueException {
        try {
          int number = Integer.parseInt(text);
          if (number >= least && number <= most) {
            return number;
          }
        } catch (NumberFormatException notANumber) {
          // falls through to the sentence
        }
        throw new InvalidValueException("a whole number from " + least + " to " + most);
      }
    };
  }

  /** Milliseconds, written with a unit: {@code 500ms}, {@code 1s}, {@code 5m}, {@code 2h}. */
  static ValueType<Long> duration(long leastMillis, long mostMillis) {
    return new ValueType<Long>("duration") {
      @Override
      Long parse(String text) throws InvalidValueException {
        Long millis =
            amount(
                text, new String[] {"ms", "s", "m", "h"}, new long[] {1, 1_000, 60_000, 3_600_000});
        if (millis == null || millis < leastMillis || millis > mostMillis) {
          throw new InvalidValueException(
              "a duration with a unit (ms, s, m, h) from "
                  + durationText(leastMillis)
                  + " to "
                  + durationText(mostMillis)
                  + ", such as 1s");
        }
        return millis;
      }
    };
  }

  /** Bytes, with or without a unit of 1024 steps: {@code 65536}, {@code 64KB}, {@code 16MB}. */
  static ValueType<Long> size(long leastBytes, long mostBytes) {
    return new ValueType<Long>("size") {
      @Override
      Long parse(String text) throws InvalidValueException {
        Long bytes =
            amount(
                text,
                new String[] {"kb", "mb", "gb", "b", ""},
                new long[] {KIB, KIB * KIB, KIB * KIB * KIB, 1, 1});
        if (bytes == null || bytes < leastBytes || bytes > mostBytes) {
          throw new InvalidValueException(
              "a size (KB, MB, GB) from "
                  + sizeText(leastBytes)
                  + " to "
                  + sizeText(mostBytes)
                  + ", such as 16MB");
        }
        return bytes;
      }
    };
  }

  static <E extends Enum<E>> ValueType<E> oneOf(Class<E> choices) {
    List<String> names = new ArrayList<>();
    for (E choice : choices.getEnumConstants()) {
      names.add(choice.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return new ValueType<E>("one of " + String.join(", ", names)) {
      @Override
      E parse(String text) throws InvalidValueException {
        int at = names.indexOf(text.toLowerCase(Locale.ROOT));
        if (at >= 0) {
          return choices.getEnumConstants()[at];
        }
        String near = Nearest.to(text, names);
        throw new InvalidValueException(
            "one of "
                + String.join(", ", names)
                + (near == null ? "" : "; did you mean " + near + "?"));
      }
    };
  }

  /** Which requests leave no row. */
  static final ValueType<Exclusions> PATTERNS =
      new ValueType<Exclusions>("list of path patterns") {
        @Override
        Exclusions parse(String text) throws InvalidValueException {
          return Exclusions.parse(text);
        }
      };

  /** Where a value is to be looked for, in order. */
  static final ValueType<List<ValueSource>> SOURCES =
      new ValueType<List<ValueSource>>("list of sources") {
        @Override
        List<ValueSource> parse(String text) throws InvalidValueException {
          List<ValueSource> sources = new ArrayList<>();
          for (String part : text.split(",", -1)) {
            if (!part.trim().isEmpty()) {
              sources.add(ValueSource.parse(part.trim()));
            }
          }
          return Collections.unmodifiableList(sources);
        }
      };

  /** Names of fields, separated by commas, with a star for what may stand before or after. */
  static final ValueType<List<String>> NAMES =
      new ValueType<List<String>>("list of names") {
        @Override
        List<String> parse(String text) throws InvalidValueException {
          List<String> names = new ArrayList<>();
          for (String part : text.split(",", -1)) {
            String name = part.trim();
            if (name.isEmpty()) {
              continue;
            }
            String inner = name.replaceAll("^\\*|\\*$", "");
            if (inner.indexOf('*') >= 0 || !hasLetter(inner)) {
              throw new InvalidValueException(
                  "a list of names separated by commas, with a * only before or after a name,"
                      + " such as birthday, *income*");
            }
            names.add(name);
          }
          return Collections.unmodifiableList(names);
        }
      };

  private static final int MOST_DAYS = 36_500;

  /** Days by a name, {@code view=90, login=730}. */
  static final ValueType<Map<String, Integer>> DAYS_BY_NAME =
      new ValueType<Map<String, Integer>>("list of name=days") {
        @Override
        Map<String, Integer> parse(String text) throws InvalidValueException {
          Map<String, Integer> days = new LinkedHashMap<>();
          for (String part : text.split(",", -1)) {
            int equals = part.lastIndexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).trim();
            String number = part.substring(equals + 1).trim();
            if (part.trim().isEmpty()) {
              continue;
            }
            boolean fits = number.matches("\\d{1,5}") && Integer.parseInt(number) <= MOST_DAYS;
            if (name.isEmpty() || !fits || days.put(name, Integer.valueOf(number)) != null) {
              throw new InvalidValueException(
                  "a list of names, each once and with its days from 0 to "
                      + MOST_DAYS
                      + ", such as view=90, login=730");
            }
          }
          return Collections.unmodifiableMap(days);
        }
      };

  /** A table of ours beside those that the agent has already; null if unset. */
  static final ValueType<String> TABLE_NAME =
      new ValueType<String>("name of a table") {
        @Override
        String parse(String text) throws InvalidValueException {
          if (text.isEmpty()) {
            return null;
          }
          String name = text.toLowerCase(Locale.ROOT);
          boolean taken =
              name.equals("user_activity_logs")
                  || name.equals("user_activity_retention")
                  || name.equals("user_activity_holds")
                  || name.equals("user_activity_journals");
          if (taken || !name.matches("[a-z][a-z0-9_]{0,49}")) {
            throw new InvalidValueException(
                "the name of a table of its own, of letters, digits and underscores");
          }
          return text;
        }
      };

  private static boolean hasLetter(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static final int MAX_EXPRESSION_CHARS = 500;

  /** Regular expressions, separated by white space. */
  static final ValueType<List<Pattern>> REGULAR_EXPRESSIONS =
      new ValueType<List<Pattern>>("list of regular expressions") {
        @Override
        List<Pattern> parse(String text) throws InvalidValueException {
          List<Pattern> patterns = new ArrayList<>();
          StringTokenizer parts = new StringTokenizer(text);
          while (parts.hasMoreTokens()) {
            patterns.add(expression(parts.nextToken()));
          }
          return Collections.unmodifiableList(patterns);
        }
      };

  private static Pattern expression(String text) throws InvalidValueException {
    if (text.length() > MAX_EXPRESSION_CHARS) {
      throw new InvalidValueException(
          "a list of regular expressions of at most " + MAX_EXPRESSION_CHARS + " characters each");
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new InvalidValueException(
          "a list of regular expressions separated by spaces: \""
              + text
              + "\" is none ("
              + e.getDescription()
              + ")");
    }
  }

  /** Addresses of proxies. */
  static final ValueType<List<IpRange>> IP_RANGES =
      new ValueType<List<IpRange>>("list of address ranges") {
        @Override
        List<IpRange> parse(String text) throws InvalidValueException {
          return IpRange.parseList(text);
        }
      };

  static final ValueType<IpMask> IP_MASK =
      new ValueType<IpMask>("address mask") {
        @Override
        IpMask parse(String text) throws InvalidValueException {
          return IpMask.parse(text);
        }
      };

  /** A regular expression. */
  static final ValueType<Pattern> REGULAR_EXPRESSION =
      new ValueType<Pattern>("regular expression") {
        @Override
        Pattern parse(String text) throws InvalidValueException {
          try {
            return text.isEmpty() ? null : Pattern.compile(text);
          } catch (PatternSyntaxException e) {
            throw new InvalidValueException(
                "a regular expression of Java: " + e.getDescription().toLowerCase(Locale.ROOT));
          }
        }
      };

  /** The number times its unit; null if the text is no such thing or too large. */
  private static Long amount(String text, String[] units, long[] factors) {
    String lower = text.toLowerCase(Locale.ROOT).replace(" ", "");
    int digits = 0;
    while (digits < lower.length() && lower.charAt(digits) >= '0' && lower.charAt(digits) <= '9') {
      digits++;
    }
    for (int i = 0; i < units.length; i++) {
      if (digits > 0 && digits <= 15 && lower.substring(digits).equals(units[i])) {
        try {
          return Math.multiplyExact(Long.parseLong(lower.substring(0, digits)), factors[i]);
        } catch (ArithmeticException tooLarge) {
          return null;
        }
      }
    }
    return null;
  }

  static String durationText(long millis) {
    if (millis > 0 && millis % 3_600_000 == 0) {
      return millis / 3_600_000 + "h";
    }
    if (millis > 0 && millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }

  private static String sizeText(long bytes) {
    if (bytes % (KIB * KIB * KIB) == 0) {
      return bytes / (KIB * KIB * KIB) + "GB";
    }
    if (bytes % (KIB * KIB) == 0) {
      return bytes / (KIB * KIB) + "MB";
    }
    return bytes % KIB == 0 ? bytes / KIB + "KB" : bytes + "B";
  }
}
