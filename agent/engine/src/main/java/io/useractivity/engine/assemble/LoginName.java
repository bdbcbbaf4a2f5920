package io.useractivity.engine.assemble;

import io.useractivity.engine.redact.FieldName;
import io.useractivity.engine.redact.Redactor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Finds the name that somebody signs in with among the fields that a request carried: in the first
 * of those that log-in forms have. Never in any other field, so never in one that a password is
 * typed into.
 */
final class LoginName {

  private static final List<String> FIELDS =
      Collections.unmodifiableList(
          Arrays.asList(
              "jusername",
              "username",
              "loginname",
              "userlogin",
              "uname",
              "usrname",
              "login",
              "loginid",
              "loginuser",
              "logonname",
              "logonid",
              "logon",
              "signinname",
              "userid",
              "user",
              "usr",
              "benutzername",
              "benutzer",
              "kennung",
              "anmeldename",
              "identifiant",
              "utilisateur",
              "nomutilisateur",
              "usuario",
              "nombreusuario",
              "utente",
              "gebruikersnaam",
              "memberid",
              "customerid",
              "employeeid",
              "uid",
              "account",
              "accountname",
              "identifier",
              "email",
              "useremail",
              "loginemail",
              "emailaddress",
              "mail"));

  /** What some houses put before and behind the names of their fields. */
  private static final String[] BEFORE = {"txt", "fld", "inp", "edt", "frm", "tb", "tf", "p"};

  private static final String[] BEHIND = {"field", "input", "text", "textbox", "box", "value"};

  private final Redactor redactor;
  private String name;
  private int rank = FIELDS.size();

  LoginName(Redactor redactor) {
    this.redactor = redactor;
  }

  /** The name as it came; null if there is none, or the user wants its field redacted. */
  String found() {
    return name;
  }

  /** Whether a field is one for names; what stands in the first of those is the name. */
  boolean look(String field, String value) {
    int place = place(FieldName.of(lastPart(field)).letters());
    boolean isName = place >= 0 && value != null && !value.isEmpty();
    if (isName && place < rank && !redactor.isSensitiveToTheUser(field)) {
      name = value;
      rank = place;
    }
    return isName;
  }

  private static int place(String letters) {
    int place = FIELDS.indexOf(letters);
    for (int i = 0; place < 0 && i < BEFORE.length; i++) {
      if (letters.startsWith(BEFORE[i])) {
        place = FIELDS.indexOf(letters.substring(BEFORE[i].length()));
      }
    }
    for (int i = 0; place < 0 && i < BEHIND.length; i++) {
      if (letters.endsWith(BEHIND[i])) {
        place = FIELDS.indexOf(letters.substring(0, letters.length() - BEHIND[i].length()));
      }
    }
    return place;
  }

  /** {@code user[login]} is login, and so is JSF's {@code form:login}. */
  static String lastPart(String field) {
    String open = field.endsWith("]") ? field.substring(0, field.length() - 1) : field;
    int end = open.length();
    int start = end;
    while (start > 0 && "[:.".indexOf(open.charAt(start - 1)) < 0) {
      start--;
    }
    return open.substring(start, end);
  }
}
