package org.example.activity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What one request leaves, as one would write it by hand: no bodies, no secrets taken out. */
record Activity(
    String user,
    String tenant,
    String session,
    String method,
    String endpoint,
    String query,
    String address,
    String userAgent,
    int status,
    int millis,
    LocalDateTime began) {

  static final String INSERT =
      "INSERT INTO user_activity_logs (user_email, user_id, activity_type, action, endpoint,"
          + " method, ip_address, user_agent, request_data, status_code, response_time_ms, success,"
          + " tenant_id, session_id, created_at, updated_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /**
   * Asks the request at its end.
   *
   * @param beganNanos of the monotonic clock
   */
  static Activity of(HttpServletRequest request, HttpServletResponse response, long beganNanos) {
    long nanos = System.nanoTime() - beganNanos;
    HttpSession session = request.getSession(false);
    Principal principal = request.getUserPrincipal();
    Object tenant = session == null ? null : session.getAttribute("tenantId");
    return new Activity(
        principal == null ? null : principal.getName(),
        tenant == null ? null : tenant.toString(),
        session == null ? null : session.getId(),
        request.getMethod(),
        request.getRequestURI(),
        request.getQueryString(),
        request.getRemoteAddr(),
        request.getHeader("User-Agent"),
        response.getStatus(),
        (int) (nanos / 1_000_000),
        LocalDateTime.now(ZoneOffset.UTC).minusNanos(nanos));
  }

  void fill(PreparedStatement insert) throws SQLException {
    insert.setString(1, user);
    insert.setString(2, user);
    insert.setString(3, method.equals("GET") ? "view" : "change");
    insert.setString(4, method + " " + endpoint);
    insert.setString(5, endpoint);
    insert.setString(6, method);
    insert.setString(7, address);
    insert.setString(8, userAgent);
    insert.setString(9, query == null ? null : "{\"query\":\"" + escaped(query) + "\"}");
    insert.setInt(10, status);
    insert.setInt(11, millis);
    insert.setBoolean(12, status < 400);
    insert.setString(13, tenant);
    insert.setString(14, session);
    insert.setObject(15, began);
    insert.setObject(16, began);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
