package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.FakeSession;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.IdentityChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  @Test
  void aLogOutOfAKnownUserIsKnownByItsAddress() {
    request.method = "POST";
    request.uri = "/logout";
    request.logIn("ann");
    harness.call(request, response, () -> {});

    expect(IdentityChange.LOGOUT, "ann");
  }

  @ParameterizedTest
  @CsvSource({
    "/axis2-admin/logout, true, LOGOUT",
    "/axis2-admin/logout, false, NONE",
    "/axis2-admin/welcome, true, NONE"
  })
  void aLogOutOfAnUnknownUserEndsTheSession(String path, boolean ends, IdentityChange change) {
    request.uri = path;
    request.session = newSession("of somebody");
    harness.call(request, response, () -> request.session = ends ? null : request.session);

    expect(change, null);
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

  @Test
  void theFirstSightOfASessionUnderAContainersPrincipalIsALogin() {
    visitWithNobody("form");
    request.session.id = "renewed"; // by the container, at a log-in that it takes itself
    request.logIn("ann");

    assertThat(visit()).isEqualTo(IdentityChange.LOGIN);
    assertThat(visit()).isEqualTo(IdentityChange.NONE);
  }

  @Test
  void aSessionThatBeginsUnderAPrincipalIsALogin() {
    request.logIn("ann"); // by single sign-on, or by what stands before the server
    harness.call(request, response, () -> request.session = session("s"));

    expect(IdentityChange.LOGIN, "ann");
    request.session.isNew = false;
    assertThat(visit()).isEqualTo(IdentityChange.NONE);
  }

  @Test
  void aNewIdOfAPrincipalsSessionIsNoLogin() {
    signInByContainer();
    harness.call(request, response, () -> request.session.id = "other");

    assertThat(last().identityChange()).isEqualTo(IdentityChange.NONE);
    assertThat(visit()).isEqualTo(IdentityChange.NONE);
  }

  @Test
  void aSessionThatIsAlreadyOnesWhenItIsFirstSeenIsNoLogin() {
    request.session = session("restored"); // after a restart, or from another node
    request.session.created -= 3_600_000;
    request.logIn("ann");

    assertThat(visit()).isEqualTo(IdentityChange.NONE);
  }

  @Test
  void aSessionFromBeforeTheRestartWithWhichNobodyWasSignedInSignsIn() {
    request.session = session("restored");
    request.session.created -= 3_600_000;
    visit();
    request.session.id = "renewed";
    request.logIn("ann");

    assertThat(visit()).isEqualTo(IdentityChange.LOGIN);
  }

  @Test
  void aLoginWithinARequestIsToldOnce() {
    visitWithNobody("s");
    harness.call(
        request,
        response,
        () -> {
          request.session.id = "renewed";
          request.logIn("ann");
        });

    assertThat(last().identityChange()).isEqualTo(IdentityChange.LOGIN);
    assertThat(visit()).isEqualTo(IdentityChange.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "BASIC,      -,           NONE",
    "DIGEST,     -,           NONE",
    "CLIENT_CERT,-,           NONE",
    "CLIENT-CERT,-,           NONE",
    "FORM,       -,           LOGIN",
    "SPNEGO,     -,           LOGIN",
    "MP-JWT,     Bearer e.y.s,NONE"
  })
  void credentialsThatComeWithEachRequestAreNoNews(
      String type, String authorization, IdentityChange change) {
    request.session = session("s");
    request.session.isNew = true;
    request.logIn("ann");
    request.authType = type;
    if (!authorization.equals("-")) {
      request.headers.put("Authorization", authorization);
    }

    assertThat(visit()).isEqualTo(change);
    assertThat(visit()).isEqualTo(IdentityChange.NONE);
  }

  @Test
  void aFirstRequestThatFailsLeavesTheLoginToTheNext() {
    visitWithNobody("s");
    request.logIn("ann");
    response.status = 403;
    harness.call(request, response);
    harness.capture.finishWaiting();
    assertThat(last().identityChange()).isEqualTo(IdentityChange.NONE);
    response.status = 200;

    assertThat(visit()).isEqualTo(IdentityChange.LOGIN);
  }

  @Test
  void whoSignsOutAndInAgainInOneSessionSignsInTwice() {
    signInByContainer();
    harness.call(request, response, () -> request.principal = () -> null);
    assertThat(last().identityChange()).isEqualTo(IdentityChange.LOGOUT);
    request.logIn("ann");

    assertThat(visit()).isEqualTo(IdentityChange.LOGIN);
  }

  @Test
  void eachApplicationTellsItsOwnLoginOfASingleSignOn() {
    signInByContainer();
    request.contextPath = "/other";
    request.session.isNew = true;

    assertThat(visit()).isEqualTo(IdentityChange.LOGIN);
  }

  @Test
  void ofManyFirstRequestsAtOnceOneTellsTheLogin() throws Exception {
    int threads = 200;
    for (int round = 0; round < 5; round++) {
      Harness shared = new Harness();
      Queue<ActivityRecord> told = new ConcurrentLinkedQueue<>();
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      CyclicBarrier together = new CyclicBarrier(threads);
      List<Future<?>> done = new ArrayList<>();
      RequestCapture capture = shared.capture(told::add);
      for (int i = 0; i < threads; i++) {
        String user = "user-" + i % 50;
        done.add(
            pool.submit(
                () -> {
                  FakeRequest own = new FakeRequest(LINE);
                  own.session = session("session-of-" + user);
                  own.session.created = 1_000_000_000_000L;
                  own.session.isNew = true;
                  own.logIn(user);
                  together.await();
                  Object frame = capture.enterServlet(this, own.object, response.object);
                  try {
                    capture.exit(frame, own.object, response.object, null);
                  } catch (Throwable t) {
                    throw new IllegalStateException(t);
                  }
                  return null;
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
      pool.shutdown();

      assertThat(told).hasSize(threads);
      assertThat(told)
          .filteredOn(row -> row.identityChange() == IdentityChange.LOGIN)
          .extracting(row -> row.identity().userId())
          .hasSize(50)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aSessionThatEndsAndIsFollowedByAnotherHasSignedOutUnderTheOneThatEnded() {
    signIn("ann");
    harness.call(request, response, () -> request.session = newSession("other"));

    expect(IdentityChange.LOGOUT, "ann");
    assertThat(harness.onlyRecord().sessionId()).isEqualTo("session-1");
  }

  @Test
  void aPrincipalsSessionThatEndsAndIsFollowedByAnotherHasSignedOutTheSame() {
    signInByContainer();
    harness.call(request, response, () -> request.session = newSession("other"));

    assertThat(last().identityChange()).isEqualTo(IdentityChange.LOGOUT);
    assertThat(last().sessionId()).isEqualTo("session-1");
  }

  @Test
  void aLoginIsToldUnderItsNewSession() {
    request.session = session("before");
    harness.call(
        request,
        response,
        () -> {
          request.session = newSession("after");
          signIn("ann");
        });

    expect(IdentityChange.LOGIN, "ann");
    assertThat(harness.onlyRecord().sessionId()).isEqualTo("after");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /Logout,         302, LOGOUT",
    "GET,  /app/logout.jsp, 302, LOGOUT",
    "GET,  /logoutAction.do,302, LOGOUT",
    "GET,  /logout,         200, NONE",
    "GET,  /logout,         304, NONE",
    "GET,  /logouts/7,      302, NONE",
    "GET,  /css/logout.css, 302, NONE",
    "POST, /signOut,        200, LOGOUT",
    "POST, /logout,         500, NONE"
  })
  void aLogOutOfWhomTheServerStillKnowsIsKnownByAddressAndAnswer(
      String method, String path, int status, IdentityChange change) {
    signInByContainer();
    request.method = method;
    request.uri = path;
    response.status = status;
    harness.call(request, response);
    harness.capture.finishWaiting();

    assertThat(last().identityChange())
        .isEqualTo(
            change == IdentityChange.NONE && method.equals("POST")
                ? IdentityChange.POSSIBLE
                : change);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "POST, /orders,    -,               -,            POSSIBLE",
        "POST, /orders,    -,               Basic YW5u,   NONE",
        "POST, /orders,    -,               Bearer e.y.s, NONE",
        "POST, /login,     -,               Basic YW5u,   POSSIBLE",
        "GET,  /orders,    page=2,          -,            NONE",
        "GET,  /anything,  u=a&PassWord=b,  -,            POSSIBLE",
        "GET,  /anything,  u=a&pwd=b,       -,            POSSIBLE",
        "PUT,  /orders,    -,               -,            NONE"
      })
  void whatMayBeAnAttemptIsLeftToWhatItCarried(
      String method, String path, String query, String authorization, IdentityChange change) {
    request.method = method;
    request.uri = path;
    request.query = query;
    if (authorization != null) {
      request.headers.put("Authorization", authorization);
    }
    response.contentType = "text/html";
    response.location = "/back";
    harness.call(request, response);

    expect(change, null);
    boolean asked = change == IdentityChange.POSSIBLE;
    assertThat(harness.onlyRecord().handling().contentType()).isEqualTo(asked ? "text/html" : null);
    assertThat(harness.onlyRecord().handling().location()).isEqualTo(asked ? "/back" : null);
  }

  @ParameterizedTest
  @CsvSource({
    "CASTGC=TGT-1-x; Path=/cas; Secure,              GRANTED",
    "TGC=eyJ; HttpOnly,                              GRANTED",
    "access_token=x,                                 GRANTED",
    "remember-me=YW5u,                               GRANTED",
    "rememberMe=deleteMe; Max-Age=0,                 POSSIBLE",
    "token=; Path=/,                                 POSSIBLE",
    "token=x; Expires=Thu 01-Jan-1970 00:00:10 GMT,  POSSIBLE",
    "XSRF-TOKEN=x,                                   POSSIBLE",
    "JSESSIONID=x; Path=/auth,                       POSSIBLE",
    "lang=en,                                        POSSIBLE"
  })
  void anAnswerMayGiveOutACookieThatSignsIn(String cookie, IdentityChange change) {
    request.method = "POST";
    response.cookies.add("JSESSIONID=1");
    response.cookies.add(cookie);
    harness.call(request, response);

    expect(change, null);
  }

  private void visitWithNobody(String id) {
    request.session = session(id);
    request.session.created -= 100; // before what is looked at, as a client does
    visit();
  }

  private void signInByContainer() {
    visitWithNobody("session-1");
    request.logIn("ann");
    assertThat(visit()).isEqualTo(IdentityChange.LOGIN);
  }

  private IdentityChange visit() {
    harness.call(request, response);
    return last().identityChange();
  }

  private ActivityRecord last() {
    assertThat(harness.swallowed).isEmpty();
    assertThat(request.forbiddenCalls).isZero();
    return harness.records.get(harness.records.size() - 1);
  }

  private static FakeSession session(String id) {
    return new FakeSession(LINE, id);
  }

  private static FakeSession newSession(String id) {
    FakeSession session = session(id);
    session.isNew = true;
    return session;
  }

  private void signIn(String user) {
    if (request.session == null) {
      request.session = new FakeSession(LINE, "session-1");
    }
    request.session.attributes.put("user", user);
  }

  @Test
  void whoLooksAtTheFormHasNotSignedIn() {
    request.method = "GET";
    request.uri = "/login";
    response.status = 200;
    harness.call(request, response, () -> {});

    expect(IdentityChange.NONE, null);
    assertThat(harness.onlyRecord().observedSuccess()).isTrue();
  }

  private void expect(IdentityChange change, String user) {
    ActivityRecord row = harness.onlyRecord();
    assertThat(row.identityChange()).isEqualTo(change);
    assertThat(row.identity().userId()).isEqualTo(user);
    assertThat(request.forbiddenCalls).isZero();
  }
}
