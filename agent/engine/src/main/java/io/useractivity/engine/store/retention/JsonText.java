package io.useractivity.engine.store.retention;

/** A value of a column of JSON, as the database words it; immutable. */
public final class JsonText {

  private final String text;

  public JsonText(String text) {
    this.text = text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonText && ((JsonText) other).text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
