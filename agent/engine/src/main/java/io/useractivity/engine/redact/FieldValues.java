package io.useractivity.engine.redact;

import java.io.IOException;

/**
 * Makes names and values of fields fit to be stored: redacted and bounded, each by itself and all
 * together. For one row, and one thread.
 */
public final class FieldValues {

  private final FieldTexts texts;

  /**
   * @param storedChars how long the JSON may be that they become
   * @param hidden takes what stands under sensitive names
   */
  public FieldValues(Redactor redactor, int storedChars, HiddenValues hidden) {
    this.texts = new FieldTexts(redactor, new RowBudget(storedChars), hidden);
  }

  /** A field's name, or another text that is never JSON. */
  public String name(String name) {
    return texts.name(name);
  }

  /** A field's value that does not stand under a sensitive name. */
  public String value(String value) {
    return JsonReader.text(value, texts);
  }

  /** An address. */
  public String url(String url) {
    return texts.url(url);
  }

  /**
   * The value of JSON, for {@link BoundedJson}.
   *
   * @throws IOException if it is none
   */
  public Object json(String json) throws IOException {
    return JsonReader.read(json, texts);
  }

  /**
   * The value of JSON in UTF-8, UTF-16 or UTF-32, for {@link BoundedJson}.
   *
   * @param cut whether the end may be missing: then the members that are complete are what is read
   * @throws IOException if it is none
   */
  public Object json(byte[] json, boolean cut) throws IOException {
    return JsonReader.read(json, cut, texts);
  }

  /** Takes the fields of a query or form, which count for the same row. */
  public FormFields fields() {
    return new FormFields(texts);
  }
}
