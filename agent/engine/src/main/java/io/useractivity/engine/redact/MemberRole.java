package io.useractivity.engine.redact;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a member may be to its siblings, by its own name: in {@code {"name": "password", "value":
 * "abc"}} the first tells what the second is.
 */
enum MemberRole {
  /** Says what its siblings are. */
  NAMES,
  /** Is what a sibling says. */
  VALUE,
  /** The same, and hardly ever anything else: hidden where the sibling may be missing. */
  SURELY_VALUE,
  /** Says what is called. */
  METHOD,
  /** What is called with. */
  ARGUMENTS;

  private static final int MAX_CHARS = 40;

  private static final Map<String, Set<MemberRole>> BY_LETTERS = new HashMap<>();

  private static final String SURELY =
      "value values val vals newvalue oldvalue stringvalue fieldvalue propertyvalue attributevalue";

  static {
    put(
        NAMES,
        "name key field id param parameter property prop header path type attribute attr label"
            + " column col variable var setting option item element member pointer claim title"
            + " question caption kind control placeholder ref slot tag k n fieldid attributeid"
            + " questionid controlid settingid propertyid inputid paramid");
    put(
        VALUE,
        "content contents data text new old to from before after current previous prev original"
            + " changed answer answers response input body payload raw result expected actual plain"
            + " plaintext string literal default initial v newval oldval");
    put(VALUE, SURELY);
    put(SURELY_VALUE, SURELY);
    put(
        METHOD,
        "method methodname action function functionname fn procedure proc operation target call"
            + " cmd command op o");
    put(ARGUMENTS, "params parameters args arguments argv positional p");
    BY_LETTERS.put("", EnumSet.of(VALUE)); // what converters of XML call the text: $, _ or #
  }

  /** Endings of names that say what siblings are: fieldName, settingPath. */
  private static final String[] NAMING_ENDINGS = {
    "name",
    "key",
    "field",
    "path",
    "label",
    "attribute",
    "column",
    "property",
    "parameter",
    "header",
    "variable",
    "type"
  };

  private static final Set<MemberRole> NONE = EnumSet.noneOf(MemberRole.class);

  private static void put(MemberRole role, String names) {
    for (String name : names.split(" ", -1)) {
      BY_LETTERS.computeIfAbsent(name, first -> EnumSet.noneOf(MemberRole.class)).add(role);
    }
  }

  /** The roles of a name, however it is spelled. */
  static Set<MemberRole> of(String name) {
    if (name.length() > MAX_CHARS) {
      return NONE;
    }
    Set<MemberRole> roles = BY_LETTERS.get(name);
    if (roles != null) {
      return roles;
    }
    if (isLowerCase(name)) {
      return byEnding(name);
    }
    String letters = FieldName.of(name).letters();
    Set<MemberRole> spelled = BY_LETTERS.get(letters);
    return spelled == null ? byEnding(letters) : spelled;
  }

  /** Then it is spelled as it is compared. */
  private static boolean isLowerCase(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < 'a' || name.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }

  private static Set<MemberRole> byEnding(String letters) {
    for (String ending : NAMING_ENDINGS) {
      if (letters.endsWith(ending)) {
        return BY_LETTERS.get("name");
      }
    }
    return letters.endsWith("value") || letters.endsWith("values") || letters.startsWith("value")
        ? BY_LETTERS.get("newvalue")
        : NONE;
  }

  /** The same of a name for several: fields, columns, properties. */
  static Set<MemberRole> ofPlural(String name) {
    if (name.length() > MAX_CHARS || name.isEmpty()) {
      return NONE;
    }
    String letters = FieldName.of(name).letters();
    if (letters.endsWith("ies")) {
      return of(letters.substring(0, letters.length() - 3) + "y");
    }
    return letters.endsWith("s") ? of(letters.substring(0, letters.length() - 1)) : NONE;
  }
}
