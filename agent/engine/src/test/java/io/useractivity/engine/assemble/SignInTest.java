package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Handling;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.IdentityChange;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import io.useractivity.engine.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether somebody signed in, tried to in vain, or did something else with a password. */
class SignInTest {

  private static final Redactor DEFAULT = new Redactor(List.of(), List.of(), List.of());
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PAGE = "text/html;charset=UTF-8";
  private static final String BOB = "username=bob&password=x";

  private String method = "POST";
  private String path = "/checkLogin";
  private int status = 200;
  private String location;
  private String answer = PAGE;
  private String type = FORM;
  private String body = BOB;
  private String referer;
  private Identity user = Identity.UNKNOWN;
  private IdentityChange seen = IdentityChange.POSSIBLE;
  private boolean byRule;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "/shop/login,       401, -,               FAILED_LOGIN, false",
        "/shop/login,       403, -,               FAILED_LOGIN, false",
        "/login,            500, -,               FAILED_LOGIN, false",
        "/login,            302, /login?error,    FAILED_LOGIN, false",
        "/login,            302, /login,          FAILED_LOGIN, false",
        "/j_security_check, 302, /loginError.jsp, FAILED_LOGIN, false",
        "/sign-in.do;v=1,   401, -,               FAILED_LOGIN, false",
        "/api/Authenticate/,401, -,               FAILED_LOGIN, false",
        "/login,            302, /login/otp,      LOGIN,        true",
        "/api/login,        200, -,               LOGIN,        true",
        "/login,            404, -,               NONE,         false",
        "/login,            405, -,               NONE,         false",
        "/login-attempts,   200, -,               NONE,         true",
        "/logout,           302, /login,          NONE,         true"
      })
  void anAttemptOfWhichNothingElseIsKnownIsToldByItsAddressAndOutcome(
      String to, int answered, String redirect, IdentityChange change, boolean success) {
    path = to;
    status = answered;
    location = redirect;
    answer = null;
    body = null;

    assertThat(change()).isEqualTo(change);
    assertThat(record().as(change).observedSuccess()).isEqualTo(success);
  }

  @ParameterizedTest
  @CsvSource({
    "/security_login_check",
    "/checkLogin",
    "/loginAction.do",
    "/app/j_acegi_security_check",
    "/wicket/bookmarkable/org.example.SignIn",
    "/wicket/org.example.pages.MySignInPage",
    "/VAADIN/loginHandler",
    "/Controller",
    "/"
  })
  void theFormAgainIsAnAnswerToAWrongPasswordAtAnyAddress(String to) {
    path = to;

    assertThat(change()).isEqualTo(IdentityChange.FAILED_LOGIN);
    location = "/welcome";
    assertThat(change()).isEqualTo(IdentityChange.LOGIN);
    location = "http://shop.example" + to + "?1";
    assertThat(change()).isEqualTo(IdentityChange.FAILED_LOGIN);
    location = "../wrong";
    assertThat(change()).isEqualTo(IdentityChange.FAILED_LOGIN);
    location = "/index.jsp";
    referer = "http://shop.example/index.jsp";
    assertThat(change()).isEqualTo(IdentityChange.FAILED_LOGIN);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,  LOGIN",
    "text/plain,        LOGIN",
    "text/html,         FAILED_LOGIN",
    "text/xml,          FAILED_LOGIN",
    "application/xhtml+xml, FAILED_LOGIN"
  })
  void anAnswerThatIsNoPageMayBeAToken(String answered, IdentityChange change) {
    path = "/api/tokens";
    type = "application/json";
    body = "{\"user\":\"bob\",\"password\":\"x\"}";
    answer = answered;

    assertThat(change()).isEqualTo(change);
  }

  @ParameterizedTest
  @CsvSource({
    "/register,          username=bob&password=x&confirmPassword=x",
    "/start,             username=bob&password=x&password2=x",
    "/start,             username=bob&password=x&passwordRepeat=x&email=b@example.com",
    "/start,             username=bob&password=x&email=b@example.com",
    "/start,             email=b@example.com&password=x&firstName=Bob",
    "/user/signup.do,    username=bob&password=x",
    "/registration/step2, username=bob&password=x",
    "/reset/7,           username=bob&password=x",
    "/change-password,   oldPassword=x&newPassword=y",
    "/start,             user=bob&oldPassword=x&newPassword=y",
    "/api/users,         login=bob&password=x",
    "/admin/saveUser.do, login=bob&password=x",
    "/install,           user=root&password=x&host=db&port=3306",
    "/user.do,           method=register&login=bob&password=x",
    "/login,             method=changePassword&oldPassword=x&newPassword=y",
    "/search,            q=password",
    "/contact,           name=bob&passwordHint=none",
    "/settings,          showPassword=true&rememberPassword=on"
  })
  void whoRegistersOrLooksAfterPasswordsDoesNotSignIn(String to, String form) {
    path = to;
    body = form;

    assertThat(change()).isEqualTo(IdentityChange.NONE);
    location = "/thanks";
    assertThat(change()).isEqualTo(IdentityChange.NONE);
    location = "/login";
    assertThat(change()).isEqualTo(IdentityChange.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "/admin/user,   login=bob&password=x",
    "/me,           password=x",
    "/unlock,       password=x",
    "/confirm-it,   username=ann&password=x"
  })
  void whoIsSignedInAndSendsAPasswordDoesSomethingElse(String to, String form) {
    user = new Identity("ann", null, null, null, null);
    path = to;
    body = form;

    assertThat(change()).isEqualTo(IdentityChange.NONE);
  }

  @Test
  void whoIsSignedInAndTriesAgainInVainHasFailed() {
    user = new Identity("ann", null, null, null, null);
    path = "/login";

    assertThat(change()).isEqualTo(IdentityChange.FAILED_LOGIN);
    location = "/home";
    assertThat(change()).isEqualTo(IdentityChange.LOGIN);
  }

  @ParameterizedTest
  @CsvSource({
    "username=bob,                          NONE",
    "username=bob&password=,                FAILED_LOGIN",
    "username=bob&password=no,              FAILED_LOGIN",
    "password=x,                            FAILED_LOGIN",
    "otp=123456,                            FAILED_LOGIN",
    "user=bob&pin=1234,                     FAILED_LOGIN",
    "kullanici=bob&sifre=x,                 FAILED_LOGIN",
    "vb_username=bob&vb_password=x&md5pwd=y,FAILED_LOGIN",
    "user=bob&password=x&otp=1&remember=on&_csrf=x&lang=en&submit=Go, FAILED_LOGIN",
    "tab=2,                                 NONE"
  })
  void atALoginsAddressAPageMeansThatAPasswordWasWrong(String form, IdentityChange change) {
    path = "/login";
    body = form;

    assertThat(change()).isEqualTo(change);
  }

  @Test
  void aCommandInTheFormIsAnAddressToo() {
    path = "/Controller";
    body = "action=login&code=x";
    answer = "application/json";
    assertThat(change()).isEqualTo(IdentityChange.LOGIN);
    body = "action=show&code=x";
    assertThat(change()).isEqualTo(IdentityChange.NONE);
  }

  @Test
  void aCookieThatSignsInMakesAPageASuccess() {
    path = "/cas/login";
    seen = IdentityChange.GRANTED;

    assertThat(change()).isEqualTo(IdentityChange.LOGIN);
    body = "name=bob&message=hello";
    path = "/contact";
    assertThat(change()).isEqualTo(IdentityChange.NONE);
  }

  @Test
  void aRuleMakesALoginOfAnyAddressAndNoSuccessOfAWrongPassword() {
    path = "/enter";
    type = "text/x-gwt-rpc";
    body = "7|0|x";
    assertThat(change()).isEqualTo(IdentityChange.NONE);
    byRule = true;
    assertThat(change()).isEqualTo(IdentityChange.FAILED_LOGIN);
    location = "/enter?again";
    assertThat(change()).isEqualTo(IdentityChange.FAILED_LOGIN);
    location = "/home";
    assertThat(change()).isEqualTo(IdentityChange.LOGIN);
  }

  @Test
  void aPasswordInTheQueryIsAnAttemptAsWell() {
    method = "GET";
    path = "/enter.jsp";
    body = null;
    assertThat(
            new SignIn(
                    record("u=x&user=bob&pwd=y"),
                    LoginForm.of(record("u=x&user=bob&pwd=y").content(), DEFAULT),
                    false)
                .change())
        .isEqualTo(IdentityChange.FAILED_LOGIN);
  }

  @Test
  void aFormThatWasReadTwiceIsOne() {
    byte[] bytes = BOB.getBytes(StandardCharsets.UTF_8);
    Map<String, String[]> parsed =
        Map.of("username", new String[] {"bob"}, "password", new String[] {"x"});
    RequestContent twice =
        new RequestContent.Builder()
            .contentType(FORM)
            .query("tab=1")
            .body(bytes, bytes.length)
            .parameters(parsed)
            .build();
    RequestContent byItself =
        new RequestContent.Builder()
            .contentType(FORM)
            .query("tab=1")
            .body(bytes, bytes.length)
            .parameters(Map.of("tab", new String[] {"1"}))
            .build();

    assertThat(LoginForm.of(twice, DEFAULT).looksLikeLogin()).isTrue();
    assertThat(LoginForm.of(byItself, DEFAULT).looksLikeLogin()).isTrue();
  }

  private IdentityChange change() {
    ActivityRecord record = record();
    return new SignIn(record, LoginForm.of(record.content(), DEFAULT), byRule).change();
  }

  private ActivityRecord record() {
    return record(null);
  }

  private ActivityRecord record(String query) {
    RequestContent.Builder content =
        new RequestContent.Builder().contentType(type).referer(referer).query(query);
    if (body != null) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      content.body(bytes, bytes.length);
    }
    return new ActivityRecord.Builder(new RequestLine.Builder(method, path).build())
        .outcome(Outcome.of(location == null ? status : 302))
        .identity(user)
        .identityChange(seen)
        .handling(new Handling(null, location, answer))
        .content(content.build())
        .build();
  }
}
