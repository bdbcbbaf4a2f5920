package io.useractivity.engine.classify;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.classify.call.Calls;
import io.useractivity.engine.match.Exclusions;
import io.useractivity.engine.match.PathPattern;
import io.useractivity.engine.match.Recording;
import io.useractivity.engine.match.ResourceIdSource;
import io.useractivity.engine.match.Rule;
import io.useractivity.engine.match.VariableText;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.IdentityChange;
import io.useractivity.engine.text.RecentTexts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What requests are called, and which leave no row: what the first rule that matches says, and for
 * what it leaves open the framework's route, or else method and path. Paths are compared decoded
 * and normalised, within the application and as a whole. For one thread.
 */
public final class Rules {

  /** What may stand before the path in an address. */
  private final Classifier byConvention = new Classifier();

  private final RecentTexts<RequestPath> paths = new RecentTexts<>();

  private final Node root = new Node();
  private final Exclusions excluded;
  private final List<Rule> rules;

  /** Made when it is first asked for. */
  private SecretVariables secretVariables;

  /** A pattern of a rule, and which rule of the file it is. */
  private static final class Candidate {

    final int order;
    final Rule rule;
    final PathPattern pattern;

    Candidate(int order, Rule rule, PathPattern pattern) {
      this.order = order;
      this.rule = rule;
      this.pattern = pattern;
    }
  }

  /** A rule that matches, and the path by which it does. */
  private static final class Match {

    final Candidate candidate;
    final String[] path;

    Match(Candidate candidate, String[] path) {
      this.candidate = candidate;
      this.path = path;
    }
  }

  /** The patterns that begin with the same literal segments, in the order of the file. */
  private static final class Node {

    final Map<String, Node> children = new HashMap<>();
    final List<Candidate> candidates = new ArrayList<>();
  }

  /**
   * @param rules the first that matches wins
   * @param excluded what leaves no row unless it fails or a rule says that it does
   */
  public Rules(List<Rule> rules, Exclusions excluded) {
    this.excluded = excluded;
    this.rules = rules;
    for (int order = 0; order < rules.size(); order++) {
      for (PathPattern pattern : rules.get(order).match()) {
        Candidate candidate = new Candidate(order, rules.get(order), pattern);
        for (List<String> prefix : pattern.literalPrefixes()) {
          add(prefix, candidate);
        }
      }
    }
  }

  private void add(List<String> prefix, Candidate candidate) {
    Node node = root;
    for (String segment : prefix) {
      Node child = node.children.get(segment);
      if (child == null) {
        child = new Node();
        node.children.put(segment, child);
      }
      node = child;
    }
    if (!node.candidates.contains(candidate)) {
      node.candidates.add(candidate);
    }
  }

  /** Whether there are none, so that all requests are named by convention. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /**
   * Reads the path of a request, as {@link RequestPath#of}: one that was there before is not taken
   * apart again.
   */
  public RequestPath path(String requested) {
    RequestPath path = paths.get(requested);
    if (path == null) {
      path = RequestPath.of(requested);
      paths.put(requested, path);
    }
    return path;
  }

  /**
   * Names a request.
   *
   * @param path of the record
   * @param fields what the client sent along
   */
  @DontInline
  public Classification classify(ActivityRecord record, RequestPath path, RequestFields fields) {
    String within = path.within(record.contextPath());
    String[] inner = path.segmentsWithin(record.contextPath());
    String[] whole = whole(path, within, inner);
    Match match = find(record, inner, whole);
    Recording recording = match == null ? null : match.candidate.rule.recording();
    Classification usual =
        byIdentity(
            record,
            byConvention.classify(
                record.method(),
                within,
                record.handling().routeTemplate(),
                isRecorded(record, recording, inner, whole),
                fields,
                Calls.of(within, fields, record.content())));
    return match == null ? usual : byRule(match, record, fields, usual);
  }

  /** Whether the rule that matches says that somebody signs in there. */
  public boolean callLogin(ActivityRecord record, RequestPath path) {
    if (rules.isEmpty()) {
      return false;
    }
    String within = path.within(record.contextPath());
    String[] inner = path.segmentsWithin(record.contextPath());
    Match match = find(record, inner, whole(path, within, inner));
    return match != null && callsLogin(match.candidate.rule);
  }

  private static boolean callsLogin(Rule rule) {
    return rule.type() != null && rule.type().is("login");
  }

  /** Where nobody looks at it, the inner one will do. */
  private String[] whole(RequestPath path, String within, String[] inner) {
    boolean same = within.equals(path.normalised());
    return same || (rules.isEmpty() && !excluded.lookAtPaths())
        ? inner
        : PathPattern.segments(path.normalised());
  }

  private Match find(ActivityRecord record, String[] inner, String[] whole) {
    Match match = find(record, inner);
    return whole == inner ? match : earlier(match, find(record, whole));
  }

