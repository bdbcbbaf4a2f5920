package io.useractivity.engine.capture.identity;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What the name of a session's attribute says: whether it is where an application keeps who is
 * signed in, and how likely that is. A name counts if all of it is words of {@link UserWords}: so
 * {@code currentUser}, {@code USER_SESSION_KEY} and {@code com.acme.LoginUser} do, and {@code
 * userSettings}, {@code selectedUser} and {@code users} do not. Immutable.
 */
final class UserAttribute implements Comparable<UserAttribute> {

  /** From the likeliest on. */
  private enum Meaning {
    /** Where frameworks keep it: whatever is there is asked. */
    OF_A_FRAMEWORK,
    /** The user, and that it is the one who has signed in. */
    SIGNED_IN_USER,
    USER,
    /** An id or a login name. */
    ID,
    /** A person of another kind, who may be somebody else than who has signed in. */
    PERSON,
    /** The session's own state, which may hold the user; never a user itself. */
    HOLDER,
    NONE
  }

  /** Where frameworks keep who is signed in. */
  private static final String[] FRAMEWORKS = {
    "SPRING_SECURITY_CONTEXT",
    "ACEGI_SECURITY_CONTEXT",
    "org.apache.shiro.subject.support.DefaultSubjectContext_PRINCIPALS_SESSION_KEY",
    "_const_cas_assertion_",
    "com.vaadin.terminal.gwt.server.WebApplicationContext"
  };

  private static final int LONGEST_NAME = 96;

  /** As many as are remembered; what comes on top is looked at anew each time. */
  private static final int MOST_NAMES = 1_000;

  private static final UserAttribute NONE = new UserAttribute("", Meaning.NONE, 0);

  private static final ConcurrentMap<String, UserAttribute> BY_NAME = new ConcurrentHashMap<>();

  private final String name;
  private final Meaning meaning;
  private final int words;

  private UserAttribute(String name, Meaning meaning, int words) {
    this.name = name;
    this.meaning = meaning;
    this.words = words;
  }

  /** The attributes of frameworks, which are asked for by their names. */
  static UserAttribute[] ofFrameworks() {
    UserAttribute[] all = new UserAttribute[FRAMEWORKS.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = new UserAttribute(FRAMEWORKS[i], Meaning.OF_A_FRAMEWORK, 0);
    }
    return all;
  }

  static UserAttribute of(String name) {
    if (name == null || name.length() > LONGEST_NAME) {
      return NONE;
    }
    UserAttribute known = BY_NAME.get(name);
    if (known == null) {
      known = read(name);
      if (BY_NAME.size() < MOST_NAMES) {
        BY_NAME.put(name, known);
      }
    }
    return known;
  }

  /** All of the name, else what follows a package, a scope or another prefix. */
  private static UserAttribute read(String name) {
    int from = 0;
    while (true) {
      int words = UserWords.in(FoldedName.of(name, from, name.length()));
      Meaning meaning = meaning(words);
      if (meaning != Meaning.NONE) {
        return new UserAttribute(name, meaning, words);
      }
      while (from < name.length() && ".:/#$".indexOf(name.charAt(from)) < 0) {
        from++;
      }
      if (from++ == name.length()) {
        return NONE;
      }
    }
  }

  private static Meaning meaning(int words) {
    boolean signedIn = has(words, UserWords.SIGNED_IN | UserWords.LOGIN);
    boolean id = has(words, UserWords.ID | UserWords.NAME);
    if (has(words, UserWords.BACKING) && !signedIn) {
      return Meaning.NONE;
    }
    if (has(words, UserWords.USER)) {
      return id || has(words, UserWords.NUMBER)
          ? Meaning.ID
          : signedIn ? Meaning.SIGNED_IN_USER : Meaning.USER;
    }
    if (has(words, UserWords.PERSON | UserWords.ACCOUNT)) {
      return Meaning.PERSON;
    }
    if (has(words, UserWords.STAFF)) {
      return id || signedIn || has(words, UserWords.NUMBER) ? Meaning.PERSON : Meaning.NONE;
    }
    if (has(words, UserWords.CUSTOMER)) {
      return signedIn ? Meaning.PERSON : Meaning.NONE;
    }
    if (has(words, UserWords.NUMBER)) {
      return Meaning.NONE; // one that is sent to sign in with
    }
    if (has(words, UserWords.LOGIN)) {
      return id ? Meaning.ID : Meaning.HOLDER;
    }
    return has(words, UserWords.SESSION) && !id ? Meaning.HOLDER : Meaning.NONE;
  }

  private static boolean has(int words, int any) {
    return (words & any) != 0;
  }

  String name() {
    return name;
  }

  /** Whether an application may keep its user there. */
  boolean mayHaveUser() {
    return meaning != Meaning.NONE;
  }

  /** Whether the object itself is a user, and not what holds one or a form's fields. */
  boolean isOfAUser() {
    return meaning != Meaning.HOLDER && !has(words, UserWords.BACKING) && !isOfALogin();
  }

  /** A login's bean is what the form fills in. */
  private boolean isOfALogin() {
    return has(words, UserWords.LOGIN)
        && has(words, UserWords.SHAPE)
        && !has(words, UserWords.USER | UserWords.PERSON);
  }

  /** Whether a bare {@code id} or {@code name} of that object is the user's. */
  boolean mayHaveAnyId() {
    return meaning != Meaning.ID && !has(words, UserWords.ACCOUNT | UserWords.PROFILE);
  }

  /** Whether a text that is kept there may be the user's name or id. */
  boolean mayBe(String text) {
    if (!NameText.mayBeAName(text) || has(words, UserWords.PROFILE | UserWords.BACKING)) {
      return false;
    }
    switch (meaning) {
      case HOLDER:
        return words == UserWords.LOGIN && !NameText.isNumber(text);
      case PERSON:
        boolean id = has(words, UserWords.ID | UserWords.NUMBER);
        return has(words, UserWords.ACCOUNT)
            ? !id && !has(words, UserWords.NAME) && !NameText.isNumber(text) // of a bank's
            : id || !text.equals("1");
      default:
        return true;
    }
  }

  /** The likelier first. */
  @Override
  public int compareTo(UserAttribute other) {
    int byMeaning = meaning.compareTo(other.meaning);
    return byMeaning != 0 ? byMeaning : name.compareTo(other.name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UserAttribute && ((UserAttribute) other).name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
