package io.useractivity.engine.viewer;

import io.useractivity.engine.text.ByteSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The words of the pages in one language, by key. What a language lacks is in English. A new one is
 * a file {@code texts_xx.properties} in UTF-8 and its name in the list here. Immutable.
 */
final class Texts {

  private static final List<String> LANGUAGES = Arrays.asList("en", "de");

  private static final Map<String, Texts> BY_LANGUAGE = load();

  private final Locale locale;
  private final Map<String, String> words;

  private Texts(String language, Map<String, String> words) {
    this.locale = Locale.forLanguageTag(language);
    this.words = Collections.unmodifiableMap(words);
  }

  private static Map<String, Texts> load() {
    Map<String, Texts> all = new LinkedHashMap<>();
    Map<String, String> english = words(LANGUAGES.get(0));
    for (String language : LANGUAGES) {
      Map<String, String> words = new HashMap<>(english);
      words.putAll(words(language));
      all.put(language, new Texts(language, words));
    }
    return all;
  }

  private static Map<String, String> words(String language) {
    Properties properties = new Properties();
    String name = "texts_" + language + ".properties";
    try (InputStream in = Texts.class.getResourceAsStream(name);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    Map<String, String> words = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      words.put(key, properties.getProperty(key));
    }
    return words;
  }

  /**
   * Those that a browser likes best.
   *
   * @param acceptLanguage the header; may be null
   */
  static Texts likedBy(String acceptLanguage) {
    Texts best = BY_LANGUAGE.get(LANGUAGES.get(0));
    if (acceptLanguage == null || acceptLanguage.length() > 1_000) {
      return best;
    }
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), locales());
      return found == null ? best : BY_LANGUAGE.get(found.getLanguage());
    } catch (IllegalArgumentException malformed) {
      return best;
    }
  }

  private static List<Locale> locales() {
    List<Locale> locales = new java.util.ArrayList<>();
    for (Texts each : BY_LANGUAGE.values()) {
      locales.add(each.locale);
    }
    return locales;
  }

  Locale locale() {
    return locale;
  }

  /** All of them, for templates. */
  Map<String, String> words() {
    return words;
  }

  boolean has(String key) {
    return words.containsKey(key);
  }

  /**
   * A text with its places filled: {@code {0}}, {@code {1}}.
   *
   * @throws IllegalArgumentException if there is no such text
   */
  String of(String key, Object... values) {
    String text = words.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key);
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** A whole number with the language's separators. */
  String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** How many bytes, in a unit that people read. */
  String bytes(long bytes) {
    return ByteSize.text(bytes, locale).replace(' ', '\u00a0');
  }
}
