package io.useractivity.engine.redact;

import io.useractivity.engine.text.RecentTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Which names of fields, headers, cookies and parameters stand before a secret. For one thread,
 * since it remembers the names that it was asked for last.
 */
final class SensitiveNames {

  /**
   * Names of {@link DefaultNames} whose secrets machines make, or that often stand before something
   * else: a word such as {@code name} under {@code sortKey} is none.
   */
  private static final List<String> OF_MACHINES =
      Collections.unmodifiableList(
          Arrays.asList(
              "*key",
              "*auth*",
              "*authoriz*",
              "*authoris*",
              "*token*",
              "*bearer*",
              "*session*",
              "*cookie*",
              "*signature*",
              "sign",
              "signed",
              "sig",
              "*crypt*",
              "*certificate*",
              "*principal*",
              "*credit*",
              "*card*",
              "*email*",
              "symfony"));

  /** Nobody calls a field that: what stands in it is not looked at. */
  private static final int MAX_NAME_CHARS = 256;

  private static final int MAX_NAMING_CHARS = 128;
  private static final int MAX_NAMING_WORDS = 4;

  private final List<String> sensitive = new ArrayList<>(DefaultNames.SENSITIVE);
  private final List<String> ordinary = new ArrayList<>(DefaultNames.ORDINARY);
  private final List<String> further;
  private NamePatterns patterns;
  private NamePatterns defaults;
  private NamePatterns chosen;
  private NamePatterns ofTheUser;
  private final RecentTexts<Secrecy> remembered = new RecentTexts<>();

  /**
   * @param further names besides the default ones, in the form of {@link NamePatterns}
   * @param excepted names that are none, in the same form
   */
  SensitiveNames(Collection<String> further, Collection<String> excepted) {
    this.further = new ArrayList<>(further);
    sensitive.addAll(further);
    ordinary.addAll(excepted);
  }

  /** Whether a name of a secret is that name or stands within it. */
  boolean contains(String name) {
    return secrecy(name) != Secrecy.NONE;
  }

  /** Whether a value must never be stored under that name. */
  boolean hides(String name, String value) {
    Secrecy secrecy = secrecy(name);
    return secrecy == Secrecy.SECRET
        || (secrecy != Secrecy.NONE && secrecy.hides(FieldName.of(name), value));
  }

  /** What a name says of what stands under it. */
  Secrecy secrecy(String name) {
    if (name == null || name.isEmpty()) {
      return Secrecy.NONE;
    }
    if (name.length() > MAX_NAME_CHARS) {
      return Secrecy.SECRET;
    }
    Secrecy known = remembered.get(name);
    if (known == null) {
      known = secrecy(FieldName.of(name));
      remembered.put(name, known);
    }
    return known;
  }

  private Secrecy secrecy(FieldName name) {
    if (patterns == null) {
      patterns = new NamePatterns(sensitive, ordinary); // not on the start-up path
      ofTheUser = new NamePatterns(further, ordinary);
    }
    if (!patterns.isSensitive(name)) {
      return Secrecy.NONE;
    }
    if (ofTheUser.isSensitive(name)) {
      return Secrecy.SECRET; // who names it means all that stands under it
    }
    Secrecy about = SettingNames.of(name);
    if (about != Secrecy.SECRET) {
      return about;
    }
    return chosen().isSensitive(name) ? Secrecy.SECRET : Secrecy.MACHINE_MADE;
  }

  /** The stricter one of two names, of which the first may be null. */
  String stricter(String one, String other) {
    return one != null && secrecy(one).compareTo(secrecy(other)) < 0 ? one : other;
  }

  /** Whether people make up what stands under that sensitive name: it may be any word. */
  boolean isForChosenSecrets(String name) {
    return name.length() <= MAX_NAME_CHARS && chosen().isSensitive(FieldName.of(name));
  }

  private NamePatterns chosen() {
    if (chosen == null) {
      List<String> names = new ArrayList<>(sensitive);
      names.removeAll(OF_MACHINES);
      chosen = new NamePatterns(names, ordinary);
    }
    return chosen;
  }

  /** Whether a text is the name of a secret, as a label or a path is, and no sentence with one. */
  boolean isNamedBy(String text) {
    if (text.length() > MAX_NAMING_CHARS) {
      return false;
    }
    int words = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ' ') {
        words++;
      }
    }
    return words <= MAX_NAMING_WORDS && contains(text);
  }

  /** The same without what the user added and excepted. */
  boolean containsByDefault(String name) {
    if (defaults == null) {
      defaults = new NamePatterns(DefaultNames.SENSITIVE, DefaultNames.ORDINARY);
    }
    return defaults.isSensitive(FieldName.of(name));
  }
}
