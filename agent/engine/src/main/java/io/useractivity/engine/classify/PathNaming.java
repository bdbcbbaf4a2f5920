package io.useractivity.engine.classify;

import java.util.Collections;
import java.util.Map;

/**
 * What the segments of a path say, one after the other. Once all are told it stays as it is, for
 * all requests to that path. For one thread.
 */
final class PathNaming {

  private final Segments segments;
  private final boolean reading;
  private final StringBuilder route;
  private Map<String, String> variables = Collections.emptyMap();

  private Verb verb;
  private boolean asking;
  private boolean page;
  private boolean nounNamed;
  private String resourceType;
  private String resourceId;

  /** The last segment that may have what follows. */
  private String owner;

  /** The last segment, if it is a verb that is a thing as well. */
  private String thing;

  private String actionMethod;
  private String action;

  /**
   * @param reading whether the method is one that asks for something to be shown
   */
  PathNaming(Segments segments, boolean reading) {
    this.segments = segments;
    this.reading = reading;
    this.route = new StringBuilder();
  }

  private PathNaming(PathNaming other) {
    segments = other.segments;
    reading = other.reading;
    route = other.route;
    variables = other.variables;
    verb = other.verb;
    asking = other.asking;
    page = other.page;
    nounNamed = other.nounNamed;
    resourceType = other.resourceType;
    resourceId = other.resourceId;
    owner = other.owner;
    thing = other.thing;
  }

  /** A segment, which may be an id. */
  void segment(String segment) {
    String name = Segment.nameOf(segment);
    if (IdText.is(name)) {
      id("{id}", name);
    } else {
      word(segment);
    }
  }

  void id(String shown, String id) {
    route.append('/').append(shown);
    has(id);
  }

  private void has(String id) {
    if (thing != null && reading) { // /archive/2024
      owner = thing;
      verb = null;
    }
    thing = null;
    if (owner != null) {
      resourceType = owner;
      resourceId = id;
    }
  }

  void anything(String shown) {
    route.append('/').append(shown);
  }

  /** A segment that is no id. */
  void word(String segment) {
    int method = segments.methodIn(segment);
    if (method < 0) {
      route.append('/').append(segment);
      name(segment);
      return;
    }
    String of = segment.substring(0, method);
    boolean id = IdText.is(of);
    route.append('/').append(id ? "{id}" : of).append(segment, method, segment.length());
    if (id) {
      has(of);
    } else {
      name(of);
    }
    name(segment.substring(method + 1));
  }

  private void name(String written) {
    Segment segment = segments.of(written);
    if (segment.isPrefix()) {
      return;
    }
    Verb found = segment.verb();
    verb = found != null || verb == null || !verb.staysBeforeWords() ? found : verb;
    asking = segment.isAsking();
    page = segment.isPage();
    nounNamed = found != null && segment.noun() != null;
    thing = null;
    if (found == null || nounNamed) {
      owns(segment.noun() == null ? segment.name() : segment.noun());
    } else {
      String name = segment.name();
      thing = Verb.isThing(name) ? name : null;
      if (owner == null && (thing != null || !found.isNoResource())) {
        owns(name);
      }
    }
  }

  private void owns(String name) {
    owner = name;
    if (resourceId == null) {
      resourceType = name;
    }
  }

  /** The same, where nothing else says to what it is done. */
  PathNaming ended() {
    if (thing == null || !reading || resourceId != null) {
      return this;
    }
    PathNaming ended = new PathNaming(this); // /blog/archive
    ended.owns(thing);
    ended.verb = null;
    return ended;
  }

  void variables(Map<String, String> values) {
    variables = values;
  }

  Map<String, String> variables() {
    return variables;
  }

  /** The method and the path, with {@code {id}} for ids. */
  String action(String method) {
    if (!method.equals(actionMethod)) {
      action = method + ' ' + (route.length() == 0 ? "/" : route);
      actionMethod = method;
    }
    return action;
  }

  /** What is done; null if the path does not say it. */
  Verb verb() {
    return verb;
  }

  /** Whether the last name only asks for it. */
  boolean isAsking() {
    return asking;
  }

  /** Whether the last name has an extension. */
  boolean isPage() {
    return page;
  }

  /** Whether the last name says to what it is done. */
  boolean hasNoun() {
    return nounNamed;
  }

  String resourceType() {
    return resourceType;
  }

  String resourceId() {
    return resourceId;
  }
}
