package io.useractivity.api;

import java.util.HashMap;
import java.util.Map;

/**
 * One row for {@link UserActivity#log}. Each method sets the column of its name and returns this
 * activity; null or an empty text leaves the column out. For one thread at a time.
 *
 * <p>Ids may be of any type: what counts is their {@code toString}.
 */
public final class Activity {

  /** By the names of the columns; null as long as there are none, or nobody to take them. */
  private Map<String, Object> values;

  private Activity() {}

  /**
   * Begins a row.
   *
   * @param activityType the column {@code activity_type}, such as {@code approve}
   * @param action the column {@code action}: what was done, in words
   */
  public static Activity of(String activityType, String action) {
    return new Activity().set("activity_type", activityType).set("action", action);
  }

  /** Sets {@code user_id}. The request's user stays out then, address and role too. */
  public Activity userId(Object id) {
    return set("user_id", id);
  }

  /** Sets {@code user_email}. The request's user stays out then, id and role too. */
  public Activity userEmail(String email) {
    return set("user_email", email);
  }

  /** Sets {@code user_role}. */
  public Activity userRole(String role) {
    return set("user_role", role);
  }

  /** Sets {@code endpoint}, a path. */
  public Activity endpoint(String path) {
    return set("endpoint", path);
  }

  /** Sets {@code method}. */
  public Activity method(String method) {
    return set("method", method);
  }

  /** Sets {@code resource_type} and {@code resource_id}. */
  public Activity resource(String type, Object id) {
    return set("resource_type", type).set("resource_id", id);
  }

  /** Sets {@code ip_address}. */
  public Activity ipAddress(String address) {
    return set("ip_address", address);
  }

  /** Sets {@code user_agent}. */
  public Activity userAgent(String userAgent) {
    return set("user_agent", userAgent);
  }

  /**
   * Sets {@code request_data}.
   *
   * @param data a {@code Map} of texts, numbers, truth values, further maps, collections and
   *     arrays, copied when the activity is logged; or a text of JSON
   */
  public Activity requestData(Object data) {
    return set("request_data", data);
  }

  /** Sets {@code status_code}. */
  public Activity statusCode(int status) {
    return set("status_code", status);
  }

  /** Sets {@code response_time_ms}. */
  public Activity responseTimeMs(long millis) {
    return set("response_time_ms", millis);
  }

  /**
   * Sets {@code success}; otherwise true, unless there is an error message or a status from 400 on.
   */
  public Activity success(boolean success) {
    return set("success", success);
  }

  /** Sets {@code tenant_id}. */
  public Activity tenantId(Object id) {
    return set("tenant_id", id);
  }

  /** Sets {@code session_id}: the session's own id, which the agent stores as a keyed hash. */
  public Activity sessionId(String id) {
    return set("session_id", id);
  }

  /** Sets {@code error_message}. */
  public Activity errorMessage(String message) {
    return set("error_message", message);
  }

  private Activity set(String column, Object value) {
    if (UserActivity.isRecorded()) {
      if (values == null) {
        values = new HashMap<>();
      }
      values.put(column, value);
    }
    return this;
  }

  Map<String, Object> values() {
    return values;
  }
}
