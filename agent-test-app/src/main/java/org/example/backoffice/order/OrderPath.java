package org.example.backoffice.order;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands behind /orders in an address: nothing, an id, or an id and an action. */
final class OrderPath {
  private static final Pattern SHAPE = Pattern.compile("(?:/|/(\\d{1,18})(?:/(\\w+))?)?");

  private final boolean valid;
  private final String id;
  private final String action;

  private OrderPath(boolean valid, String id, String action) {
    this.valid = valid;
    this.id = id;
    this.action = action;
  }

  static OrderPath of(String pathInfo) {
    Matcher path = SHAPE.matcher(pathInfo == null ? "" : pathInfo);
    return path.matches()
        ? new OrderPath(true, path.group(1), path.group(2))
        : new OrderPath(false, null, null);
  }

  boolean isList() {
    return valid && id == null;
  }

  boolean isOrder() {
    return id != null && action == null;
  }

  boolean isAction(String name) {
    return name.equals(action);
  }

  long id() {
    return Long.parseLong(id);
  }
}
