package io.useractivity.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The table in one database, read past the agent. */
public record Rows(String url, String user, String password) {

  /** Many requests may begin in one millisecond, and failed ones get their row later. */
  private static final String IN_ORDER = " ORDER BY created_at, LENGTH(user_agent), user_agent, id";

  /** What the tests look at of a row. */
  public record Row(
      String method,
      String endpoint,
      Integer status,
      Boolean success,
      String user,
      String email,
      String role,
      String tenant,
      String session,
      String error,
      String userAgent,
      String address,
      String activityType,
      String action,
      String resourceType,
      String resourceId,
      String requestData,
      int millis,
      LocalDateTime createdAt) {

    /** Method, endpoint and status: what a client knows of its request. */
    public String line() {
      return method + " " + endpoint + " " + status;
    }

    /** What was done, and by whom: id, address, role and tenant. */
    public String who() {
      return activityType
          + (success ? " by " : " failed by ")
          + String.join(
              " ",
              String.valueOf(user),
              String.valueOf(email),
              String.valueOf(role),
              String.valueOf(tenant));
    }
  }

  /** The agent's argument that sends rows here. */
  public String agentArgument() {
    return "jdbc.url=" + url + ",jdbc.user=" + user + ",jdbc.password=" + password;
  }

  public Connection connection() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** All rows in the order of their requests' beginnings: as {@link Client} has numbered them. */
  public List<Row> all() throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM user_activity_logs" + IN_ORDER)) {
      while (result.next()) {
        rows.add(
            new Row(
                result.getString("method"),
                result.getString("endpoint"),
                result.getObject("status_code", Integer.class),
                result.getObject("success", Boolean.class),
                result.getString("user_id"),
                result.getString("user_email"),
                result.getString("user_role"),
                result.getString("tenant_id"),
                result.getString("session_id"),
                result.getString("error_message"),
                result.getString("user_agent"),
                result.getString("ip_address"),
                result.getString("activity_type"),
                result.getString("action"),
                result.getString("resource_type"),
                result.getString("resource_id"),
                result.getString("request_data"),
                result.getInt("response_time_ms"),
                result.getObject("created_at", LocalDateTime.class)));
      }
    }
    return rows;
  }

  /** One column's values as text, in the order of {@link #all}. */
  public List<String> column(String name) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT " + name + " FROM user_activity_logs" + IN_ORDER)) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    }
    return values;
  }

  public List<String> lines() throws SQLException {
    return all().stream().map(Row::line).toList();
  }

  public long count() throws SQLException {
    return number("SELECT COUNT(*) FROM user_activity_logs");
  }

  public long number(String query) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
