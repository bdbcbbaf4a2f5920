package io.useractivity.applications;

import io.useractivity.servers.Rows.Row;

/**
 * What a row should say of a request, beside what everybody can see of it.
 *
 * @param type as in the column {@code activity_type}; null: the test has no opinion
 * @param success whether what was tried was done
 * @param resource of which type it was; null: the test has no opinion
 * @param attempted the name that was given at a sign-in that left nobody signed in
 */
record Told(String type, boolean success, String resource, String attempted) {

  static Told of(String type) {
    return new Told(type, true, null, null);
  }

  static Told view() {
    return of("view");
  }

  static Told login() {
    return of("login");
  }

  static Told logout() {
    return of("logout");
  }

  static Told failedLogin(String attempted) {
    return new Told("login", false, null, attempted);
  }

  Told resource(String type) {
    return new Told(this.type, success, type, attempted);
  }

  Told failed() {
    return new Told(type, false, resource, attempted);
  }

  Told attempted(String name) {
    return new Told(type, success, resource, name);
  }

  /** In words; what the test has no opinion of is left out. */
  String inWords(String user, String role) {
    return words(type, success, user, role, resource, attempted);
  }

  /** What a row says, as far as the test has an opinion. */
  String inWords(Row row) {
    return words(
        type == null ? null : row.activityType(),
        row.success(),
        row.user(),
        row.role(),
        resource == null ? null : row.resourceType(),
        attempted(row));
  }

  private static String words(
      String type, boolean success, String user, String role, String resource, String attempted) {
    return (type == null ? "something" : type)
        + (success ? "" : " failed")
        + " by "
        + user
        + (role == null ? "" : " (" + role + ")")
        + (resource == null ? "" : " of " + resource)
        + (attempted == null ? "" : ", attempted by " + attempted);
  }

  private static String attempted(Row row) {
    String data = row.requestData();
    String key = "\"attempted_user\":\"";
    int start = data == null ? -1 : data.indexOf(key);
    return start < 0
        ? null
        : data.substring(start + key.length(), data.indexOf('"', start + key.length()));
  }
}
