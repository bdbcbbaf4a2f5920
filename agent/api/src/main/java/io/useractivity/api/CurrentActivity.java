package io.useractivity.api;

/**
 * Says more in the row of the current request; what is said here goes before what annotations,
 * rules and the agent's own findings say. The last call for a column counts, and null or an empty
 * text leaves it as it is.
 *
 * <p>Ids may be of any type: what counts is their {@code toString}, and they are asked only where
 * the agent is.
 */
public final class CurrentActivity {

  CurrentActivity() {}

  /** Sets {@code user_id}. */
  public CurrentActivity user(Object id) {
    return say("user_id", id);
  }

  /** Sets {@code user_email}. */
  public CurrentActivity email(String email) {
    return say("user_email", email);
  }

  /** Sets {@code user_role}. */
  public CurrentActivity role(String role) {
    return say("user_role", role);
  }

  /** Sets {@code tenant_id}. */
  public CurrentActivity tenant(Object id) {
    return say("tenant_id", id);
  }

  /** Sets {@code activity_type}, such as {@code approve}. */
  public CurrentActivity type(String activityType) {
    return say("activity_type", activityType);
  }

  /** Sets {@code action}: what is done, in words. */
  public CurrentActivity action(String action) {
    return say("action", action);
  }

  /** Sets {@code activity_type} and {@code action}. */
  public CurrentActivity describe(String activityType, String action) {
    return type(activityType).action(action);
  }

  /** Sets {@code resource_type} and {@code resource_id}. */
  public CurrentActivity resource(String type, Object id) {
    return say("resource_type", type).say("resource_id", id);
  }

  /**
   * Sets {@code request_data} in place of what the request carried.
   *
   * @param data a {@code Map} of texts, numbers, truth values, further maps, collections and
   *     arrays, copied before this returns; or a text of JSON
   */
  public CurrentActivity requestData(Object data) {
    return say("request_data", data);
  }

  /** Sets {@code success} to false, whatever the status says, and {@code error_message}. */
  public CurrentActivity failure(String message) {
    return say("success", false).say("error_message", message);
  }

  private CurrentActivity say(String column, Object value) {
    UserActivity.say(column, value);
    return this;
  }
}
