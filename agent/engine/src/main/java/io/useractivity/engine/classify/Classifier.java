package io.useractivity.engine.classify;

import io.useractivity.engine.classify.call.Call;
import io.useractivity.engine.match.PathPattern;
import io.useractivity.engine.match.SegmentPattern;
import io.useractivity.engine.match.StaticFiles;
import io.useractivity.engine.text.RecentTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names a request by convention: {@code DELETE /api/orders/42} is {@code delete} of {@code orders},
 * {@code 42}, and so is {@code POST /deleteOrder.do?id=42}. Where the web framework tells its
 * route, that says what is an id. What a remote call names comes before what a parameter says, and
 * that before the path, unless the path says more. For one thread.
 */
final class Classifier {

  /** An application has few routes; more than this are not kept. */
  private static final int MOST_TEMPLATES = 1_000;

  private final Map<String, PathPattern> templates = new HashMap<>();
  private final Segments segments = new Segments();

  /** What paths say where something is shown, and where something is done. */
  private final RecentTexts<PathNaming> readPaths = new RecentTexts<>();

  private final RecentTexts<PathNaming> changedPaths = new RecentTexts<>();

  /** Those that nobody has asked for yet. */
  private final List<PathPattern> newTemplates = new ArrayList<>();

  /** Names a request of which nothing is known but method and path. */
  Classification classify(String method, String path, String routeTemplate, boolean recorded) {
    return classify(method, path, routeTemplate, recorded, RequestFields.NONE, null);
  }

  /**
   * Names a request that no rule matched.
   *
   * @param method as the request has it
   * @param path normalised, within the application, beginning with a slash
   * @param routeTemplate the framework's, null for none; a route that the path does not have, such
   *     as that of a forward, counts as none
   * @param recorded whether it leaves a row
   * @param call what it calls, where that does not stand in the path; null for nothing
   */
  Classification classify(
      String method,
      String path,
      String routeTemplate,
      boolean recorded,
      RequestFields fields,
      Call call) {
    String upper = method.toUpperCase(Locale.ROOT);
    boolean reading = upper.equals("GET") || upper.equals("HEAD");
    PathPattern template = routeTemplate == null ? null : template(routeTemplate);
    PathNaming naming = template == null ? null : byTemplate(template, path, reading);
    if (naming == null) {
      naming = byPath(call == null || call.path() == null ? path : call.path(), reading);
    }
    SentFields sent = SentFields.of(segments, fields);
    return new Naming(segments, upper, naming, sent, call)
        .classification(recorded, StaticFiles.areAskedForBy(upper, path));
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
   * @return null if the path does not have that route
   */
  private PathNaming byTemplate(PathPattern template, String written, boolean reading) {
    String[] path = PathPattern.segments(written);
    int before = 0;
    Map<String, String> values = template.values(path);
    List<SegmentPattern> route = template.route();
    if (values == null && route.size() < path.length && !route.isEmpty()) {
      before = path.length - route.size();
      values = template.values(Arrays.copyOfRange(path, before, path.length));
    }
    if (values == null) {
      return null;
    }
    PathNaming naming = new PathNaming(segments, reading);
    naming.variables(values);
    for (int i = 0; i < before; i++) {
      if (!path[i].isEmpty()) {
        naming.segment(path[i]);
      }
    }
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
    return naming;
  }

  /** A path that was there before is not taken apart again. */
  private PathNaming byPath(String path, boolean reading) {
    RecentTexts<PathNaming> paths = reading ? readPaths : changedPaths;
    PathNaming naming = paths.get(path);
    if (naming == null) {
      naming = new PathNaming(segments, reading);
      name(path, naming);
      paths.put(path, naming);
    }
    return naming;
  }

  /**
   * Tells the segments.
   *
   * @param path begins with a slash
   */
  private static void name(String path, PathNaming naming) {
    int start = 1;
    while (start < path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      if (end > start) {
        naming.segment(path.substring(start, end));
      }
      start = end + 1;
    }
  }
}
