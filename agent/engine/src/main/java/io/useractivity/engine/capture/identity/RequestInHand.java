package io.useractivity.engine.capture.identity;

import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.record.RequestLine;
import java.util.Collections;
import java.util.Enumeration;

/**
 * A request at one moment, while one of its calls begins or ends; what takes a look-up is looked up
 * once. Never kept beyond that moment.
 */
final class RequestInHand {

  final ServletApi api;
  final Object request;
  final RequestLine line;

  private boolean askedForSession;
  private Object session;
  private boolean askedForPrincipal;
  private Object principal;
  private BearerToken token;
  private Object ofThread;
  private boolean knownNamesOnly;

  RequestInHand(ServletApi api, Object request, RequestLine line) {
    this.api = api;
    this.request = request;
    this.line = line;
  }

  /** Whom the framework of security has with the thread, for a request that tells no principal. */
  RequestInHand orPrincipal(Object authentication) {
    ofThread = authentication;
    return this;
  }

  /** The session's names need not be looked through: that has been done and found nobody. */
  void askKnownNamesOnly() {
    knownNamesOnly = true;
  }

  boolean asksKnownNamesOnly() {
    return knownNamesOnly;
  }

  /** The session if there is one; none is created. */
  Object session() {
    if (!askedForSession) {
      askedForSession = true;
      try {
        session = api.session(request);
      } catch (Throwable ofTheApplication) {
        session = null; // Its wrappers answer here.
      }
    }
    return session;
  }

  /**
   * The session's id, null if there is none: the container's own, if there is one. Containers hand
   * an asynchronous dispatch the wrapped request that it was started with, and the session of
   * Felix's wrapper has another id.
   */
  String sessionId() {
    try {
      Object innermost = api.innermost(request);
      Object own = innermost == request ? session() : api.session(innermost);
      Object known = own == null ? session() : own;
      return known == null ? null : api.sessions().id(known);
    } catch (Throwable invalidated) {
      return null; // IllegalStateException by the specification.
    }
  }

  Object sessionAttribute(String name) {
    try {
      return session() == null ? null : api.sessions().attribute(session, name);
    } catch (Throwable invalidated) {
      return null; // IllegalStateException by the specification.
    }
  }

  /** The names of the session's attributes. */
  Enumeration<?> sessionAttributeNames() {
    try {
      Enumeration<?> names = session() == null ? null : api.sessions().attributeNames(session);
      return names == null ? Collections.emptyEnumeration() : names;
    } catch (Throwable invalidated) {
      return Collections.emptyEnumeration(); // IllegalStateException by the specification.
    }
  }

  Object principal() {
    if (!askedForPrincipal) {
      askedForPrincipal = true;
      try {
        principal = api.principal(request);
      } catch (Throwable lazyAuthenticationFailed) {
        principal = null; // What the application's wrappers throw is no business of ours.
      }
      principal = principal == null ? ofThread : principal;
    }
    return principal;
  }

  /** The bearer token's claims; never null. */
  BearerToken token() throws Throwable {
    if (token == null) {
      token = BearerToken.of(api.header(request, "Authorization"));
    }
    return token;
  }
}
