package io.useractivity.engine.redact;

import io.useractivity.engine.text.JsonMarks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What component frameworks and remote calls send without names, so that nothing tells which of it
 * is a secret: methods and components stay, what is set and handed over is counted. The objects are
 * those that were read, and are changed.
 */
final class ComponentState {

  /** What Vaadin Flow's calls say besides the state. */
  private static final Set<String> TOLD =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "type",
                  "node",
                  "feature",
                  "event",
                  "property",
                  "attribute",
                  "channel",
                  "templateEventMethodName",
                  "promise")));

  /** A component, its interface and its method. */
  private static final int MAX_WORDS = 3;

  private ComponentState() {}

  /** Hides the state in what is one of the envelopes. */
  static void hideIn(Map<String, Object> members) {
    if (members.get("rpc") instanceof List) { // Vaadin's
      members.put("rpc", calls((List<?>) members.get("rpc")));
    }
    if (members.get("operations") instanceof List && members.containsKey("head")) { // Eclipse RAP's
      members.put("operations", calls((List<?>) members.get("operations")));
    }
    boolean direct = members.containsKey("action") && members.containsKey("method"); // Ext.Direct's
    if (direct && members.get("data") instanceof List) {
      members.put("data", withoutArguments(members.get("data")));
    }
  }

  private static List<Object> calls(List<?> calls) {
    List<Object> told = new ArrayList<>(calls.size());
    for (Object call : calls) {
      if (call instanceof Map) {
        told.add(call((Map<?, ?>) call));
      } else if (call instanceof List) {
        told.add(call((List<?>) call));
      } else {
        told.add(call instanceof String ? Mark.REDACTED : call);
      }
    }
    return told;
  }

  private static Map<String, Object> call(Map<?, ?> call) {
    Map<String, Object> told = new LinkedHashMap<>();
    int dropped = 0;
    for (Map.Entry<?, ?> member : call.entrySet()) {
      boolean scalar = !(member.getValue() instanceof Map || member.getValue() instanceof List);
      if (scalar && TOLD.contains(member.getKey())) {
        told.put((String) member.getKey(), member.getValue());
      } else {
        dropped++;
      }
    }
    if (dropped > 0) {
      told.put(JsonMarks.DROPPED, new BoundedJson.Dropped(dropped));
    }
    return told;
  }

  /** Who is called and how, without what follows; a count of that stays. */
  private static List<Object> call(List<?> call) {
    List<Object> told = new ArrayList<>();
    int dropped = 0;
    for (Object element : call) {
      boolean word =
          told.size() < MAX_WORDS && !(element instanceof Map || element instanceof List);
      if (dropped == 0 && (word || isCount(element))) {
        told.add(element);
      } else {
        dropped++;
      }
    }
    if (dropped > 0) {
      told.add(new BoundedJson.Dropped(dropped));
    }
    return told;
  }

  private static boolean isCount(Object element) {
    return element instanceof List
        && (((List<?>) element).isEmpty()
            || ((List<?>) element).get(0) instanceof BoundedJson.Dropped);
  }

  /** Arguments without those that have their place alone; objects have names of their own. */
  static Object withoutArguments(Object arguments) {
    if (!(arguments instanceof List)) {
      return arguments;
    }
    List<Object> named = new ArrayList<>();
    int dropped = 0;
    for (Object argument : (List<?>) arguments) {
      if (argument instanceof Map) {
        named.add(argument);
      } else {
        dropped++;
      }
    }
    if (dropped > 0) {
      named.add(new BoundedJson.Dropped(dropped));
    }
    return named;
  }
}
