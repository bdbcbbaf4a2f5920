package io.useractivity.engine.assemble;

import io.useractivity.engine.text.Ascii;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.ServiceConfigurationError;

/** A header {@code Content-Type}, read as far as bodies need it; immutable. */
final class MediaType {

  private static final int MAX_CHARS = 100;

  private final String name;
  private final String charset;

  private MediaType(String name, String charset) {
    this.name = name;
    this.charset = charset;
  }

  /**
   * Reads a header.
   *
   * @param header may be null or malformed
   */
  static MediaType of(String header) {
    if (header == null) {
      return new MediaType(null, null);
    }
    String[] parts = header.split(";", 16);
    String name = parts[0].trim().toLowerCase(Locale.ROOT);
    String charset = null;
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].trim();
      if (parameter.regionMatches(true, 0, "charset=", 0, 8)) {
        charset = withoutQuotes(parameter.substring(8)).trim();
      }
    }
    return new MediaType(isWellFormed(name) ? name : null, charset);
  }

  private static String withoutQuotes(String text) {
    StringBuilder left = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '"' && c != '\'') {
        left.append(c);
      }
    }
    return left.toString();
  }

  private static boolean isWellFormed(String name) {
    if (name.isEmpty() || name.length() > MAX_CHARS) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Ascii.isAlphanumeric(c) && "!#$&-^_.+/".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Type and subtype in lower case; null if there is none that one could store. */
  String name() {
    return name;
  }

  boolean isForm() {
    return "application/x-www-form-urlencoded".equals(name);
  }

  boolean isJson() {
    return name != null
        && (name.equals("application/json") || name.equals("text/json") || name.endsWith("+json"));
  }

  /**
   * The charset that counts.
   *
   * @param found the one that the container says it is, before what the header names; null for none
   * @param standard what stands for names that are missing or unknown
   */
  Charset charset(String found, Charset standard) {
    Charset counts = charset(found == null ? charset : found);
    return counts == null ? standard : counts;
  }

  /**
   * The charset of that name, null for none, for a name that is unknown, and for what only guesses:
   * nothing can be written in {@code x-JISAutoDetect}, so nobody has.
   */
  static Charset charset(String name) {
    try {
      Charset charset = name == null ? null : Charset.forName(name);
      return charset != null && charset.canEncode() ? charset : null;
    } catch (IllegalArgumentException | ServiceConfigurationError unknown) {
      return null; // or provided by an application, and not well
    }
  }
}
