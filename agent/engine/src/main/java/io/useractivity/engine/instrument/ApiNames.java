package io.useractivity.engine.instrument;

/** What applications may ship of ours, known by name alone. */
final class ApiNames {

  /** The annotation's type as class files name it. */
  static final String ANNOTATION = "Lio/useractivity/api/LogUserActivity;";

  /** The class whose methods applications call. */
  static final String CALLS = "io.useractivity.api.UserActivity";

  /** The same class as class files name it. */
  static final String CALLS_INTERNALLY = "io/useractivity/api/UserActivity";

  private ApiNames() {}
}
