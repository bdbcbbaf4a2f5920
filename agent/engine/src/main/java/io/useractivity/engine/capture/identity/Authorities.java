package io.useractivity.engine.capture.identity;

import java.util.Arrays;
import java.util.Collection;

/** What Spring Security and its forerunner Acegi say that somebody may do. */
final class Authorities {

  private static final String ROLE = "ROLE_";

  private Authorities() {}

  /**
   * Roles, without Spring's prefix; where there are none, whatever else is granted.
   *
   * @param granted an array (before Spring Security 3) or a collection of authorities; others may
   *     be lazy and are not read
   * @return null for none
   */
  static String text(Object granted) {
    Collection<?> all;
    if (granted instanceof Object[]) {
      all = Arrays.asList((Object[]) granted);
    } else if (BeanProperties.isOfTheJdk(granted)) {
      all = (Collection<?>) granted;
    } else {
      return null;
    }
    StringBuilder roles = new StringBuilder();
    StringBuilder others = new StringBuilder();
    for (Object each : all) {
      String text = BeanProperties.text(each);
      if (text == null) {
        text = BeanProperties.text(BeanProperties.read(each, "authority"));
      }
      if (text == null) {
        continue;
      }
      if (text.startsWith(ROLE)) {
        BeanProperties.append(roles, text.substring(ROLE.length()));
      } else if (!text.startsWith("FACTOR_")) { // How the user signed in, since 7.0.
        BeanProperties.append(others, text);
      }
    }
    StringBuilder told = roles.length() > 0 ? roles : others;
    return told.length() == 0 ? null : told.toString();
  }
}
