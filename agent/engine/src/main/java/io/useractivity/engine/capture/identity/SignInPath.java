package io.useractivity.engine.capture.identity;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Paths whose last segment says that somebody signs in or out. */
public final class SignInPath {

  private static final Set<String> LOGIN =
      new HashSet<>(
          Arrays.asList(
              "login",
              "logon",
              "signin",
              "dologin",
              "authenticate",
              "processlogin",
              "performlogin",
              "loginprocess",
              "jsecuritycheck",
              "jspringsecuritycheck"));

  private static final Set<String> LOGOUT =
      new HashSet<>(
          Arrays.asList(
              "logout", "logoff", "signout", "dologout", "performlogout", "jspringsecuritylogout"));

  private SignInPath() {}

  static boolean isLogin(String path) {
    return LOGIN.contains(lastWord(path));
  }

  static boolean isLogout(String path) {
    return LOGOUT.contains(lastWord(path));
  }

  /** Whether the container itself takes a form there (Servlet 4.0, 13.6.3). */
  public static boolean isContainersLogin(String path) {
    return lastWord(path).equals("jsecuritycheck");
  }

  /**
   * Whether a redirect after a log-in leads back to the form, or to a page that says why not.
   *
   * @param location may be null
   */
  static boolean tellsRefusal(String location) {
    if (location == null) {
      return false;
    }
    String lower = location.toLowerCase(Locale.ROOT);
    return isLogin(lower)
        || lower.contains("error")
        || lower.contains("fail")
        || lower.contains("invalid")
        || lower.contains("denied");
  }

  /** Letters of the last segment, without extension: {@code /shop/sign-in.do;v=1} is signin. */
  private static String lastWord(String path) {
    int end = path.length();
    for (int i = 0; i < end; i++) {
      if (path.charAt(i) == ';' || path.charAt(i) == '?') {
        end = i;
      }
    }
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    int slash = path.lastIndexOf('/', end - 1);
    int dot = path.indexOf('.', slash + 1);
    StringBuilder word = new StringBuilder();
    for (int i = slash + 1; i < (dot < 0 || dot > end ? end : dot); i++) {
      char c = path.charAt(i);
      if (c != '-' && c != '_') {
        word.append(Character.toLowerCase(c));
      }
    }
    return word.toString();
  }
}
