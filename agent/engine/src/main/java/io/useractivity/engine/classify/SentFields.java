package io.useractivity.engine.classify;

import io.useractivity.boundaries.DontInline;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What query and form of one request say besides its path: what is to be done, and to which
 * resource. For one thread.
 */
final class SentFields {

  /** What one page of several actions calls the parameter that decides, the surest first. */
  private static final List<String> DECIDING =
      Arrays.asList(
          "javax.portlet.action",
          "mvcActionCommandName",
          "method",
          "methodToCall",
          "dispatch",
          "action",
          "cmd",
          "command",
          "op",
          "do",
          "_eventId",
          "_eventName",
          "actionType",
          "struts_action",
          "event",
          "operation",
          "act",
          "task");

  /** From here on what people type is often called so, too: labels are no values of theirs. */
  private static final int WORDS_ALONE = DECIDING.indexOf("event");

  /** What the name itself begins with in that place: a button's, of which there is one. */
  private static final List<String> BUTTON_PREFIXES =
      Arrays.asList("action:", "method:", "_eventId_", "_action_");

  /** What an action or a controller calls the object that its form fills in. */
  private static final List<String> FORM_OBJECTS =
      Arrays.asList("bean", "model", "entity", "form", "command", "object", "record", "dto");

  private static final int BUTTON_RANK = DECIDING.size();
  private static final int MAX_SHOWN = 48;
  private static final int MOST_WORDS_OF_LABELS = 3;

  private static final Map<String, Integer> RANKS = new HashMap<>();

  static {
    for (int i = 0; i < DECIDING.size(); i++) {
      RANKS.put(DECIDING.get(i).toLowerCase(Locale.ROOT), i);
    }
  }

  private final Segments segments;
  private final RequestFields fields;
  private final String namespace;

  private int rank = BUTTON_RANK + 1;
  private Segment decision;
  private String shown;

  private SentFields(Segments segments, RequestFields fields, String namespace) {
    this.segments = segments;
    this.fields = fields;
    this.namespace = namespace;
  }

  /** Reads them. */
  @DontInline
  static SentFields of(Segments segments, RequestFields fields) {
    String portlet = fields.parameter("p_p_id"); // Liferay's
    SentFields sent =
        new SentFields(segments, fields, portlet == null ? null : "_" + portlet + "_");
    for (String name : fields.parameterNames()) {
      sent.look(name, sent.plain(name));
    }
    return sent;
  }

  /** Without what a portal puts before the names of a portlet. */
  private String plain(String name) {
    return namespace != null && name.startsWith(namespace)
        ? name.substring(namespace.length())
        : name;
  }

  private void look(String name, String plain) {
    Integer named = plain.length() > MAX_SHOWN ? null : RANKS.get(plain.toLowerCase(Locale.ROOT));
    if (named != null) {
      if (named < rank) {
        String value = fields.parameter(name);
        boolean typed = named >= WORDS_ALONE && value != null && value.indexOf(' ') >= 0;
        decide(named, value == null || typed ? "" : lastOfPath(value), plain + '=');
      }
    } else if (rank > BUTTON_RANK) {
      button(name, plain);
    }
  }

  /** {@code /users/edit_user} of Struts within a portal. */
  private static String lastOfPath(String value) {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  private void button(String name, String plain) {
    for (String prefix : BUTTON_PREFIXES) {
      if (plain.startsWith(prefix)) {
        decide(BUTTON_RANK, plain.substring(prefix.length()), prefix);
        return;
      }
    }
    int start = Math.max(plain.lastIndexOf(':'), plain.lastIndexOf('.')) + 1;
    if (plain.endsWith(".x") && segments.of(plain.substring(0, plain.length() - 2)).isVerbAlone()) {
      decide(BUTTON_RANK, plain.substring(0, plain.length() - 2), ""); // an image
      return;
    }
    String own = plain.substring(start);
    Segment segment = own.length() > MAX_SHOWN ? null : segments.of(own);
    if (segment == null || segment.verb() == null) {
      return;
    }
    String label = fields.parameter(name);
    Segment said = label == null ? null : segments.of(identifier(label));
    if (said != null && said.verb() == segment.verb()) {
      decide(BUTTON_RANK, own, "");
    }
  }

  private void decide(int by, String value, String before) {
    String said = isLabel(value) ? value : identifier(value);
    Segment segment = said.isEmpty() ? null : segments.of(said.replace(' ', '_'));
    if (segment != null && segment.verb() != null) {
      rank = by;
      decision = segment;
      shown = before + said;
    }
  }

  /** {@code Remove Page}: a few words, each with a capital, as buttons have them. */
  private static boolean isLabel(String value) {
    int words = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean first = i == 0 || value.charAt(i - 1) == ' ';
      if (first ? !Character.isUpperCase(c) : c != ' ' && !Character.isLowerCase(c)) {
        return false;
      }
      words += first ? 1 : 0;
    }
    return words > 1 && words <= MOST_WORDS_OF_LABELS && value.length() <= MAX_SHOWN;
  }

