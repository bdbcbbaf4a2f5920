package io.useractivity.engine.classify.call;

/**
 * GWT-RPC: version, flags, the number of strings, the strings, and then numbers of which the first
 * are the indices of the module's address, its policy, the service and the method.
 */
final class GwtCall {

  private static final int HAS_TOKEN = 2;
  private static final int MOST_STRINGS = 2_000;

  private final String body;
  private int at;

  private GwtCall(String body) {
    this.body = body;
  }

  /** What is called; null if that is not to be read. */
  static Call of(String body) {
    return new GwtCall(body).read();
  }

  private Call read() {
    number(); // of the version
    int flags = number();
    int count = number();
    if (flags < 0 || count < 4 || count > MOST_STRINGS) {
      return null;
    }
    int strings = at;
    for (int i = 0; i < count; i++) {
      skip();
    }
    skip();
    skip();
    if ((flags & HAS_TOKEN) != 0) { // its class and its text
      skip();
      skip();
    }
    String service = string(strings, count, number());
    String method = string(strings, count, number());
    return service == null || method == null ? null : Call.ofService(service, method);
  }

  /** The next field as a number; -1 if it is none. */
  private int number() {
    int start = at;
    skip();
    int value = 0;
    for (int i = start; i < at - 1; i++) {
      int digit = body.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > 100_000) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return at - 1 <= start ? -1 : value;
  }

  /** Goes behind the next bar; those within texts are escaped otherwise. */
  private void skip() {
    int bar = body.indexOf('|', at);
    at = bar < 0 ? body.length() + 1 : bar + 1;
    at = Math.min(at, body.length());
  }

  /** One of the strings, of which the first is 1; null for none. */
  private String string(int strings, int count, int index) {
    if (index < 1 || index > count) {
      return null;
    }
    int after = at;
    at = strings;
    for (int i = 1; i < index; i++) {
      skip();
    }
    int start = at;
    skip();
    int end = Math.max(start, at - 1);
    at = after;
    return body.substring(start, end);
  }
}
