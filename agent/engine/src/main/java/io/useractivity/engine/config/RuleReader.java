package io.useractivity.engine.config;

import io.useractivity.engine.match.PathPattern;
import io.useractivity.engine.match.Recording;
import io.useractivity.engine.match.ResourceIdSource;
import io.useractivity.engine.match.Rule;
import io.useractivity.engine.match.StatusRange;
import io.useractivity.engine.match.VariableText;
import io.useractivity.engine.text.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes rules of the keys {@code rule.<name>.<suffix>} of a file. For one use by one thread. */
final class RuleReader {

  static final String PREFIX = "rule.";

  private static final List<String> SUFFIXES =
      Arrays.asList(
          "match",
          "status",
          "content-type",
          "type",
          "action",
          "resource-type",
          "resource-id",
          "record");

  /** What a rule does, if it does anything. */
  private static final List<String> EFFECTS =
      Arrays.asList("type", "action", "resource-type", "resource-id", "record");

  private static final ValueType<Recording> RECORDING = ValueType.oneOf(Recording.class);

  private static final ValueType<List<String>> MEDIA_TYPES =
      new ValueType<List<String>>("list of media types") {
        @Override
        List<String> parse(String text) throws InvalidValueException {
          List<String> types = new ArrayList<>();
          for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (!part.trim().matches("[a-z0-9!#$&^_.+-]+/([a-z0-9!#$&^_.+-]+|\\*)")) {
              throw new InvalidValueException(
                  "a list of media types such as application/json, text/*");
            }
            types.add(part.trim());
          }
          return Collections.unmodifiableList(types);
        }
      };

  private final String origin;
  private final List<String> problems;

  /**
   * @param origin where the keys are from, for messages
   * @param problems takes a sentence for each that is found
   */
  RuleReader(String origin, List<String> problems) {
    this.origin = origin;
    this.problems = problems;
  }

  /**
   * The rules, in the order in which the file begins them.
   *
   * @param values by key, in the order of the file
   */
  List<Rule> read(Map<String, String> values) {
    Map<String, Map<String, String>> byName = new LinkedHashMap<>();
    for (Map.Entry<String, String> value : values.entrySet()) {
      String key = value.getKey();
      int dot = key.lastIndexOf('.');
      String name = dot <= PREFIX.length() ? "" : key.substring(PREFIX.length(), dot);
      String suffix = key.substring(dot + 1);
      if (!name.matches("[A-Za-z0-9_.-]+")) {
        problems.add(
            "\""
                + key
                + "\" ("
                + origin
                + ") is not of the form rule.<name>.<what>; what is one of "
                + String.join(", ", SUFFIXES)
                + ".");
      } else if (!SUFFIXES.contains(suffix)) {
        String near = Nearest.to(suffix, SUFFIXES);
        problems.add(
            "Unknown option \""
                + key
                + "\" ("
                + origin
                + ")"
                + (near == null
                    ? "; of a rule there are " + String.join(", ", SUFFIXES) + "."
                    : "; did you mean " + PREFIX + name + "." + near + "?"));
      } else {
        Map<String, String> rule = byName.get(name);
        if (rule == null) {
          rule = new LinkedHashMap<>();
          byName.put(name, rule);
        }
        rule.put(suffix, value.getValue());
      }
    }
    List<Rule> rules = new ArrayList<>();
    for (Map.Entry<String, Map<String, String>> rule : byName.entrySet()) {
      rules.add(rule(rule.getKey(), rule.getValue()));
    }
    return Collections.unmodifiableList(rules);
  }

  private Rule rule(String name, Map<String, String> texts) {
    List<PathPattern> match = match(name, texts.get("match"));
    Set<String> variables = match == null ? null : variables(match);
    if (Collections.disjoint(texts.keySet(), EFFECTS)) {
      problems.add(
          "The rule "
              + name
              + " ("
              + origin
              + ") says nothing of its requests; add one of "
              + String.join(", ", EFFECTS)
              + ".");
    }
    List<StatusRange> statuses = value(name, texts, "status", ValueType.STATUSES);
    List<String> contentTypes = value(name, texts, "content-type", MEDIA_TYPES);
    Recording recording = value(name, texts, "record", RECORDING);
    if (match != null && contentTypes == null && !texts.containsKey("content-type")) {
      requireSomethingLeft(name, match, statuses, recording);
    }
    return new Rule(
        name,
        match,
        statuses,
        contentTypes,
        value(name, texts, "type", text(variables)),
        value(name, texts, "action", text(variables)),
        value(name, texts, "resource-type", text(variables)),
        value(name, texts, "resource-id", resourceId(variables)),
        recording,
        texts);
  }

  private List<PathPattern> match(String name, String text) {
    if (text == null || text.isEmpty()) {
      problems.add(
          "The rule "
              + name
              + " ("
              + origin
              + ") does not say which requests it is for; add "
              + key(name, "match")
              + ", such as POST /orders/{id}/**.");
      return null;
    }
    try {
      List<PathPattern> patterns = new ArrayList<>();
      for (String part : PathPattern.splitList(text)) {
        patterns.add(PathPattern.parse(part));
      }
      return patterns;
    } catch (InvalidValueException e) {
      problems.add(notValid(name, "match", text, e));
      return null;
    }
  }

  /** Those that every pattern has. */
  private static Set<String> variables(List<PathPattern> match) {
    Set<String> variables = new LinkedHashSet<>(match.get(0).variables());
    for (PathPattern pattern : match) {
      variables.retainAll(pattern.variables());
    }
    return variables;
  }

  private void requireSomethingLeft(
      String name, List<PathPattern> match, List<StatusRange> statuses, Recording recording) {
    if (recording == null || recording == Recording.TRUE) {
      return;
    }
    boolean usual = statuses == null;
    for (int i = 0; statuses != null && i < statuses.size(); i++) {
      usual |= statuses.get(i).contains(200);
    }
    for (PathPattern pattern : match) {
      if (usual && pattern.matchesEverything()) {
        problems.add(
            key(name, "record")
                + " = "
                + recording.name().toLowerCase(Locale.ROOT)
                + " ("
                + origin
                + ") leaves nothing to record, since \""
                + pattern
                + "\" matches everything; narrow "
                + key(name, "match")
                + ", or switch the agent off by enabled=false.");
      }
    }
  }

  private <T> T value(String name, Map<String, String> texts, String suffix, ValueType<T> type) {
    String text = texts.get(suffix);
    if (text == null || type == null) {
      return null;
    }
    try {
      if (text.isEmpty()) {
        throw new InvalidValueException("a value; remove the line, or say " + type.typeName());
      }
      return type.parse(text);
    } catch (InvalidValueException e) {
      problems.add(notValid(name, suffix, text, e));
      return null;
    }
  }

  /** Null if the variables are not known. */
  private static ValueType<VariableText> text(Set<String> variables) {
    return variables == null
        ? null
        : new ValueType<VariableText>("a text") {
          @Override
          VariableText parse(String text) throws InvalidValueException {
            return VariableText.parse(text, variables);
          }
        };
  }

  private static ValueType<ResourceIdSource> resourceId(Set<String> variables) {
    return variables == null
        ? null
        : new ValueType<ResourceIdSource>("a text, param:NAME, json:PATH or location") {
          @Override
          ResourceIdSource parse(String text) throws InvalidValueException {
            return ResourceIdSource.parse(text, variables);
          }
        };
  }

  private String notValid(String name, String suffix, String text, InvalidValueException e) {
    return key(name, suffix)
        + " = "
        + text
        + " ("
        + origin
        + ") is not "
        + e.getMessage()
        + (e.getMessage().endsWith("?") ? "" : ".");
  }

  private static String key(String name, String suffix) {
    return PREFIX + name + "." + suffix;
  }
}
