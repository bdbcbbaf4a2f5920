package io.useractivity.engine.store.connect;

import io.useractivity.engine.config.JdbcUrl;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.text.PercentDecoder;
import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What no message of a driver may show: the password, and whatever else the address carries.
 * Drivers quote an address whole or in the parts that they cut it to, as it is written or decoded.
 * Immutable.
 */
final class AddressSecrets {

  private static final String HIDDEN = "***";

  /** Shorter ones stand in ordinary words too. */
  private static final int LEAST_ANYWHERE = 4;

  private static final int MOST_DIGITS = 7;

  private final String address;
  private final String shownAddress;
  private final List<Value> values = new ArrayList<>();

  AddressSecrets(StoreSettings settings) {
    this.address = settings.url();
    this.shownAddress = settings.toString();
    Map<String, Boolean> written = new LinkedHashMap<>();
    if (address != null) {
      written.putAll(JdbcUrl.of(address).carried());
    }
    if (settings.password() != null) {
      written.put(settings.password(), true);
    }
    Map<String, Boolean> forms = new LinkedHashMap<>();
    for (Map.Entry<String, Boolean> value : written.entrySet()) {
      if (value.getValue() || !isPlainSetting(value.getKey())) {
        addForms(value.getKey(), value.getValue(), forms);
      }
    }
    for (Map.Entry<String, Boolean> form : forms.entrySet()) {
      values.add(new Value(form.getKey(), form.getValue()));
    }
    values.sort(Comparator.comparing((Value value) -> value.text.length()).reversed());
  }

  /** The message with three stars for each of them. */
  String hiddenIn(String message) {
    String hidden = address == null ? message : message.replace(address, shownAddress);
    for (Value value : values) {
      hidden = value.hiddenIn(hidden);
    }
    return hidden;
  }

  /** A switch or a number that no name calls a secret: hiding it would hide what is wrong. */
  private static boolean isPlainSetting(String value) {
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return true;
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return value.length() <= MOST_DIGITS;
  }

  private static void addForms(String value, boolean secret, Map<String, Boolean> forms) {
    String encoded = encoded(value);
    String[] each = {
      value,
      PercentDecoder.path(value),
      PercentDecoder.query(value),
      encoded,
      encoded.replace("+", "%20"),
      value.replace("\\", ""), // H2's way to keep a semicolon
      value.replaceAll("\\s+", " ").trim() // as a reason comes to be one line
    };
    for (String form : each) {
      if (!form.isEmpty()) {
        forms.put(form, secret || Boolean.TRUE.equals(forms.get(form)));
      }
    }
  }

  private static String encoded(String value) {
    try {
      return URLEncoder.encode(value, "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e); // each Java has it
    }
  }

  /** One of them in one form; immutable. */
  private static final class Value {

    private static final String BEFORE = "'\"`=:@(,[/{<";
    private static final String AFTER = "'\"`@)]";

    final String text;
    private final boolean secret;

    Value(String text, boolean secret) {
      this.text = text;
      this.secret = secret;
    }

    String hiddenIn(String message) {
      StringBuilder hidden = null;
      int from = 0;
      for (int at = 0; at + text.length() <= message.length(); at++) {
        if (message.regionMatches(true, at, text, 0, text.length()) && isMeant(message, at)) {
          hidden = hidden == null ? new StringBuilder(message.length()) : hidden;
          hidden.append(message, from, at).append(HIDDEN);
          from = at + text.length();
          at = from - 1;
        }
      }
      return hidden == null ? message : hidden.append(message, from, message.length()).toString();
    }

    /** A short one only where a value stands, and what is no sure secret only as a whole word. */
    private boolean isMeant(String message, int at) {
      int end = at + text.length();
      boolean quotable = text.length() >= LEAST_ANYWHERE;
      if (secret && quotable) {
        return true;
      }
      boolean word = !isWord(message, at - 1) && !isWord(message, end);
      return word && (quotable || isValue(message, at, end));
    }

    private static boolean isValue(String message, int at, int end) {
      int before = at - 1;
      while (before > 0 && message.charAt(before) == ' ') {
        before--;
      }
      return isOneOf(BEFORE, message, before) || isOneOf(AFTER, message, end);
    }

    private static boolean isOneOf(String characters, String message, int at) {
      return at >= 0 && at < message.length() && characters.indexOf(message.charAt(at)) >= 0;
    }

    private static boolean isWord(String message, int at) {
      return at >= 0 && at < message.length() && Character.isLetterOrDigit(message.charAt(at));
    }
  }
}
