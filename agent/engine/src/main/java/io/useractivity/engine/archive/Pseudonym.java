package io.useractivity.engine.archive;

import io.useractivity.engine.store.retention.JsonText;
import io.useractivity.engine.store.retention.RowImage;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Takes a person out of a row and leaves what happened: when, what, how it went. One made-up name
 * stands for the person in all rows of one erasure, and nothing leads back from it. Immutable.
 */
final class Pseudonym {

  /** Texts that may tell of the person in words of their own. */
  private static final String[] EMPTIED = {
    "ip_address", "user_agent", "session_id", "error_message"
  };

  /** Texts in which an id or an e-mail may stand. */
  private static final String[] SEARCHED = {"endpoint", "action", "resource_type", "resource_id"};

  private static final String ERASED_DATA = "{\"_erased\": true}";

  /** A shorter name would be found in ordinary words. */
  private static final int SEARCHABLE = 3;

  private final String name;
  private final Person person;

  Pseudonym(Person person) {
    this.person = person;
    this.name = "erased-" + Long.toHexString(new SecureRandom().nextLong() >>> 8);
  }

  @Override
  public String toString() {
    return name;
  }

  RowImage of(RowImage row) {
    Map<String, Object> changed = new HashMap<>();
    changed.put("user_id", null);
    changed.put("user_email", name);
    for (String column : EMPTIED) {
      changed.put(column, null);
    }
    if (row.cell("request_data") != null) {
      changed.put("request_data", new JsonText(ERASED_DATA));
    }
    for (String column : SEARCHED) {
      if (row.cell(column) instanceof String) {
        changed.put(column, without((String) row.cell(column), row));
      }
    }
    return row.with(changed);
  }

  private String without(String text, RowImage row) {
    String left = text;
    for (String each : person.names()) {
      left = replaced(left, each);
    }
    return replaced(replaced(left, row.text("user_id")), row.text("user_email"));
  }

  /** As a word by itself: 42 is not in 142. */
  private String replaced(String text, String found) {
    if (found == null || found.isEmpty()) {
      return text;
    }
    StringBuilder left = new StringBuilder(text.length());
    String searched = text.toLowerCase(Locale.ROOT);
    String wanted = found.toLowerCase(Locale.ROOT);
    if (searched.length() != text.length()) {
      return text.replace(found, name);
    }
    int from = 0;
    for (int at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + 1)) {
      boolean word = isEdge(text, at - 1) && isEdge(text, at + wanted.length());
      if (at >= from && (word || wanted.length() >= 2 * SEARCHABLE + 2)) {
        left.append(text, from, at).append(name);
        from = at + wanted.length();
      }
    }
    return left.append(text, from, text.length()).toString();
  }

  private static boolean isEdge(String text, int at) {
    return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }
}
