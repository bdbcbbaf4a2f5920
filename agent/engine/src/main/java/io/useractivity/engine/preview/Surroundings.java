package io.useractivity.engine.preview;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What the text of a request does not tell, and a server would know; immutable. */
public final class Surroundings {

  final String peer;
  final String contextPath;
  final String route;
  final String principal;
  final List<String> roles;
  final Map<String, String> session;
  final Map<String, String> attributes;
  final int status;
  final String error;

  /**
   * @param peer the address that the connection came from
   * @param contextPath the application's; empty for the root
   * @param route of the web framework; null for none
   * @param principal the name of who is signed in; null for nobody
   * @param session attributes by name
   * @param attributes of the request by name
   * @param status of the answer
   * @param error class and message of what was thrown; null for nothing
   */
  public Surroundings(
      String peer,
      String contextPath,
      String route,
      String principal,
      List<String> roles,
      Map<String, String> session,
      Map<String, String> attributes,
      int status,
      String error) {
    this.peer = peer;
    this.contextPath = contextPath;
    this.route = route;
    this.principal = principal;
    this.roles = Collections.unmodifiableList(roles);
    this.session = Collections.unmodifiableMap(session);
    this.attributes = Collections.unmodifiableMap(attributes);
    this.status = status;
    this.error = error;
  }
}
