package io.useractivity.engine.capture.identity;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.text.Cut;
import java.util.Arrays;
import java.util.Enumeration;

/**
 * Finds who is signed in among a session's attributes: first where frameworks keep it and where it
 * was found before, then by the names of all the others. For any thread.
 */
final class SessionUsers {

  private static final UserAttribute[] OF_FRAMEWORKS = UserAttribute.ofFrameworks();

  /** Names that are looked at; a session of more has other things in mind than its user. */
  private static final int MOST_NAMES = 256;

  /** Of these, as many as may have the user. */
  private static final int MOST_CANDIDATES = 8;

  private static final int MOST_EXPLAINED = 40;
  private static final int LONGEST_EXPLAINED = 80;

  private final SessionSightings sightings = new SessionSightings();

  SessionSightings sightings() {
    return sightings;
  }

  /**
   * Who the session is of.
   *
   * @return null for nobody
   */
  Account find(RequestInHand request) {
    Account found = firstOf(OF_FRAMEWORKS, OF_FRAMEWORKS.length, request);
    if (found != null) {
      return found;
    }
    ApplicationSessions application = sightings.of(request.line.contextPath());
    UserAttribute[] learnt = application.learnt();
    found = firstOf(learnt, learnt.length, request);
    if (found != null || request.asksKnownNamesOnly()) {
      return found;
    }
    return amongAll(request, application);
  }

  @DontInline
  private static Account firstOf(UserAttribute[] attributes, int count, RequestInHand request) {
    for (int i = 0; i < count; i++) {
      Account account =
          Account.inSession(request.sessionAttribute(attributes[i].name()), attributes[i]);
      if (account != null) {
        return account;
      }
    }
    return null;
  }

  /** Which names the session has, and which of them may be and are the user's. */
  void explain(RequestInHand request, StringBuilder trace) {
    trace.append(", session");
    Enumeration<?> names = request.sessionAttributeNames();
    String separator = " ";
    for (int i = 0; i < MOST_EXPLAINED && names.hasMoreElements(); i++) {
      String name = String.valueOf(names.nextElement());
      UserAttribute attribute = UserAttribute.of(name);
      trace.append(separator).append(Cut.chars(name, LONGEST_EXPLAINED));
      if (!attribute.mayHaveUser() && !isOfAFramework(name)) {
        trace.append(" (no name of a user's)");
      } else {
        Account account = Account.inSession(request.sessionAttribute(name), attribute);
        trace.append(account == null ? " (nobody)" : " (known)");
      }
      separator = ", ";
    }
    trace.append(separator.equals(" ") ? " (empty)" : "");
  }

  private static boolean isOfAFramework(String name) {
    for (UserAttribute each : OF_FRAMEWORKS) {
      if (each.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static Account amongAll(RequestInHand request, ApplicationSessions application) {
    UserAttribute[] candidates = null;
    int count = 0;
    Enumeration<?> names = request.sessionAttributeNames();
    for (int i = 0; i < MOST_NAMES && count < MOST_CANDIDATES && names.hasMoreElements(); i++) {
      UserAttribute attribute = UserAttribute.of((String) names.nextElement());
      if (attribute.mayHaveUser()) {
        candidates = candidates == null ? new UserAttribute[MOST_CANDIDATES] : candidates;
        candidates[count++] = attribute;
      }
    }
    if (count > 1) {
      Arrays.sort(candidates, 0, count);
    }
    for (int i = 0; i < count; i++) {
      UserAttribute each = candidates[i];
      Account account = Account.inSession(request.sessionAttribute(each.name()), each);
      if (account != null) {
        application.learn(each);
        return account;
      }
    }
    return null;
  }
}
