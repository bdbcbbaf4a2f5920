package io.useractivity.api;

/**
 * Adds to the trail of user activity what only the application knows.
 *
 * <p>{@link #log} writes a row of its own, inside a request or outside, as in a nightly job. {@link
 * #current} says more in the row that the current request gets anyway.
 *
 * <p>Nothing is thrown, whatever is handed in: a value that cannot be used is left out. Without the
 * agent nothing happens. All methods are safe for use by any thread.
 */
public final class UserActivity {

  private static final CurrentActivity CURRENT = new CurrentActivity();

  private UserActivity() {}

  /** Whether the agent is there. Nobody has to ask: it spares preparing in vain what is costly. */
  public static boolean isRecorded() {
    return false; // The agent has it return true.
  }

  /**
   * Has a row written, in addition to the one that the current request gets.
   *
   * <p>On a thread that handles a request, what the activity leaves out of user, tenant, session,
   * address, user agent, endpoint and method is the request's. Elsewhere it stays empty.
   *
   * @param activity copied before this returns, so it may be changed and logged again; null does
   *     nothing
   */
  public static void log(Activity activity) {
    if (activity != null) {
      write(activity.values());
    }
  }

  /**
   * The row of the request that the calling thread handles. On any other thread, also one that the
   * request's own has started, what is said of it goes nowhere.
   */
  public static CurrentActivity current() {
    return CURRENT;
  }

  // The agent finds the following two, and isRecorded, by class, name and parameters.

  /**
   * @param values a {@code Map} from columns' names to values, or null for none
   */
  static void write(Object values) {}

  /**
   * @param column the name of a column of the row
   * @param value may be null
   */
  static void say(String column, Object value) {}
}
