package io.useractivity.engine.redact;

import io.useractivity.engine.text.PercentDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells the code of OAuth (RFC 6749, 4.1.2) and the ticket of CAS from all else that fields called
 * {@code code} and {@code ticket} hold: by the fields beside them and by the path.
 */
public final class OneTimeCodes {

  /** No other field called code stands beside one of these. */
  private static final Set<String> OAUTH =
      set("granttype", "redirecturi", "clientid", "clientsecret", "codeverifier", "sessionstate");

  /** Beside these, what a machine made is one: an address has a state too. */
  private static final Set<String> MAYBE_OAUTH =
      set("state", "scope", "iss", "authuser", "prompt", "nonce");

  private static final Set<String> CAS = set("service", "targetservice", "pgturl", "renew");

  private static final String[] SIGN_IN_PATHS = {
    "callback", "oauth", "oidc", "openid", "/sso", "saml", "/cas", "/cb"
  };

  private static final int MIN_MACHINE_MADE_CHARS = 8;

  private final Set<String> siblings;
  private final boolean isSignIn;

  private OneTimeCodes(Set<String> siblings, boolean isSignIn) {
    this.siblings = siblings;
    this.isSignIn = isSignIn;
  }

  private static Set<String> set(String... names) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
  }

  /**
   * Those of the pairs of an address.
   *
   * @param path of the same address, null if it is not known
   */
  static OneTimeCodes amongPairs(String pairs, String path) {
    Set<String> names = Collections.emptySet();
    if (pairs.contains("code=") || pairs.contains("ticket=")) {
      names = new HashSet<>();
      for (int start = 0; start < pairs.length(); ) {
        int end = start;
        int equals = -1;
        while (end < pairs.length() && "&;?#".indexOf(pairs.charAt(end)) < 0) {
          equals = equals < 0 && pairs.charAt(end) == '=' ? end : equals;
          end++;
        }
        if (equals >= 0) {
          names.add(letters(PercentDecoder.query(pairs.substring(start, equals))));
        }
        start = end + 1;
      }
    }
    return new OneTimeCodes(names, path != null && isOfSignIn(path));
  }

  /** Takes them out of what a request to a path carried. */
  public static void takeOut(Map<String, Object> data, String path, HiddenValues hidden) {
    for (String member : new String[] {"query", "form", "json"}) {
      Object fields = data.get(member);
      if (fields instanceof Map) {
        takeOutOf((Map<?, ?>) fields, path, hidden);
      }
    }
  }

  @SuppressWarnings("unchecked") // The maps of data are those that were made for it.
  private static void takeOutOf(Map<?, ?> fields, String path, HiddenValues hidden) {
    List<String> found = new ArrayList<>(0);
    for (Object key : fields.keySet()) {
      String name = (String) key;
      if (name.regionMatches(true, name.length() - 4, "code", 0, 4)
          || name.regionMatches(true, name.length() - 6, "ticket", 0, 6)) {
        found.add(name);
      }
    }
    if (found.isEmpty()) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (Object key : fields.keySet()) {
      names.add(letters((String) key));
    }
    OneTimeCodes codes = new OneTimeCodes(names, isOfSignIn(path));
    for (String name : found) {
      Object value = fields.get(name);
      Object first =
          value instanceof List && !((List<?>) value).isEmpty() ? ((List<?>) value).get(0) : value;
      if (first instanceof String && codes.isSecret(name, (String) first)) {
        ((Map<String, Object>) fields).put(name, hidden.hide(name, (String) first));
      }
    }
  }

  private static String letters(String name) {
    return name.length() > 64 ? "" : FieldName.of(name).letters();
  }

  private static boolean isOfSignIn(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    for (String sign : SIGN_IN_PATHS) {
      if (lower.contains(sign)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a field of that name and value is one. */
  boolean isSecret(String name, String value) {
    if (siblings.isEmpty() && !isSignIn) {
      return false;
    }
    boolean machineMade =
        value.length() >= MIN_MACHINE_MADE_CHARS && !HiddenValue.isOrdinary(value);
    switch (letters(name)) {
      case "code":
        return hasAnyOf(OAUTH) || (machineMade && (isSignIn || hasAnyOf(MAYBE_OAUTH)));
      case "ticket":
        return machineMade && (isSignIn || hasAnyOf(CAS));
      default:
        return false;
    }
  }

  private boolean hasAnyOf(Set<String> names) {
    return !Collections.disjoint(siblings, names);
  }
}
