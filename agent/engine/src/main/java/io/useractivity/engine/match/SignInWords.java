package io.useractivity.engine.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words by which the last segment of a path says that somebody signs in or out: {@code
 * /sign-in.do}, {@code /security_login_check}, {@code /loginAction.do}, {@code org.example.SignIn}.
 * The one list of them. A segment alone is a path as well.
 */
public final class SignInWords {

  private static final int LONGEST_SEGMENT = 120;

  private static final Set<String> LOGIN =
      set(
          "login logon signin signon authenticate authentication securitycheck einloggen "
              + "anmelden connexion iniciarsesion");

  private static final Set<String> LOGOUT =
      set("logout logoff signout ausloggen abmelden deconnexion cerrarsesion");

  /** What stands before such a word without anything between, or nothing at all. */
  private static final Set<String> BEFORE =
      set(
          " do process perform check user admin ajax wp web my app try submit handle form "
              + "customer member client employee staff api json j post validate verify auth sso "
              + "cas ldap portal site mobile");

  /** What stands behind such a word without anything between, or nothing at all. */
  private static final Set<String> BEHIND =
      set(
          " process processing processor check checker action handler form page servlet "
              + "submit user controller post do verify validate view service filter bean panel "
              + "screen module exec auth now api ajax json proc");

  /** Words that make something else of it: a list of attempts, a name, what is done to one. */
  private static final Set<String> OTHERWISE =
      set(
          "attempts attempt history log logs report reports settings setting config "
              + "configuration audit audits stats statistics event events record records list "
              + "name names help image images banner message messages text count info methods "
              + "providers options option policy policies rule rules type types template theme "
              + "success successful succeeded done complete url delete create update edit add "
              + "save remove change reset unlock lock forgot disable enable rename search find "
              + "get export import");

  /** Where passwords are typed in for another purpose than to sign in. */
  private static final Set<String> ACCOUNTS =
      set(
          "register registration registrations registrieren registrierung inscription "
              + "registro signup enroll enrol enrollment join subscribe reset forgot forgotten "
              + "recover recovery change password profile settings setup install installation "
              + "wizard create add new edit update save insert delete remove users accounts "
              + "members customers employees invite invitation activate activation import "
              + "export configure config configuration connection connections datasource "
              + "datasources database databases smtp unlock share");

  private static final String PAIRS = "ogigaunmbmcunnrrci";

  private static final String[] REFUSALS = {
    "error", "fail", "invalid", "denied", "wrong", "incorrect", "unauthor", "badcred", "refused"
  };

  private SignInWords() {}

  private static Set<String> set(String words) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(words.split(" ", -1))));
  }

  /** Whether somebody signs in there. */
  public static boolean isLogin(String path) {
    return says(path, LOGIN);
  }

  /** Whether somebody signs out there. */
  public static boolean isLogout(String path) {
    return says(path, LOGOUT);
  }

  /** Whether the container itself takes a form there (Servlet 4.0, 13.6.3). */
  public static boolean isContainersLogin(String path) {
    return lastSegment(path).equalsIgnoreCase("j_security_check");
  }

  /** Whether somebody registers there, changes a password, or looks after users or settings. */
  public static boolean isForAccounts(String path) {
    String last = lastSegment(path);
    int end = endOfPath(path) - last.length();
    return hasWordForAccounts(last) || hasWordForAccounts(lastSegment(path.substring(0, end)));
  }

  private static boolean hasWordForAccounts(String segment) {
    if (segment.length() > LONGEST_SEGMENT) {
      return false;
    }
    List<String> words = words(segment);
    for (int i = 0; i < words.size(); i++) {
      String pair = i + 1 < words.size() ? words.get(i) + words.get(i + 1) : "";
      if (ACCOUNTS.contains(words.get(i)) || pair.equals("signup")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a redirect after a log-in leads back to the form, or to a page that says why not. */
  public static boolean tellsRefusal(String location) {
    String lower = location.toLowerCase(Locale.ROOT);
    for (String refusal : REFUSALS) {
      if (lower.contains(refusal)) {
        return true;
      }
    }
    return isLogin(location);
  }

  private static boolean says(String path, Set<String> wanted) {
    String segment = lastSegment(path);
    if (segment.length() > LONGEST_SEGMENT
        || !mayHaveWords(segment)
        || StaticFiles.areAskedForBy("GET", segment)) {
      return false;
    }
    int dot = segment.lastIndexOf('.');
    if (dot > 0 && dot + 1 < segment.length() && Character.isUpperCase(segment.charAt(dot + 1))) {
      return saysPart(segment.substring(dot + 1), wanted); // the name of a class
    }
    int start = 0;
    for (int end = segment.indexOf('.'); end >= 0; end = segment.indexOf('.', start)) {
      if (saysPart(segment.substring(start, end), wanted)) {
        return true;
      }
      start = end + 1;
    }
    return saysPart(segment.substring(start), wanted);
  }

  /** Each of the words has one of these pairs of letters; most segments have none. */
  private static boolean mayHaveWords(String segment) {
    for (int i = 0; i + 1 < segment.length(); i++) {
      int letter = segment.charAt(i) | ' ';
      for (int at = 0; at < PAIRS.length(); at += 2) {
        if (letter == PAIRS.charAt(at) && (segment.charAt(i + 1) | ' ') == PAIRS.charAt(at + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean saysPart(String part, Set<String> wanted) {
    List<String> words = words(part);
    boolean found = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      found =
          found
              || isOneOf(wanted, word)
              || (i + 1 < words.size() && wanted.contains(word + words.get(i + 1)));
      // The "log" of "log in" is none of those.
      if (OTHERWISE.contains(word) && !(word.equals("log") && isPairOf(wanted, words, i))) {
        return false;
      }
    }
    return found;
  }

  private static boolean isPairOf(Set<String> wanted, List<String> words, int i) {
    return i + 1 < words.size() && wanted.contains(words.get(i) + words.get(i + 1));
  }

  private static boolean isOneOf(Set<String> wanted, String word) {
    if (wanted.contains(word)) {
      return true;
    }
    for (String core : wanted) {
      int at = word.indexOf(core);
      if (at >= 0
          && BEFORE.contains(word.substring(0, at))
          && BEHIND.contains(word.substring(at + core.length()))) {
        return true;
      }
    }
    return false;
  }

  private static int endOfPath(String path) {
    int end = path.length();
    for (int i = 0; i < end; i++) {
      char c = path.charAt(i);
      if (c == ';' || c == '?' || c == '#') {
        end = i;
      }
    }
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return end;
  }

  private static String lastSegment(String path) {
    int end = endOfPath(path);
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  /** In lower case: {@code MySignInPage2} is my, sign, in, page. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (start >= 0 && (!Character.isLetter(c) || beginsWord(text, start, i))) {
        words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
      if (start < 0 && Character.isLetter(c)) {
        start = i;
      }
    }
    return words;
  }

  /** At a capital after a small letter, and at the last capital of a row of them. */
  private static boolean beginsWord(String text, int start, int at) {
    if (!Character.isUpperCase(text.charAt(at))) {
      return false;
    }
    boolean afterSmall = !Character.isUpperCase(text.charAt(at - 1));
    boolean beforeSmall = at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1));
    return at > start && (afterSmall || beforeSmall);
  }
}
