package io.useractivity.engine.redact;

/**
 * What a field's name says of its value: that it is a secret, or only something about one. The
 * strictest comes first.
 */
enum Secrecy {
  /** The secret itself, which people make up or type: any value may be one. */
  SECRET,
  /** The secret itself, which machines make: yes and no are none. */
  MACHINE_MADE,
  /** Whether something is so or is to be done: showPassword, password_expired. */
  DECISION,
  /** Which kind it is, or how much: tokenType, passwordPolicy, sessionTimeout. */
  SETTING,
  /** Nothing of a secret. */
  NONE;

  /** Whether the name is about a secret, which then stands elsewhere. */
  boolean isAbout() {
    return this == DECISION || this == SETTING;
  }

  /** Whether a value of that name must not be stored. */
  boolean hides(FieldName name, String value) {
    switch (this) {
      case SECRET:
        return true;
      case MACHINE_MADE:
        return !Choice.isTrueOrFalse(value);
      case DECISION:
        return !Choice.isYesOrNo(value) && !Choice.repeats(name, value);
      case SETTING:
        return !Choice.isKind(value);
      default:
        return false;
    }
  }
}
