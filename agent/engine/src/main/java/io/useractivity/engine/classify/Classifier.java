package io.useractivity.engine.classify;

import io.useractivity.engine.match.PathPattern;
import io.useractivity.engine.match.SegmentPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names a request by the conventions of REST: {@code DELETE /api/orders/42} is {@code delete} of
 * {@code orders}, {@code 42}. Where the web framework tells its route, that says what is an id. For
 * one thread.
 */
final class Classifier {

  /** An application has few routes; more than this are not kept. */
  private static final int MOST_TEMPLATES = 1_000;

  /** Segments that say where an API lies, not what it is about. */
  private static final Set<String> PREFIXES = new HashSet<>(Arrays.asList("api", "rest"));

  private final Map<String, PathPattern> templates = new HashMap<>();

  /** Those that nobody has asked for yet. */
  private final List<PathPattern> newTemplates = new ArrayList<>();

  /**
   * Names a request that no rule matched.
   *
   * @param method as the request has it
   * @param path normalised, within the application, beginning with a slash
   * @param routeTemplate the framework's, null for none; a route that the path does not have, such
   *     as that of a forward, counts as none
   * @param recorded whether it leaves a row
   */
  Classification classify(String method, String path, String routeTemplate, boolean recorded) {
    String upper = method.toUpperCase(Locale.ROOT);
    String[] segments = path.substring(Math.min(1, path.length())).split("/", -1);
    Naming naming = new Naming();
    PathPattern template = routeTemplate == null ? null : template(routeTemplate);
    if (template == null || !nameByTemplate(template, PathPattern.segments(path), naming)) {
      nameByPath(segments, segments.length, naming);
    }
    return new Classification(
        null,
        recorded,
        Verb.activityType(upper, naming.verb),
        upper + ' ' + (naming.route.length() == 0 ? "/" : naming.route),
        naming.resourceType,
        naming.resourceId,
        naming.variables);
  }

  private PathPattern template(String routeTemplate) {
    if (templates.containsKey(routeTemplate)) {
      return templates.get(routeTemplate);
    }
    if (templates.size() >= MOST_TEMPLATES) {
      templates.clear();
      newTemplates.clear();
    }
    PathPattern template = PathPattern.ofRoute(routeTemplate);
    if (template != null && saysNothing(template.route())) {
      template = null;
    }
    templates.put(routeTemplate, template);
    if (template != null) {
      newTemplates.add(template);
    }
    return template;
  }

  /** The routes that were seen since this was asked last. */
  List<PathPattern> takeNewTemplates() {
    List<PathPattern> taken = new ArrayList<>(newTemplates);
    newTemplates.clear();
    return taken;
  }

  /** {@code /**}, by which Spring MVC serves static files. */
  private static boolean saysNothing(List<SegmentPattern> route) {
    for (SegmentPattern segment : route) {
      String text = segment.toString();
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) != '*') {
          return false;
        }
      }
    }
    return !route.isEmpty();
  }

  /**
   * Routes are relative to the servlet that has them, so the path may begin with the servlet's.
   *
   * @return whether the path has that route
   */
  private static boolean nameByTemplate(PathPattern template, String[] path, Naming naming) {
    int before = 0;
    Map<String, String> values = template.values(path);
    List<SegmentPattern> route = template.route();
    if (values == null && route.size() < path.length && !route.isEmpty()) {
      before = path.length - route.size();
      values = template.values(Arrays.copyOfRange(path, before, path.length));
    }
    if (values == null) {
      return false;
    }
    naming.variables = values;
    nameByPath(path, before, naming);
    for (SegmentPattern segment : route) {
      String variable = segment.lastVariable();
      if (variable != null) {
        naming.id(segment.toString(), values.get(variable));
      } else if (segment.toString().indexOf('*') >= 0) {
        naming.anything(segment.toString());
      } else {
        naming.word(segment.toString());
      }
    }
    return true;
  }

  private static void nameByPath(String[] segments, int length, Naming naming) {
    for (int i = 0; i < length; i++) {
      if (segments[i].isEmpty()) {
        continue;
      }
      String name = withoutExtension(segments[i]);
      if (isId(name)) {
        naming.id("{id}", name);
      } else {
        naming.word(segments[i]);
      }
    }
  }

  /** What the segments seen so far say. */
  private static final class Naming {

    final StringBuilder route = new StringBuilder();
    String resourceType;
    String resourceId;
    Map<String, String> variables = Collections.emptyMap();
    Verb verb;
    private String owner;

    void id(String shown, String id) {
      route.append('/').append(shown);
      if (owner != null) {
        resourceType = owner;
        resourceId = id;
      }
    }

    void word(String segment) {
      route.append('/').append(segment);
      String name = withoutExtension(segment);
      if (isPrefix(name)) {
        return;
      }
      Verb found = Verb.of(name);
      verb = found != null || verb == null || !verb.staysBeforeWords() ? found : verb;
      if (found == null) {
        owner = name;
        if (resourceId == null) {
          resourceType = name;
        }
      }
    }

    void anything(String shown) {
      route.append('/').append(shown);
    }
  }

  /** {@code api}, {@code rest}, {@code v1}. */
  private static boolean isPrefix(String segment) {
    String letters = segment.toLowerCase(Locale.ROOT);
    if (letters.startsWith("v") && letters.length() > 1 && isNumber(letters.substring(1))) {
      return true;
    }
    return PREFIXES.contains(letters);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String withoutExtension(String segment) {
    int dot = segment.lastIndexOf('.');
    return dot > 0 ? segment.substring(0, dot) : segment;
  }

  /** Numbers, UUIDs, and codes that are mostly digits, such as {@code ORD-2024-001}. */
  private static boolean isId(String segment) {
    int digits = 0;
    int others = 0;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != '-' && c != '_') {
        if (!Character.isLetter(c)) {
          return false;
        }
        others++;
      }
    }
    if (digits == 0) {
      return false;
    }
    boolean uuid = segment.length() == 36 && segment.charAt(8) == '-' && segment.charAt(23) == '-';
    return others == 0 || uuid || (segment.length() >= 4 && digits >= others);
  }
}
