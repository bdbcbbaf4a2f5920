package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.FakeSession;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.IdentityChange;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.Test;

/** Sessions that a wrapper has and the container has not. */
class WrappedSessionCaptureTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;
  private static final String SPRING = "org.springframework.session.";

  private final Harness harness = new Harness();
  private final FakeRequest request = new FakeRequest(LINE);
  private final FakeResponse response = new FakeResponse(LINE);
  private final FakeSession session = new FakeSession(LINE, "of-the-wrapper");
  private int fetched;

  @Test
  void aWrappersSessionIsTheRequests() {
    call(wrapper("org.example.OwnSessions"), () -> {});

    assertThat(harness.onlyRecord().sessionId()).isEqualTo("of-the-wrapper");
  }

  @Test
  void theContainersSessionComesFirst() {
    request.session = new FakeSession(LINE, "of-the-container");
    call(wrapper("org.example.OwnSessions"), () -> {});

    assertThat(harness.onlyRecord().sessionId()).isEqualTo("of-the-container");
  }

  @Test
  void forAPictureAnUnknownWrapperIsNotAsked() {
    request.uri = "/logo.png";
    call(wrapper("org.example.OwnSessions"), () -> {});

    assertThat(harness.onlyRecord().sessionId()).isNull();
    assertThat(fetched).isZero();
  }

  @Test
  void springsSessionIsTakenWhenTheApplicationHasFetchedIt() {
    call(wrapper(SPRING + "web.http.SessionRepositoryFilter$Wrapper"), this::fetchedBySpring);

    assertThat(harness.onlyRecord().sessionId()).isEqualTo("of-the-wrapper");
  }

  @Test
  void springsSessionIsNeverFetchedForTheAgent() {
    call(wrapper(SPRING + "web.http.SessionRepositoryFilter$Wrapper"), () -> {});

    assertThat(harness.onlyRecord().sessionId()).isNull();
    assertThat(fetched).isZero();
  }

  @Test
  void aSessionThatEndsWithTheRequestIsItsSession() {
    fetchedBySpring();
    call(
        wrapper(SPRING + "web.http.SessionRepositoryFilter$Wrapper"),
        () -> request.attributes.clear());

    assertThat(harness.onlyRecord().sessionId()).isEqualTo("of-the-wrapper");
  }

  @Test
  void theUserInAWrappersSessionIsKnownAndHasNotSignedInAnew() {
    session.attributes.put("SESSION_USER", "ann");
    for (String method : new String[] {"GET", "POST"}) {
      harness.records.clear();
      request.method = method;
      call(wrapper(SPRING + "web.http.SessionRepositoryFilter$Wrapper"), this::fetchedBySpring);

      ActivityRecord row = harness.onlyRecord();
      assertThat(row.identity().userId()).as(method).isEqualTo("ann");
      assertThat(row.identityChange())
          .as(method)
          .isEqualTo(method.equals("POST") ? IdentityChange.POSSIBLE : IdentityChange.NONE);
    }
  }

  @Test
  void whoComesIntoAWrappersSessionHasSignedIn() {
    request.method = "POST";
    call(wrapper("org.example.OwnSessions"), () -> session.attributes.put("SESSION_USER", "ann"));

    assertThat(harness.onlyRecord().identityChange()).isEqualTo(IdentityChange.LOGIN);
  }

  private void fetchedBySpring() {
    request.attributes.put(SPRING + "SessionRepository.CURRENT_SESSION", session.object);
  }

  private void call(Object wrapper, Runnable application) {
    harness.call(request, response, () -> harness.call(wrapper, response, null, application));
    assertThat(harness.swallowed).isEmpty();
  }

  /** A wrapper with sessions of its own, of a class of that name. */
  private Object wrapper(String className) {
    Class<?> parent = LINE.type("http.HttpServletRequestWrapper");
    try {
      return new ByteBuddy()
          .subclass(parent)
          .name(className)
          .method(ElementMatchers.named("getSession"))
          .intercept(
              InvocationHandlerAdapter.of(
                  (proxy, method, arguments) -> {
                    fetched++;
                    return session.object;
                  }))
          .make()
          .load(parent.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
          .getLoaded()
          .getConstructor(LINE.type("http.HttpServletRequest"))
          .newInstance(request.object);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
