package io.useractivity.engine.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A database's address taken apart. Its scheme, hosts, ports, database and the names of its options
 * may be shown, as far as they look like such; all else that it carries may not. Immutable.
 */
public final class JdbcUrl {

  private static final String HIDDEN = "***";

  private static final Pattern SCHEME = Pattern.compile("jdbc:[A-Za-z0-9:+-]*");
  private static final Pattern NO_MORE = Pattern.compile("(?:[a-z]+:)?");
  private static final Pattern HOST =
      Pattern.compile("(?:[\\p{L}\\p{N}_.-]*|\\[[0-9A-Fa-f:.%]+])(?::[0-9]{1,5})?");
  private static final Pattern DATABASE = Pattern.compile("/?[^@=():,;&?'\"]*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.$-]+");

  /** What the name of an option has in it whose value is a secret, whatever it looks like. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)pass|pwd|secret|token|key|cipher|cred|auth|pin|salt");

  /** What separates the parts of an address, at one of which a driver may cut a secret. */
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}_%.+-]+");

  private final StringBuilder shown = new StringBuilder();
  private final Map<String, Boolean> carried = new LinkedHashMap<>();

  private JdbcUrl(String url) {
    if (JdbcScheme.H2.begins(url)) {
      readH2(url);
    } else {
      readServer(url);
    }
  }

  public static JdbcUrl of(String url) {
    return new JdbcUrl(url);
  }

  /**
   * The values that the address carries and that no message may show, as they are written there and
   * in the parts that a driver may cut them to; each with whether it is surely a secret.
   */
  public Map<String, Boolean> carried() {
    return Collections.unmodifiableMap(carried);
  }

  /** What may be shown: {@code jdbc:mariadb://db:3306/app?user&password}. */
  @Override
  public String toString() {
    return shown.toString();
  }

  /** {@code jdbc:mysql:replication://[user:password@]host[:port],.../database?name=value&...}. */
  private void readServer(String url) {
    int slashes = url.indexOf("//");
    if (slashes < 0 || !SCHEME.matcher(url.substring(0, slashes)).matches()) {
      int end = url.startsWith("jdbc:") ? url.indexOf(':', "jdbc:".length()) + 1 : 0;
      shown.append(url, 0, end);
      show(url.substring(end), NO_MORE);
      return;
    }
    shown.append(url, 0, slashes).append("//");
    int question = url.indexOf('?', slashes);
    int end = question < 0 ? url.length() : question;
    int userEnd = url.lastIndexOf('@', end - 1);
    if (userEnd > slashes) {
      hideUser(url.substring(slashes + 2, userEnd));
      shown.append(HIDDEN).append('@');
    }
    String location = url.substring(Math.max(slashes + 2, userEnd + 1), end);
    int database = endOfHosts(location);
    boolean cutInAPassword = database == location.length() && url.indexOf('@', end) >= 0;
    if (cutInAPassword) {
      shown.append(HIDDEN);
      hideUser(url.substring(slashes + 2, url.lastIndexOf('@')));
    } else {
      readHosts(location.substring(0, database));
      show(location.substring(database), DATABASE);
    }
    if (question >= 0) {
      readOptions(url.substring(question + 1).split("&", -1), '?', '&');
    }
  }

  /** {@code jdbc:h2:file:./path;NAME=VALUE;...}; a backslash keeps a semicolon from ending it. */
  private void readH2(String url) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < url.length(); i++) {
      if (url.charAt(i) == '\\') {
        i++;
      } else if (url.charAt(i) == ';') {
        parts.add(url.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(url.substring(start));
    String path = parts.get(0);
    int slashes = path.indexOf("//");
    int userEnd = path.lastIndexOf('@');
    int question = path.indexOf('?'); // no part of H2's addresses, but of those of others
    if (slashes >= 0 && userEnd > slashes) {
      shown.append(path, 0, slashes).append("//").append(HIDDEN).append('@');
      hideUser(path.substring(slashes + 2, userEnd));
      path = path.substring(userEnd + 1);
    } else if (question >= 0) {
      shown.append(path, 0, question);
      readOptions(path.substring(question + 1).split("&", -1), '?', '&');
      path = "";
    }
    int host = path.indexOf("//") + 2;
    boolean server = path.startsWith("jdbc:h2:tcp://") || path.startsWith("jdbc:h2:ssl://");
    if (server) {
      int end = host + endOfHosts(path.substring(host));
      shown.append(path, 0, host);
      readHosts(path.substring(host, end));
      path = path.substring(end);
    }
    shown.append(path);
    readOptions(parts.subList(1, parts.size()).toArray(new String[0]), ';', ';');
  }

  /** Up to the slash before the database; those in parentheses belong to a host. */
  private static int endOfHosts(String location) {
    int depth = 0;
    for (int i = 0; i < location.length(); i++) {
      char c = location.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '/' && depth <= 0) {
        return i;
      }
    }
    return location.length();
  }

  private void readHosts(String hosts) {
    boolean list = hosts.startsWith("[") && hosts.indexOf(']') == hosts.length() - 1;
    if (list && !HOST.matcher(hosts).matches()) { // MySQL's, for one user of several hosts
      shown.append('[');
      readEach(hosts.substring(1, hosts.length() - 1));
      shown.append(']');
    } else {
      readEach(hosts);
    }
  }

  private void readEach(String hosts) {
    String separator = "";
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= hosts.length(); i++) {
      char c = i == hosts.length() ? ',' : hosts.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && (depth <= 0 || i == hosts.length())) {
        shown.append(separator);
        String host = hosts.substring(start, i);
        if (host.indexOf('(') >= 0) {
          readPairs(host);
        } else {
          show(host, HOST);
        }
        separator = ",";
        start = i + 1;
      }
    }
  }

  /** {@code address=(host=db)(port=3306)(user=me)} and {@code (host=db,port=3306,user=me)}. */
  private void readPairs(String host) {
    String name = HIDDEN;
    String port = "";
    for (String pair : host.split("[(),]+", -1)) {
      int equals = pair.indexOf('=');
      String key = pair.substring(0, Math.max(0, equals)).trim().toLowerCase(Locale.ROOT);
      String value = pair.substring(equals + 1);
      if (key.equals("host") && HOST.matcher(value).matches()) {
        name = value;
      } else if (key.equals("port") && HOST.matcher(":" + value).matches()) {
        port = ":" + value;
      } else if (!key.equals("address") && !key.equals("type") && !key.equals("protocol")) {
        hide(value, equals < 0 || SECRET.matcher(key).find());
      }
    }
    shown.append(name).append(port);
  }

  private void readOptions(String[] options, char first, char next) {
    char separator = first;
    for (String option : options) {
      if (option.isEmpty()) {
        continue;
      }
      int equals = option.indexOf('=');
      String name = option.substring(0, Math.max(0, equals));
      shown.append(separator);
      show(equals < 0 ? option : name, NAME, equals >= 0);
      String value = option.substring(equals + 1);
      boolean secret = equals < 0 || SECRET.matcher(name).find();
      hide(value, secret);
      if (!secret) {
        hideParts(value, false);
      }
      separator = next;
    }
  }

  private void show(String part, Pattern form) {
    show(part, form, true);
  }

  private void show(String part, Pattern form, boolean mayBeShown) {
    if (mayBeShown && form.matcher(part).matches()) {
      shown.append(part);
    } else {
      shown.append(HIDDEN);
      hideParts(part, true);
    }
  }

  private void hideUser(String userInfo) {
    hide(userInfo, true);
    int colon = userInfo.indexOf(':');
    if (colon >= 0) {
      hide(userInfo.substring(colon + 1), true);
    }
    hideParts(userInfo, true);
  }

  private void hideParts(String text, boolean secret) {
    for (String part : SEPARATORS.split(text, -1)) {
      hide(part, secret);
    }
  }

  private void hide(String value, boolean secret) {
    if (!value.isEmpty()) {
      carried.put(value, secret || Boolean.TRUE.equals(carried.get(value)));
    }
  }
}
