package io.useractivity.engine.assemble;

import io.useractivity.engine.classify.RequestPath;
import io.useractivity.engine.classify.WebAddress;
import io.useractivity.engine.match.SignInWords;
import io.useractivity.engine.match.StaticFiles;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.IdentityChange;

/**
 * Tells a log-in, and one that failed, of a request with which nobody was seen to come: by what it
 * carried, where it went, and what it was answered with. Immutable; for one request.
 */
final class SignIn {

  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int CREATED = 201;

  private final ActivityRecord record;
  private final LoginForm form;
  private final boolean atLoginAddress;

  /**
   * @param byRule whether a rule calls it a log-in
   */
  SignIn(ActivityRecord record, LoginForm form, boolean byRule) {
    this.record = record;
    this.form = form;
    this.atLoginAddress = byRule || form.saysLogin() || SignInWords.isLogin(record.path());
  }

  /** What it was. */
  IdentityChange change() {
    if (!isAttempt()) {
      return IdentityChange.NONE;
    }
    Integer status = record.status();
    if (!record.observedSuccess()) {
      boolean nobodyThere = status != null && (status == NOT_FOUND || status == NOT_ALLOWED);
      return nobodyThere ? IdentityChange.NONE : IdentityChange.FAILED_LOGIN;
    }
    if (record.identityChange() == IdentityChange.GRANTED) {
      return IdentityChange.LOGIN;
    }
    if (record.handling().location() != null) {
      return isRefusal(record.handling().location())
          ? IdentityChange.FAILED_LOGIN
          : success(IdentityChange.LOGIN);
    }
    if (isPage(record.handling().contentType())) {
      boolean asked = form.asksForSecret() || !form.isKnown();
      return asked ? IdentityChange.FAILED_LOGIN : IdentityChange.NONE;
    }
    boolean made = status != null && status == CREATED && !atLoginAddress;
    return made ? IdentityChange.NONE : success(IdentityChange.LOGIN);
  }

  /** Whoever is signed in already fills in forms with passwords for other purposes. */
  private boolean isAttempt() {
    if (form.choosesPassword()) {
      return false;
    }
    return atLoginAddress
        || (!record.identity().hasUser()
            && form.looksLikeLogin()
            && !SignInWords.isForAccounts(record.path()));
  }

  /** Without a name, a password elsewhere may be for anything. */
  private IdentityChange success(IdentityChange login) {
    return atLoginAddress || form.hasName() ? login : IdentityChange.NONE;
  }

  /** Whether a redirect leads back to the form, or to a page that says why not. */
  private boolean isRefusal(String location) {
    if (SignInWords.tellsRefusal(location)) {
      return true;
    }
    String here = RequestPath.of(record.path()).normalised();
    String to = resolved(WebAddress.pathOf(location).normalised(), here);
    String referer = record.content() == null ? null : record.content().referer();
    return to.equals(here)
        || (referer != null && to.equals(WebAddress.pathOf(referer).normalised()));
  }

  /** Some containers leave a relative address as it is. */
  private static String resolved(String path, String here) {
    if (path.isEmpty()) {
      return here;
    }
    return path.startsWith("/")
        ? path
        : RequestPath.of(here.substring(0, here.lastIndexOf('/') + 1) + path).normalised();
  }

  /** A page, or a part of one that a framework puts into the page that is there. */
  private static boolean isPage(String contentType) {
    return contentType != null
        && (StaticFiles.isPage(contentType)
            || contentType.regionMatches(true, 0, "text/xml", 0, 8)
            || contentType.regionMatches(true, 0, "application/xml", 0, 15));
  }
}
