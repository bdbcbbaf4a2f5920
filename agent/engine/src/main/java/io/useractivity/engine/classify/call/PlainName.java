package io.useractivity.engine.classify.call;

import io.useractivity.engine.text.Ascii;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of methods, services and components as they may be shown: bounded, and without ids. */
final class PlainName {

  private static final int MAX_CHARS = 64;
  private static final int MAX_PATH_CHARS = 120;

  private static final String ID = "{id}";

  /** What a service is called for being one. */
  private static final String[] KINDS = {
    "ServerRpc",
    "Service",
    "Endpoint",
    "Controller",
    "Facade",
    "Remote",
    "Rpc",
    "Manager",
    "Bean",
    "Impl",
    "Port",
    "Dao",
    "Ajax",
    "Action",
    "Async"
  };

  /** What lists are called for being some, whatever is in them. */
  private static final Set<String> LISTS =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "rows",
                  "row",
                  "list",
                  "listview",
                  "table",
                  "datatable",
                  "dataview",
                  "view",
                  "repeater",
                  "repeatingview",
                  "items",
                  "item",
                  "cells",
                  "cell",
                  "body",
                  "records",
                  "entries",
                  "results",
                  "data",
                  "content",
                  "columns",
                  "links")));

  private PlainName() {}

  /** The same text if it can be a name; else null. */
  static String of(String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_CHARS) {
      return null;
    }
    boolean letter = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      letter |= Character.isLetter(c);
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '$' && c != '.') {
        return null;
      }
    }
    return letter ? text : null;
  }

  /** The class's own name in a whole one. */
  static String lastOf(String name) {
    int start = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
    return name.substring(Math.max(start, name.lastIndexOf('/')) + 1);
  }

  /** {@code user} for {@code UserService}; null if nothing is left. */
  static String ofWhatItServes(String service) {
    String left = service;
    boolean cut;
    do {
      cut = false;
      for (String kind : KINDS) {
        if (left.endsWith(kind)) {
          left = left.substring(0, left.length() - kind.length());
          cut = true;
        }
      }
    } while (cut);
    return left.isEmpty()
        ? null
        : left.substring(0, 1).toLowerCase(Locale.ROOT) + left.substring(1);
  }

  /**
   * The names on the way to a component, with dots between them. Rows, and components that got
   * their name from a counter, are ids: they differ from page to page.
   *
   * @param separator between them as they are written
   * @return null if none is left
   */
  static String path(String written, char separator) {
    StringBuilder shown = new StringBuilder();
    boolean id = false;
    int start = 0;
    while (start <= written.length()) {
      int end = written.indexOf(separator, start);
      end = end < 0 ? written.length() : end;
      if (end > start) {
        String part = written.substring(start, end);
        boolean generated = isGenerated(part);
        if (!generated && of(part) == null) {
          return null;
        }
        if (shown.length() + part.length() > MAX_PATH_CHARS) {
          break;
        }
        if (!generated || !id) { // several in a row say no more than one
          shown.append(shown.length() == 0 ? "" : ".").append(generated ? ID : part);
        }
        id = generated;
      }
      start = end + 1;
    }
    return shown.length() == 0 ? null : shown.toString();
  }

  /** The last name of a path that is no id; null for none. */
  static String lastName(String path) {
    int end = path.length();
    while (end > 0) {
      int start = path.lastIndexOf('.', end - 1) + 1;
      String part = path.substring(start, end);
      if (!part.equals(ID)) {
        return part;
      }
      end = start - 1;
    }
    return null;
  }

  /**
   * {@code books} of {@code books.{id}.remove}: of which list a row is; null if that is not said.
   */
  static String listOf(String path) {
    int row = path.lastIndexOf('.' + ID + '.');
    String list = row <= 0 ? null : lastName(path.substring(0, row));
    return list == null || LISTS.contains(list.toLowerCase(Locale.ROOT)) ? null : list;
  }

  /** {@code 7}, {@code j_idt12}, {@code j_id_3c}, {@code id1f}: by what frameworks count with. */
  private static boolean isGenerated(String part) {
    if (part.startsWith("j_id") || part.startsWith("_id")) {
      return true;
    }
    for (int i = 0; i < part.length(); i++) {
      if (!Ascii.isDigit(part.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
