package io.useractivity.engine.capture.servlet;

import java.util.Enumeration;

/**
 * What a servlet API tells of a session; each throws {@code IllegalStateException} once it has
 * ended. Part of a {@link ServletApi}. Immutable.
 */
public final class SessionApi {

  private final ServletCalls calls;

  SessionApi(ServletCalls calls) {
    this.calls = calls;
  }

  public String id(Object session) {
    return calls.sessionId(session);
  }

  public Object attribute(Object session, String name) {
    return calls.sessionAttribute(session, name);
  }

  public Enumeration<?> attributeNames(Object session) {
    return calls.sessionAttributeNames(session);
  }

  /** When a session began, in milliseconds since 1970: whatever becomes of its id. */
  public long created(Object session) {
    return calls.sessionCreated(session);
  }

  /** Whether the client has not come back with that session yet. */
  public boolean isNew(Object session) {
    return calls.isSessionNew(session);
  }
}
