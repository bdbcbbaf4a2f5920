package io.useractivity.engine.capture.identity;

import java.util.HashMap;
import java.util.Map;

/**
 * The words that names of a session's user are made of. Whatever else is in a name makes it the
 * name of something else.
 */
final class UserWords {

  static final int USER = 1;

  /** Others who sign in. */
  static final int PERSON = 1 << 1;

  /** Of a user, or of a bank. */
  static final int ACCOUNT = 1 << 2;

  /** Who may be somebody else, unless it is an id, or a word says who has signed in. */
  static final int STAFF = 1 << 3;

  /** Who may be somebody else, unless a word says that it is who has signed in. */
  static final int CUSTOMER = 1 << 4;

  static final int LOGIN = 1 << 5;
  static final int SIGNED_IN = 1 << 6;
  static final int SESSION = 1 << 7;
  static final int NAME = 1 << 8;
  static final int ID = 1 << 9;

  /** An id, or how many there are, or a code to sign in with. */
  static final int NUMBER = 1 << 10;

  static final int SHAPE = 1 << 11;

  /** A page's own bean, which has whatever the page shows or asks for. */
  static final int BACKING = 1 << 12;

  /** What has ids and names of its own beside the user's. */
  static final int PROFILE = 1 << 13;

  private static final int AUTHENTICATION = SIGNED_IN | SESSION;
  private static final int FILLER = 1 << 14;

  /** What looks like such a name and is another. */
  private static final int NOT = 1 << 15;

  private static final int LONGEST = 14;

  private static final Map<String, Integer> WORDS = new HashMap<>();

  static {
    put(USER, "user", "usr", "benutzer", "anwender", "utilisateur", "usuario", "utente");
    put(USER | ID, "uid", "userid");
    put(USER | SIGNED_IN, "principal", "whoami");
    put(PERSON, "operator", "admin", "administrator", "member", "mitglied", "identity");
    put(ACCOUNT, "account", "acct");
    put(STAFF, "employee", "emp", "staff", "oper", "mitarbeiter");
    put(CUSTOMER, "customer", "person", "kunde", "subscriber", "student", "teacher");
    put(LOGIN, "login", "logon", "signin", "signon", "sso");
    put(AUTHENTICATION, "auth", "authentication", "session", "sess", "ses");
    put(SIGNED_IN, "current", "cur", "logged", "loggedin", "loggedon", "signed", "signedin");
    put(SIGNED_IN, "authenticated", "authorized", "active", "aktueller", "angemeldeter", "my");
    put(NAME, "name", "nm", "kennung");
    put(ID, "id", "no");
    put(NUMBER, "nr", "num", "number", "code", "cd");
    put(SHAPE, "info", "information", "bean", "obj", "object", "data", "dto", "vo", "bo", "po");
    put(SHAPE, "pojo", "entity", "model", "detail", "details", "context", "ctx", "holder");
    put(SHAPE, "container", "instance");
    put(BACKING, "mb", "controller", "managed", "backing", "action");
    put(PROFILE, "profile");
    put(FILLER, "attr", "attribute", "attrib", "const", "constant", "key", "scope", "scoped");
    put(FILLER, "the", "in", "on", "of", "is", "by", "app", "application", "web", "sys", "system");
    put(FILLER, "site", "portal", "global", "http", "security", "secure", "remote", "ldap", "cas");
    put(FILLER, "target", "value", "val", "var", "ss");
    put(NOT, "userauth", "memberauth", "adminauth", "usernum", "usernumber");
  }

  private UserWords() {}

  private static void put(int meaning, String... words) {
    for (String word : words) {
      WORDS.put(word, meaning);
    }
  }

  /**
   * What the words of a folded name mean.
   *
   * @return 0 if not all of it is such words
   */
  static int in(String folded) {
    int words = folded.isEmpty() ? 0 : from(0, folded);
    return words < 0 || (words & NOT) != 0 ? 0 : words;
  }

  /** The longest word first; -1 if that leads nowhere. */
  private static int from(int start, String folded) {
    if (start == folded.length()) {
      return 0;
    }
    for (int end = Math.min(folded.length(), start + LONGEST); end > start; end--) {
      Integer meaning = WORDS.get(folded.substring(start, end));
      if (meaning != null) {
        int rest = from(end, folded);
        if (rest >= 0) {
          return meaning | rest;
        }
      }
    }
    return -1;
  }
}
