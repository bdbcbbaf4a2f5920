package io.useractivity.engine.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the application's annotations state of one method; immutable. */
final class AnnotatedMethod {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}:]*)\\}");

  private final List<String> namesAndValues = new ArrayList<>();
  private final boolean onMethod;
  private boolean needsArguments;

  /**
   * @param ofMethod values of the method's own annotation, by property
   * @param ofClass values of its class's, for what the method's leaves out
   * @param onMethod whether the method has an annotation of its own
   * @param parameters the index of the parameter that a placeholder means, or null
   */
  AnnotatedMethod(
      Map<String, Object> ofMethod,
      Map<String, Object> ofClass,
      boolean onMethod,
      Function<String, Integer> parameters) {
    this.onMethod = onMethod;
    add("activity_type", text("value", ofMethod, ofClass));
    add("action", text("action", ofMethod, ofClass));
    add("resource_type", text("resourceType", ofMethod, ofClass));
    add("resource_id", withIndexes(text("resourceId", ofMethod, ofClass), parameters));
    if (Boolean.FALSE.equals((onMethod ? ofMethod : ofClass).get("record"))) {
      add("record", "false");
    }
  }

  private static String text(
      String property, Map<String, Object> ofMethod, Map<String, Object> ofClass) {
    Object own = ofMethod.get(property);
    return (String) (own == null || own.equals("") ? ofClass.getOrDefault(property, "") : own);
  }

  private void add(String name, String value) {
    if (!value.isEmpty()) {
      namesAndValues.add(name);
      namesAndValues.add(value);
    }
  }

  /** {@code {id}} becomes {@code {1:id}} if the second parameter is meant. */
  private String withIndexes(String text, Function<String, Integer> parameters) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuffer indexed = new StringBuffer();
    while (matcher.find()) {
      String name = matcher.group(1).trim();
      Integer index = parameters.apply(name);
      needsArguments |= index != null;
      String placeholder = "{" + (index == null ? "" : index + ":") + name + "}";
      matcher.appendReplacement(indexed, Matcher.quoteReplacement(placeholder));
    }
    return matcher.appendTail(indexed).toString();
  }

  /** Name of a column and value by turns, for what is stated. */
  List<String> namesAndValues() {
    return namesAndValues;
  }

  /** Whether the method has an annotation of its own. */
  boolean isOnMethod() {
    return onMethod;
  }

  /** Whether a value refers to the method's arguments. */
  boolean needsArguments() {
    return needsArguments;
  }
}
