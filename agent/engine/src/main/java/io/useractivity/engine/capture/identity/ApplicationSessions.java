package io.useractivity.engine.capture.identity;

import java.util.Arrays;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What one application's sessions were seen to hold: under which names a user was found, so that
 * the next request asks for these first, and what there is while nobody is found. Bounded. For any
 * thread.
 */
final class ApplicationSessions {

  /** From so many requests on it is said that none of them has a user. */
  private static final long MANY = 50;

  /** At the first, second, fourth ... of them the session is looked through, up to this one. */
  private static final long LAST_LOOK = 4_096;

  private static final int MOST_LEARNT = 8;
  private static final int MOST_ATTRIBUTES = 40;

  private static final UserAttribute[] NOTHING_LEARNT = {};

  private final String contextPath;
  private final AtomicReference<UserAttribute[]> learnt = new AtomicReference<>(NOTHING_LEARNT);
  private final AtomicLong withoutUser = new AtomicLong();
  private final ConcurrentMap<String, SeenAttribute> seen = new ConcurrentHashMap<>();
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile boolean hasUsers;

  ApplicationSessions(String contextPath) {
    this.contextPath = contextPath;
  }

  /** Where users were found, the likeliest first; not to be changed. */
  UserAttribute[] learnt() {
    return learnt.get();
  }

  /** A user was found there. */
  void learn(UserAttribute attribute) {
    UserAttribute[] before = learnt.get();
    if (before.length == MOST_LEARNT) {
      return;
    }
    UserAttribute[] after = new UserAttribute[before.length + 1];
    System.arraycopy(before, 0, after, 0, before.length);
    after[before.length] = attribute;
    Arrays.sort(after);
    learnt.compareAndSet(before, after); // else the next one learns it
  }

  /** A request had a session and a user. */
  void sawUser() {
    if (!hasUsers) {
      hasUsers = true;
    }
  }

  /** A request had a session and no user. */
  void sawNobody(RequestInHand request) {
    long count = withoutUser.incrementAndGet();
    if (!hasUsers && (count & (count - 1)) == 0 && count <= LAST_LOOK) {
      look(request);
    }
  }

  private void look(RequestInHand request) {
    Enumeration<?> names = request.sessionAttributeNames();
    while (names.hasMoreElements() && seen.size() < MOST_ATTRIBUTES) {
      String name = String.valueOf(names.nextElement());
      Object value = seen.containsKey(name) ? null : request.sessionAttribute(name);
      if (value != null) {
        seen.put(name, SeenAttribute.of(name, value));
      }
    }
  }

  /** Whether there is something to say. */
  boolean lacksUsers() {
    return !hasUsers && withoutUser.get() >= MANY;
  }

  /** Whether it has not been said yet; from now on it has. */
  boolean isNews() {
    return told.compareAndSet(false, true);
  }

  /** What to say, in a line. */
  String report() {
    Map<String, SeenAttribute> sorted = new TreeMap<>(seen);
    SeenAttribute likeliest = null;
    for (SeenAttribute each : sorted.values()) {
      boolean likelier = likeliest == null || each.likelihood() > likeliest.likelihood();
      if (each.likelihood() > 0 && each.hasWritableName() && likelier) {
        likeliest = each;
      }
    }
    String path = contextPath.isEmpty() ? "/" : contextPath;
    String report =
        "No user is known of "
            + withoutUser.get()
            + " requests of the application "
            + path
            + " that had a session. ";
    if (sorted.isEmpty()) {
      return report + "The sessions hold nothing; name another source in user.id.";
    }
    report += "The sessions hold: " + join(sorted) + ". ";
    return likeliest == null
        ? report
            + "If one of these tells the user, set user.id=session:NAME or session:NAME.PROPERTY."
        : report + "If the user is among these, try user.id=" + likeliest.source() + ".";
  }

  private static String join(Map<String, SeenAttribute> attributes) {
    StringBuilder all = new StringBuilder();
    for (SeenAttribute each : attributes.values()) {
      all.append(all.length() == 0 ? "" : ", ").append(each);
    }
    return all.toString();
  }
}
