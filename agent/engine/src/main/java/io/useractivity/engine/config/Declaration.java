package io.useractivity.engine.config;

import io.useractivity.engine.text.InvalidValueException;

/**
 * What is declared of one option; immutable.
 *
 * @param <T> the type of the value
 */
abstract class Declaration<T> {

  private final String key;
  private final ValueType<T> type;
  private final String defaultText;
  private final boolean secret;
  private final boolean reloadable;
  private final String sentence;

  Declaration(
      String key,
      ValueType<T> type,
      String defaultText,
      boolean secret,
      boolean reloadable,
      String sentence) {
    this.key = key;
    this.type = type;
    this.defaultText = defaultText;
    this.secret = secret;
    this.reloadable = reloadable;
    this.sentence = sentence;
  }

  public final String key() {
    return key;
  }

  /** What kind of value it takes, for the reference. */
  public final String typeName() {
    return type.typeName();
  }

  /** The default as one would write it; empty for none. */
  public final String defaultText() {
    return defaultText;
  }

  /** What it is for, in one sentence. */
  public final String sentence() {
    return sentence;
  }

  /** Whether its value must never be shown. */
  public final boolean isSecret() {
    return secret;
  }

  /** Whether a change of the file changes it while the agent runs. */
  public final boolean isReloadable() {
    return reloadable;
  }

  final T parse(String text) throws InvalidValueException {
    return type.parse(text);
  }

  /** A value as it may be shown. */
  final String shown(String text) {
    if (secret) {
      return text.isEmpty() ? "" : "***";
    }
    return type == ValueType.JDBC_ADDRESS ? JdbcUrl.of(text).toString() : text;
  }

  @Override
  public final String toString() {
    return key;
  }
}
