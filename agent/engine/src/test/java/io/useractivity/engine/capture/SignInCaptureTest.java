package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.FakeSession;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.IdentityChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who came and who went with a request, whatever its address. */
class SignInCaptureTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  private final Harness harness = new Harness();
  private final FakeRequest request = new FakeRequest(LINE);
  private final FakeResponse response = new FakeResponse(LINE);

  @Test
  void aUserInTheSessionAfterwardsHasSignedIn() {
    harness.call(request, response, () -> signIn("ann"));

    expect(IdentityChange.LOGIN, "ann");
  }

  @Test
  void aSessionThatEndsHasSignedOut() {
    signIn("ann");
    harness.call(request, response, () -> request.session = null);

    expect(IdentityChange.LOGOUT, "ann");
  }

  @Test
  void aPrincipalThatOutlivesItsSessionHasSignedOutAllTheSame() {
    signIn("ann");
    request.logIn("ann");
    harness.call(request, response, () -> request.session = null);

    expect(IdentityChange.LOGOUT, "ann");
  }

  @Test
  void aNewSessionIdAloneIsNeither() {
    signIn("ann");
    harness.call(request, response, () -> request.session.id = "other");

    expect(IdentityChange.NONE, "ann");
  }

  @Test
  void anotherUserHasSignedIn() {
    signIn("ann");
    harness.call(request, response, () -> signIn("bob"));

    expect(IdentityChange.LOGIN, "bob");
  }

  @Test
  void aUserWhomAWrapperLearnsHasSignedIn() {
    FakeRequest wrapper = new FakeRequest(LINE);
    harness.call(
        request, response, () -> harness.call(wrapper, response, () -> wrapper.logIn("ann")));

    expect(IdentityChange.LOGIN, "ann");
  }

  @Test
  void aUserWhomAWrapperForgetsHasSignedOut() {
    FakeRequest wrapper = new FakeRequest(LINE);
    wrapper.logIn("ann");
    harness.call(
        request,
        response,
        () -> harness.call(wrapper, response, () -> wrapper.principal = () -> null));

    expect(IdentityChange.LOGOUT, "ann");
  }

  @Test
  void aUserWhomOnlyTheWrapperKnowsHasNotSignedIn() {
    FakeRequest wrapper = new FakeRequest(LINE);
    wrapper.logIn("ann");
    harness.call(request, response, () -> harness.call(wrapper, response));

    expect(IdentityChange.NONE, "ann");
  }

  @ParameterizedTest
  @CsvSource({
    "Basic YW5u, NONE",
    "basic YW5u, NONE",
    "Bearer e.y.s, NONE",
    "Digest x, NONE",
    "Negotiate x, LOGIN"
  })
  void whoBringsCredentialsEachTimeDoesNotSignIn(String authorization, IdentityChange change) {
    request.headers.put("Authorization", authorization);
    harness.call(request, response, () -> signIn("ann"));

    expect(change, "ann");
  }

  @Test
  void aUserInARequestHeaderOrAttributeHasNotSignedIn() {
    Harness configured = new Harness("user.id=attribute:user");
    configured.call(request, response, () -> request.attributes.put("user", "ann"));

    ActivityRecord row = configured.onlyRecord();
    assertThat(row.identityChange()).isEqualTo(IdentityChange.NONE);
    assertThat(row.identity().userId()).isEqualTo("ann");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "POST, /shop/login,            401, -,                FAILED_LOGIN, false",
        "POST, /shop/login,            403, -,                FAILED_LOGIN, false",
        "POST, /login,                 500, -,                FAILED_LOGIN, false",
        "POST, /login,                 302, /login?error,     FAILED_LOGIN, false",
        "POST, /login,                 302, /login,           FAILED_LOGIN, false",
        "POST, /j_security_check,      302, /loginError.jsp,  FAILED_LOGIN, false",
        "POST, /sign-in.do;v=1,        401, -,                FAILED_LOGIN, false",
        "POST, /api/Authenticate/,     401, -,                FAILED_LOGIN, false",
        "POST, /login,                 302, /login/otp,       LOGIN,        true",
        "POST, /api/login,             200, -,                LOGIN,        true",
        "POST, /login,                 404, -,                NONE,         false",
        "POST, /login,                 405, -,                NONE,         false",
        "GET,  /login,                 200, -,                NONE,         true",
        "POST, /login-attempts,        200, -,                NONE,         true",
        "POST, /logout,                302, /login,           NONE,         true"
      })
  void anAttemptIsKnownByItsAddressAndOutcome(
      String method,
      String path,
      int status,
      String location,
      IdentityChange change,
      boolean success) {
    request.method = method;
    request.uri = path;
    response.status = status;
    response.location = location;
    harness.call(request, response, () -> {});
    harness.capture.finishWaiting();

    expect(change, null);
    assertThat(harness.onlyRecord().observedSuccess()).isEqualTo(success);
  }

  @Test
  void aLogOutOfAKnownUserIsKnownByItsAddress() {
    request.method = "POST";
    request.uri = "/logout";
    request.logIn("ann");
    harness.call(request, response, () -> {});

    expect(IdentityChange.LOGOUT, "ann");
  }

  @Test
  void whatOnlyAWrapperKnowsIsAskedOfItThoughTheSessionKnowsTheUser() {
    Harness configured = new Harness("user.role=roles:admin|clerk");
    FakeRequest wrapper = new FakeRequest(LINE);
    wrapper.roles = java.util.Set.of("clerk");
    wrapper.logIn("ann");
    signIn("ann");
    configured.call(request, response, () -> configured.call(wrapper, response));

    assertThat(configured.onlyRecord().identity().userRole()).isEqualTo("clerk");
  }

  private void signIn(String user) {
    if (request.session == null) {
      request.session = new FakeSession(LINE, "session-1");
    }
    request.session.attributes.put("user", user);
  }

  private void expect(IdentityChange change, String user) {
    ActivityRecord row = harness.onlyRecord();
    assertThat(row.identityChange()).isEqualTo(change);
    assertThat(row.identity().userId()).isEqualTo(user);
    assertThat(request.forbiddenCalls).isZero();
  }
}
