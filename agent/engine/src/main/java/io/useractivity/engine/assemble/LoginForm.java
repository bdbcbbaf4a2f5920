package io.useractivity.engine.assemble;

import io.useractivity.engine.match.SignInWords;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.redact.FieldName;
import io.useractivity.engine.redact.PasswordNames;
import io.useractivity.engine.redact.Redactor;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a request carried of what log-in forms have, and of what forms have in which somebody
 * registers, changes a password or looks after users. For one thread.
 */
final class LoginForm {

  /** Nothing was carried that could be read. */
  static final LoginForm UNKNOWN = new LoginForm(null);

  /** A log-in form has no more fields than these. */
  private static final int MOST_FIELDS = 16;

  /** What is asked of somebody who is new. */
  private static final Set<String> OF_A_PERSON =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "firstname",
                  "lastname",
                  "fullname",
                  "givenname",
                  "familyname",
                  "surname",
                  "vorname",
                  "nachname",
                  "phone",
                  "mobile",
                  "telephone",
                  "telefon",
                  "address",
                  "street",
                  "city",
                  "zip",
                  "zipcode",
                  "postcode",
                  "birthday",
                  "birthdate",
                  "dateofbirth",
                  "gender",
                  "terms",
                  "acceptterms",
                  "agreeterms",
                  "newsletter",
                  "role",
                  "roles",
                  "authorities",
                  "host",
                  "hostname",
                  "port",
                  "jdbcurl",
                  "driver")));

  /** By which one address tells what is to be done. */
  private static final Set<String> COMMANDS =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "action",
                  "method",
                  "cmd",
                  "command",
                  "op",
                  "operation",
                  "do",
                  "event",
                  "act",
                  "task",
                  "dispatch")));

  private final LoginName name;
  private boolean known;
  private int fields;
  private int passwords;
  private int emptyPasswords;
  private int codes;
  private boolean named;
  private boolean mailed;
  private boolean chosen;
  private boolean ofAPerson;
  private boolean forLogin;
  private boolean forAccounts;

  private LoginForm(LoginName name) {
    this.name = name;
  }

  /**
   * Looks through what a request carried.
   *
   * @param content may be null
   */
  static LoginForm of(RequestContent content, Redactor redactor) {
    LoginForm form = new LoginForm(new LoginName(redactor));
    form.known = new CarriedFields(form::look).visit(content);
    return form;
  }

  private void look(String field, String value) {
    fields++;
    String part = LoginName.lastPart(field);
    String letters = FieldName.of(part).letters();
    boolean empty = value == null || value.isEmpty();
    if (name.look(field, value)) {
      boolean mail = letters.contains("mail");
      mailed |= mail;
      named |= !mail;
    } else if (PasswordNames.isPassword(part)) {
      boolean typed = !empty && !isTicked(value);
      passwords += typed ? 1 : 0;
      emptyPasswords += typed ? 0 : 1;
      chosen |= typed && PasswordNames.isChosen(part);
    } else if (PasswordNames.isCode(part)) {
      codes++;
    } else if (OF_A_PERSON.contains(letters)) {
      ofAPerson = true;
    } else if (COMMANDS.contains(letters) && !empty) {
      forLogin |= SignInWords.isLogin(value);
      forAccounts |= SignInWords.isForAccounts(value);
    }
  }

  /** As a box about a password may be; somebody may have typed that in as well. */
  private static boolean isTicked(String value) {
    if (value == null || value.length() > 5) {
      return false;
    }
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.equals("on")
        || lower.equals("true")
        || lower.equals("false")
        || lower.equals("yes")
        || lower.equals("no");
  }

  /** As whom somebody tries to sign in; null if that is not known. */
  String name() {
    return name == null ? null : name.found();
  }

  /** Whether what the request carried could be read. */
  boolean isKnown() {
    return known;
  }

  /** Whether it says itself that it is for a log-in. */
  boolean saysLogin() {
    return forLogin;
  }

  /** Whether a password or a second factor was asked for, and typed in or left empty. */
  boolean asksForSecret() {
    return passwords + emptyPasswords + codes > 0;
  }

  /** Whether a password is chosen or changed. */
  boolean choosesPassword() {
    return chosen || forAccounts;
  }

  /** Whether it has what a log-in form has, and nothing that others have. */
  boolean looksLikeLogin() {
    boolean onePassword = passwords == 1 || (passwords == 0 && emptyPasswords == 1);
    return (onePassword || (passwords == 0 && codes > 0))
        && fields <= MOST_FIELDS
        && !choosesPassword()
        && !ofAPerson
        && !(named && mailed);
  }

  /** Whether it has a field for a name too. */
  boolean hasName() {
    return named || mailed;
  }
}
