package io.useractivity.engine.viewer;

import java.util.Map;

/** Pages that say one thing alone: why there is no other. */
final class Messages {

  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int TOO_MANY = 429;
  private static final int FAILED = 500;
  private static final int AWAY = 503;

  private final Frame frame;
  private final Templates templates;
  private final Replies replies;
  private final ViewSettings settings;

  Messages(Frame frame, Templates templates, Replies replies, ViewSettings settings) {
    this.frame = frame;
    this.templates = templates;
    this.replies = replies;
    this.settings = settings;
  }

  /** To whoever may not see the page; as if there was none, it has nothing that is ours. */
  ViewResponse denied(Visit visit) {
    return settings.deniedStatus() == NOT_FOUND
        ? ViewResponse.nothing()
        : message(visit, settings.deniedStatus(), "denied", "");
  }

  ViewResponse noEntry(Visit visit) {
    return message(visit, NOT_FOUND, "no-entry", "");
  }

  ViewResponse notAllowed(Visit visit) {
    return message(visit, METHOD_NOT_ALLOWED, "not-allowed", "").with("Allow", "GET, HEAD");
  }

  ViewResponse tooMany(Visit visit) {
    return message(visit, TOO_MANY, "too-many", "").with("Retry-After", "10");
  }

  ViewResponse defect(Visit visit) {
    return message(visit, FAILED, "defect", "");
  }

  ViewResponse noExport(Visit visit) {
    return message(visit, NOT_FOUND, "no-export", "");
  }

  /** Others are asking, or the database does not answer. */
  ViewResponse unanswered(Visit visit, boolean asked) {
    return message(visit, AWAY, asked ? "slow" : "busy", "").with("Retry-After", "5");
  }

  /**
   * The database can't be asked.
   *
   * @param why names the database, and so is for administrators alone
   */
  ViewResponse away(Visit visit, String why) {
    String detail = visit.isForAdministrators() ? why : "";
    return message(visit, AWAY, "away", detail).with("Retry-After", "5");
  }

  private ViewResponse message(Visit visit, int status, String key, String detail) {
    String title = visit.texts.of("message-" + key);
    Map<String, Object> model = frame.model(visit, title);
    model.put("message", title);
    model.put("what", visit.texts.of("message-" + key + "-what"));
    model.put("detail", detail);
    boolean seen = visit.scope != null;
    model.put("again", seen && status >= FAILED);
    model.put("back", seen ? visit.links.list(visit.section, PageQuery.NONE) : "");
    return replies.html(status, templates.render("message", model));
  }
}