  /**
   * What stands for secret variables of rules and routes in the path of the page that a request
   * came from: a request to that page has been, or another like it.
   *
   * @param referer its address, may be null
   * @param isSecret the same for all requests
   */
  public Map<String, String> secretsInReferer(
      String referer, String contextPath, Predicate<String> isSecret) {
    if (secretVariables == null) {
      secretVariables = new SecretVariables(isSecret);
      for (Rule rule : rules) {
        rule.match().forEach(secretVariables::add);
      }
    }
    byConvention.takeNewTemplates().forEach(secretVariables::add);
    if (referer == null || secretVariables.isEmpty()) {
      return Collections.emptyMap();
    }
    RequestPath path = WebAddress.pathOf(referer);
    Map<String, String> secrets = secretVariables.in(PathPattern.segments(path.normalised()));
    secrets.putAll(secretVariables.in(PathPattern.segments(path.within(contextPath))));
    return secrets;
  }

  private static Match earlier(Match one, Match other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.candidate.order < one.candidate.order ? other : one;
  }

  private Match find(ActivityRecord record, String[] path) {
    Candidate first = null;
    Node node = root;
    for (int depth = 0; node != null; depth++) {
      first = first(node.candidates, first, record, path);
      node = depth < path.length ? node.children.get(path[depth]) : null;
    }
    return first == null ? null : new Match(first, path);
  }

  private static Candidate first(
      List<Candidate> candidates, Candidate soFar, ActivityRecord record, String[] path) {
    for (Candidate candidate : candidates) {
      if (soFar != null && candidate.order > soFar.order) {
        break;
      }
      if (candidate.pattern.matches(record.method(), path)
          && candidate.rule.isFor(record.status(), record.handling().contentType())) {
        return candidate;
      }
    }
    return soFar;
  }

  private boolean isRecorded(
      ActivityRecord record, Recording recording, String[] inner, String[] whole) {
    if (recording == Recording.NEVER) {
      return false;
    }
    if (!record.overallSuccess() || recording == Recording.TRUE) {
      return true;
    }
    return recording == null
        && !(excluded.coverStaticFiles() && record.handling().isStaticFile())
        && !excluded.cover(record.method(), inner)
        && (whole == inner || !excluded.cover(record.method(), whole));
  }

  /** That somebody came or went says more than method and path. */
  private static Classification byIdentity(ActivityRecord record, Classification usual) {
    switch (record.identityChange()) {
      case LOGIN:
      case FAILED_LOGIN:
        return usual.as("login");
      case LOGOUT:
        return usual.as("logout");
      default:
        boolean nobodyLeft = usual.activityType().equals("logout") && !record.identity().hasUser();
        boolean nobodyCame = usual.activityType().equals("login") && record.observedSuccess();
        return nobodyLeft || nobodyCame ? usual.as("view") : usual;
    }
  }

  private static Classification byRule(
      Match match, ActivityRecord record, RequestFields fields, Classification usual) {
    Rule rule = match.candidate.rule;
    Map<String, String> values = match.candidate.pattern.values(match.path);
    // A rule for log-ins may match the page with the form as well, with which nobody comes.
    boolean nobodyCame =
        callsLogin(rule)
            && record.identityChange() == IdentityChange.NONE
            && !record.identity().hasUser();
    String id =
        rule.resourceId() == null ? null : resourceId(rule.resourceId(), record, fields, values);
    return new Classification(
        rule.name(),
        usual.isRecorded(),
        nobodyCame ? usual.activityType() : text(rule.type(), values, usual.activityType()),
        text(rule.action(), values, usual.action()),
        text(rule.resourceType(), values, usual.resourceType()),
        id == null ? usual.resourceId() : id,
        both(usual.variables(), values));
  }

  private static Map<String, String> both(Map<String, String> some, Map<String, String> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.isEmpty() ? others : some;
    }
    Map<String, String> all = new HashMap<>(some);
    all.putAll(others);
    return all;
  }

  private static String text(VariableText text, Map<String, String> values, String otherwise) {
    return text == null ? otherwise : text.with(values);
  }

  private static String resourceId(
      ResourceIdSource source,
      ActivityRecord record,
      RequestFields fields,
      Map<String, String> values) {
    switch (source.kind()) {
      case PARAM:
        return fields.parameter(source.name());
      case JSON:
        return fields.json(source.name());
      case LOCATION:
        return inLocation(record.handling().location(), record.contextPath(), source.location());
      default:
        return source.text().with(values);
    }
  }

  /**
   * The id in a Location, which may be a whole address, a path or relative (RFC 9110, 10.2.2).
   *
   * @param pattern with one variable; null means the last segment
   */
  private static String inLocation(String location, String contextPath, PathPattern pattern) {
    if (location == null) {
      return null;
    }
    RequestPath path = WebAddress.pathOf(location);
    String[] segments = PathPattern.segments(path.within(contextPath));
    if (pattern == null) {
      return segments.length == 0 ? null : segments[segments.length - 1];
    }
    Map<String, String> values = pattern.values(segments);
    if (values == null) {
      values = pattern.values(PathPattern.segments(path.normalised()));
    }
    return values == null || values.isEmpty() ? null : values.values().iterator().next();
  }
}
