package io.useractivity.engine.redact;

import io.useractivity.engine.text.JsonMarks;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON that was sent with the media type of a form, as careless clients do: taken apart at its
 * {@code &} and {@code =}, it has lost the names that tell what is secret, so all but its beginning
 * is withheld.
 */
public final class JsonInForm {

  private JsonInForm() {}

  /** Withholds it in what a request carried. */
  public static void withhold(Map<String, Object> data) {
    Object form = data.get("form");
    if (!(form instanceof Map)) {
      return;
    }
    Map<?, ?> fields = (Map<?, ?>) form;
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      String name = (String) field.getKey();
      if (beginsAsJson(name)) {
        Map<String, Object> beginning = new LinkedHashMap<>();
        boolean whole = "".equals(field.getValue()) && fields.size() == 1;
        beginning.put(name, whole ? "" : Mark.REDACTED);
        if (fields.size() > 1) {
          beginning.put(JsonMarks.DROPPED, new BoundedJson.Dropped(fields.size() - 1));
        }
        data.put("form", beginning);
        return;
      }
    }
  }

  private static boolean beginsAsJson(String name) {
    int i = 0;
    boolean open = false;
    while (i < name.length() && (name.charAt(i) <= ' ' || "[{".indexOf(name.charAt(i)) >= 0)) {
      open |= name.charAt(i) > ' ';
      i++;
    }
    return open && i < name.length() && name.charAt(i) == '"';
  }
}
