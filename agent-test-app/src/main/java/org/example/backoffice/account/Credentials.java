package org.example.backoffice.account;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody typed into the login form, and the demo's rules for whom it lets in. */
final class Credentials {
  private static final Pattern LOAD_USER = Pattern.compile("user(\\d{1,9})@load\\.example");
  private static final long FIRST_LOAD_USER_ID = 1_000_000;

  private final String email;
  private final String password;

  Credentials(String email, String password) {
    this.email = email == null ? "" : email;
    this.password = password == null ? "" : password;
  }

  /** One password rule for all instead of a password store; load-test users need no row. */
  Optional<User> check(UserDirectory directory) {
    Matcher loadUser = LOAD_USER.matcher(email);
    if (loadUser.matches()) {
      return password.equals("load") ? Optional.of(loadUser(loadUser.group(1))) : Optional.empty();
    }
    return password.equals("secret-" + localPart())
        ? directory.findByEmail(email)
        : Optional.empty();
  }

  private User loadUser(String number) {
    return new User(FIRST_LOAD_USER_ID + Long.parseLong(number), email, "clerk", "load");
  }

  private String localPart() {
    int at = email.indexOf('@');
    return at < 0 ? email : email.substring(0, at);
  }
}
