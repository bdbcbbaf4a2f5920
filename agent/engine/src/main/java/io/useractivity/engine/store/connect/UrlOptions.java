package io.useractivity.engine.store.connect;

import java.util.Locale;

/** A database's address and the options behind its question mark; what the user set stays. */
final class UrlOptions {

  private String url;

  UrlOptions(String url) {
    this.url = url;
  }

  /** Adds an option unless the address has it already. */
  UrlOptions orElse(String name, String value) {
    int question = url.indexOf('?');
    String options = question < 0 ? "" : "&" + url.substring(question + 1);
    String wanted = "&" + name + "=";
    if (!options.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT))) {
      String separator = question < 0 ? "?" : url.endsWith("?") || url.endsWith("&") ? "" : "&";
      url += separator + name + "=" + value;
    }
    return this;
  }

  @Override
  public String toString() {
    return url;
  }
}
