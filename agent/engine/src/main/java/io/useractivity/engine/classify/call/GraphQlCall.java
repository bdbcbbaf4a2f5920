package io.useractivity.engine.classify.call;

import io.useractivity.engine.text.Ascii;

/** GraphQL: the first field of the operation, which is a method of the server's. */
final class GraphQlCall {

  private final String document;
  private int at;

  private GraphQlCall(String document) {
    this.document = document;
  }

  /**
   * What is called.
   *
   * @param operation the name of the one that counts; may be null
   * @return null if that is no document of GraphQL's
   */
  static Call of(String document, String operation) {
    return new GraphQlCall(document).read(operation);
  }

  private Call read(String operation) {
    skipBlanks();
    String keyword = name();
    boolean known =
        keyword.isEmpty()
            ? document.startsWith("{", at)
            : keyword.equals("query")
                || keyword.equals("mutation")
                || keyword.equals("subscription")
                || keyword.equals("fragment");
    int open = known ? document.indexOf('{', at) : -1;
    if (open < 0) {
      return null;
    }
    if (keyword.equals("fragment")) {
      return named("", operation);
    }
    at = open + 1;
    skipBlanks();
    String field = name();
    skipBlanks();
    if (document.startsWith(":", at)) { // that was an alias
      at++;
      skipBlanks();
      field = name();
    }
    String kind = keyword.isEmpty() ? "query" : keyword;
    Call call = named(kind, field.isEmpty() ? operation : field);
    if (call == null || kind.equals("mutation")) {
      return call;
    }
    return field.isEmpty() ? call.asReading() : call.aboutItsName().asReading();
  }

  private static Call named(String kind, String name) {
    Call call = Call.ofService(null, name);
    return call == null || kind.isEmpty() ? call : call.as(kind + ' ' + name);
  }

  private void skipBlanks() {
    while (at < document.length() && (document.charAt(at) <= ' ' || document.charAt(at) == '#')) {
      int line = document.charAt(at) == '#' ? document.indexOf('\n', at) : at;
      at = line < 0 ? document.length() : line + 1;
    }
  }

  private String name() {
    int start = at;
    while (at < document.length() && isNameChar(document.charAt(at))) {
      at++;
    }
    return document.substring(start, at);
  }

  private static boolean isNameChar(char c) {
    return c == '_' || Ascii.isAlphanumeric(c);
  }
}
