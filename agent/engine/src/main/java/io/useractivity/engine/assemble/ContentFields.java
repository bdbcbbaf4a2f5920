package io.useractivity.engine.assemble;

import io.useractivity.engine.classify.RequestFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What rules may ask for of the data that is going to be stored: redacted already, so that no
 * secret becomes an id.
 */
final class ContentFields implements RequestFields {

  private final Map<String, Object> data;
  private final Map<?, ?> form;
  private final Map<?, ?> query;

  /** Made when it is first asked for. */
  private List<String> names;

  /**
   * @param data as {@link io.useractivity.engine.assemble.RequestData#of} makes it
   */
  ContentFields(Map<String, Object> data) {
    this.data = data;
    this.form = map(data.get("form"));
    this.query = map(data.get("query"));
  }

  @Override
  public String parameter(String name) {
    String inForm = text(form.get(name));
    return inForm == null ? text(query.get(name)) : inForm;
  }

  /**
   * The text for a placeholder of an annotation, null for none or an empty one.
   *
   * @param placeholder a name, or the index of an argument, a colon and a name
   */
  String placeholder(String placeholder) {
    String value = parameter(placeholder.substring(placeholder.indexOf(':') + 1));
    return value == null || value.isEmpty() ? null : value;
  }

  @Override
  public String json(String path) {
    Object value = data.get("json");
    for (String name : path.split("\\.", -1)) {
      value = member(value, name);
    }
    return text(value);
  }

  @Override
  public String onlyValue(String name) {
    Object inForm = form.get(name);
    Object value = inForm == null ? query.get(name) : inForm;
    return value instanceof List ? null : text(value);
  }

  @Override
  public Iterable<String> parameterNames() {
    if (names == null) {
      names = new ArrayList<>(form.size() + query.size());
      addNames(form, names);
      addNames(query, names);
    }
    return names;
  }

  private static void addNames(Map<?, ?> fields, List<String> names) {
    for (Object name : fields.keySet()) {
      names.add((String) name);
    }
  }

  private static Map<?, ?> map(Object fields) {
    return fields instanceof Map ? (Map<?, ?>) fields : Collections.emptyMap();
  }

  @Override
  public Object json() {
    return data.get("json");
  }

  private static Object member(Object value, String name) {
    return value instanceof Map ? ((Map<?, ?>) value).get(name) : null;
  }

  /** Of several values the first. */
  private static String text(Object value) {
    Object first = value;
    if (value instanceof List) {
      first = ((List<?>) value).isEmpty() ? null : ((List<?>) value).get(0);
    }
    return first instanceof String || first instanceof Number ? first.toString() : null;
  }
}
