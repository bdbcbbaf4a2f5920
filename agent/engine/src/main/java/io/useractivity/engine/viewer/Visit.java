package io.useractivity.engine.viewer;

import io.useractivity.engine.query.Scope;
import java.time.LocalDateTime;

/** A request for a page by somebody who may see it; immutable. */
final class Visit {

  final ViewRequest request;
  final Section section;

  /** What may be seen. */
  final Scope scope;

  final Texts texts;

  /** In UTC. */
  final LocalDateTime now;

  /** By {@link System#nanoTime}: until when the answer has to be there. */
  final long deadline;

  final Links links;

  /**
   * @param scope null for a page without any row
   */
  Visit(
      ViewRequest request,
      Section section,
      Scope scope,
      Texts texts,
      LocalDateTime now,
      long deadline) {
    this.request = request;
    this.section = section;
    this.scope = scope;
    this.texts = texts;
    this.now = now;
    this.deadline = deadline;
    this.links = new Links(request.path());
  }

  /** Whether it is for those who may see more than their own. */
  boolean isForAdministrators() {
    return section.kind() == Section.Kind.EVERYONE;
  }

  /** What follows the section's path. */
  String below() {
    return section.below(request.path());
  }

  ViewParameters parameters() {
    return request.parameters();
  }
}
