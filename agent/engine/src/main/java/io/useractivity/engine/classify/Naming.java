package io.useractivity.engine.classify;

import io.useractivity.engine.classify.call.Call;

/** Weighs what path, parameters and a remote call say of one request. For one thread. */
final class Naming {

  private final String method;
  private final PathNaming path;
  private final SentFields sent;
  private final Call call;

  private Verb verb;
  private boolean asking;
  private String resourceType;
  private String resourceId;
  private boolean nounNamed;
  private final Segment called;
  private final boolean decided;

  Naming(Segments segments, String method, PathNaming read, SentFields sent, Call call) {
    this.method = method;
    this.sent = sent;
    this.call = call;
    called = call == null || call.name() == null ? null : segments.of(call.name());
    decided = sent.decision() != null && isDecidedByParameter(read);
    boolean ends =
        decided
            || called != null
            || (read.resourceId() == null && idOf(read.resourceType()) == null);
    path = ends ? read.ended() : read; // GET /blog/archive
    verb = call == null || path.verb() == null || !path.verb().isOfForms() ? path.verb() : null;
    asking = path.isAsking();
    nounNamed = path.hasNoun();
    resourceType = path.resourceType();
    resourceId = path.resourceId();
    look();
    if (resourceId == null) {
      resourceId = idOf(resourceType);
    }
    if (resourceId == null && nounNamed && verb != null && !verb.isReading()) {
      resourceId = sent.named(resourceType);
    }
    if (resourceType == null && isDoneToSomething()) {
      SentObject object = sent.object();
      resourceType = object == null ? null : object.type();
      resourceId = object == null ? null : object.id();
    }
  }

  private boolean isDoneToSomething() {
    return verb != null
        && verb != Verb.PLAIN
        && verb != Verb.SEARCH
        && verb != Verb.LOGIN
        && verb != Verb.LOGOUT;
  }

  private void look() {
    if (called != null) {
      resource(call.component());
      say(called);
    }
    if (decided && (verb == null || called == null)) {
      say(sent.decision());
    }
  }

  private void say(Segment segment) {
    if (segment.verb() == null) {
      return;
    }
    verb = segment.verb();
    asking = segment.isAsking();
    nounNamed = segment.noun() != null;
    resource(segment.noun());
  }

  private void resource(String type) {
    if (type != null && resourceId == null) {
      resourceType = type;
    }
  }

  private String idOf(String type) {
    return type == null ? null : sent.idOf(type);
  }

  /** A path that says what is done to what is not overruled by a form's parameter. */
  private boolean isDecidedByParameter(PathNaming read) {
    Verb ofPath = read.verb();
    if (ofPath != null && !ofPath.isOfForms()) {
      return false;
    }
    Segment said = sent.decision();
    if (!isReadingMethod() || said.verb().isReading()) {
      return true;
    }
    boolean toWhat = said.noun() != null || read.resourceId() != null;
    boolean listed = ofPath != null && ofPath.isReading();
    return toWhat || (read.isPage() && !listed) || idOf(read.resourceType()) != null;
  }

  private boolean isReadingMethod() {
    return method.equals("GET") || method.equals("HEAD");
  }

  Classification classification(boolean recorded, boolean staticFile) {
    return new Classification(
        null,
        recorded,
        staticFile ? typeOfFile() : activityType(),
        action(),
        resourceType,
        resourceId,
        path.variables());
  }

  /** {@code /icons/delete.gif} deletes nothing. */
  private String typeOfFile() {
    return verb == null || verb.isReading() ? activityType() : "view";
  }

  private String activityType() {
    if (call != null && (verb == null || call.isReading())) {
      return call.isReading() || isReadingMethod() ? "view" : call.otherwise();
    }
    if (asking && isReadingMethod()) {
      return "view";
    }
    String override = method.equals("POST") && call == null ? sent.methodOverride() : null;
    Verb.Known object =
        resourceId != null ? Verb.Known.ID : nounNamed ? Verb.Known.KIND : Verb.Known.NOTHING;
    return Verb.activityType(override == null ? method : override, verb, object);
  }

  private String action() {
    String plain = path.action(method);
    String override = method.equals("POST") ? sent.methodOverride() : null;
    if (override == null && !decided && call == null) {
      return plain;
    }
    StringBuilder action = new StringBuilder(plain);
    if (override != null) {
      action.append("?_method=").append(override);
    } else if (decided) {
      action.append('?').append(sent.shown());
    }
    if (call != null) {
      action.append(' ').append(call.text());
    }
    return action.toString();
  }
}