  /** The beginning of a value, as far as it can be a name: ids stand behind it, and all else. */
  private static String identifier(String value) {
    int end = 0;
    while (end < value.length() && end < MAX_SHOWN && isNameChar(value.charAt(end))) {
      end++;
    }
    while (end > 0 && !Character.isLetter(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(0, end);
  }

  private static boolean isNameChar(char c) {
    return Character.isLetter(c) || c == '_' || c == '-';
  }

  /** What a parameter or button says is to be done; null if none does. */
  Segment decision() {
    return decision;
  }

  /** The parameter with what it says, without ids: {@code method=deleteUser}. */
  String shown() {
    return shown;
  }

  /** What a form says instead of its POST (Rails, Spring's HiddenHttpMethodFilter). */
  String methodOverride() {
    String method = fields.parameter("_method");
    String upper = method == null ? "" : method.toUpperCase(Locale.ROOT);
    return upper.equals("PUT") || upper.equals("PATCH") || upper.equals("DELETE") ? upper : null;
  }

  /** The id of a resource in a field such as {@code id} or {@code userId}; null for none. */
  String idOf(String resourceType) {
    String general = null;
    for (String name : fields.parameterNames()) {
      String plain = plain(name);
      int length = plain.length();
      if (length > MAX_SHOWN || !plain.regionMatches(true, length - 2, "id", 0, 2)) {
        continue;
      }
      if (length == 2 || (isOfAForm(plain) && !isOf(resourceType, plain))) {
        String value = fields.onlyValue(name);
        general = value != null && IdText.is(value) ? value : general;
      } else if (isOf(resourceType, plain)) {
        String value = fields.onlyValue(name);
        if (value != null && IdText.isInField(value)) {
          return value;
        }
      }
    }
    return general;
  }

  /** What a field says that has the resource's own name: {@code user=ann}; null for none. */
  String named(String resourceType) {
    SentObject object = SentObject.of(resourceType, fields.onlyValue(resourceType));
    return object == null ? null : object.id();
  }

  /** To what something is done that no path says; null if none or several fields tell. */
  SentObject object() {
    SentObject found = null;
    boolean several = false;
    for (String name : fields.parameterNames()) {
      String plain = plain(name);
      SentObject object =
          plain.length() > MAX_SHOWN ? null : SentObject.of(plain, fields.onlyValue(name));
      if (object == null || object.isSame(found)) {
        continue; // some forms are sent to an address that says it as well
      }
      if (found == null || object.isById() == found.isById()) {
        several = found != null;
        found = object;
      } else if (object.isById()) {
        several = false;
        found = object;
      }
    }
    return several ? null : found;
  }

  /** {@code model.id}: of the object behind the form, which is what it is about. */
  private static boolean isOfAForm(String field) {
    for (String object : FORM_OBJECTS) {
      if (field.length() == object.length() + 3 && field.startsWith(object + '.')) {
        return true;
      }
    }
    return false;
  }

  /** {@code userId}, {@code user_id} and {@code user.id} are of {@code user} and {@code users}. */
  private static boolean isOf(String resourceType, String field) {
    int end = field.length() - 2;
    char before = field.charAt(end - 1);
    boolean separated = before == '_' || before == '.' || before == '-';
    int length = separated ? end - 1 : end;
    boolean isWord = separated || Character.isUpperCase(field.charAt(end));
    if (!isWord || length == 0 || !field.regionMatches(true, 0, resourceType, 0, length - 1)) {
      return false;
    }
    String rest = resourceType.length() < length ? "-" : resourceType.substring(length - 1);
    String last = field.substring(length - 1, length);
    return rest.equalsIgnoreCase(last)
        || rest.equalsIgnoreCase(last + "s")
        || rest.equalsIgnoreCase(last + "es")
        || (last.equalsIgnoreCase("y") && rest.equalsIgnoreCase("ies"));
  }
}
