package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.identity.Identification;
import io.useractivity.engine.capture.identity.SecurityLibrary;
import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.IdentityChange;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Users whom only the security context of the request's thread knows: Spring Security, or Acegi
 * before it, without their servlet wrapper.
 */
class SecurityContextCaptureTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final Harness harness = new Harness();
  private final FakeRequest request = new FakeRequest(LINE);
  private final FakeResponse response = new FakeResponse(LINE);
  private SecurityLibrary library;

  @BeforeEach
  void anApplicationHasIt() {
    Identification.securityContextsArePresent();
  }

  @AfterEach
  void clear() {
    clearContext();
    Thread.currentThread().setContextClassLoader(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"ACEGI", "SPRING_5", "SPRING_6", "SPRING_7"})
  void whoIsInTheThreadsContextHasSentTheRequest(SecurityLibrary each) {
    library(each);
    harness.call(
        request,
        response,
        () ->
            filter(
                () -> {
                  setContext(authentication("ann"));
                  filter(() -> {});
                  clearContext();
                }));

    ActivityRecord row = harness.onlyRecord();
    assertThat(row.identity().userId()).isEqualTo("ann");
    assertThat(row.identity().userRole()).isEqualTo("CLERK");
    assertThat(row.identityChange()).as("with each request").isEqualTo(IdentityChange.NONE);
  }

  @ParameterizedTest
  @EnumSource(names = {"ACEGI", "SPRING_5", "SPRING_6", "SPRING_7"})
  void whoComesThereWhileAFilterAnswersHasSignedIn(SecurityLibrary each) {
    library(each);
    request.method = "POST";
    harness.call(
        request,
        response,
        () ->
            filter(
                () -> {
                  filter(() -> setContext(authentication("ann")));
                  clearContext();
                }));

    assertThat(harness.onlyRecord().identityChange()).isEqualTo(IdentityChange.LOGIN);
    assertThat(harness.onlyRecord().identity().userId()).isEqualTo("ann");
  }

  @ParameterizedTest
  @EnumSource(names = {"ACEGI", "SPRING_5", "SPRING_6", "SPRING_7"})
  void whomAnotherRequestHasLeftInTheThreadSendsNothing(SecurityLibrary each) {
    library(each);
    setContext(authentication("bob"));
    harness.call(request, response, () -> filter(() -> filter(() -> {})));

    assertThat(harness.onlyRecord().identity().hasUser()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACEGI", "SPRING_5", "SPRING_6", "SPRING_7"})
  void whoComesInTheStrangersPlaceIsTheUser(SecurityLibrary each) {
    library(each);
    setContext(authentication("bob"));
    harness.call(
        request,
        response,
        () ->
            filter(
                () -> {
                  setContext(authentication("ann"));
                  filter(() -> {});
                }));

    assertThat(harness.onlyRecord().identity().userId()).isEqualTo("ann");
  }

  @ParameterizedTest
  @EnumSource(names = {"ACEGI", "SPRING_5", "SPRING_6", "SPRING_7"})
  void anotherApplicationsContextIsNotAsked(SecurityLibrary each) {
    library(each);
    harness.call(
        request,
        response,
        () -> {
          setContext(authentication("bob"));
          Thread.currentThread().setContextClassLoader(before);
          filter(() -> {});
        });

    assertThat(harness.onlyRecord().identity().hasUser()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACEGI", "SPRING_5", "SPRING_6", "SPRING_7"})
  void whoIsAnonymousOrNotYetAuthenticatedIsNobody(SecurityLibrary each) {
    library(each);
    List<Object> nobodies = new ArrayList<>(List.of(anonymous()));
    nobodies.add(library.create(token(), "ann", "typed"));
    for (Object nobody : nobodies) {
      harness.records.clear();
      harness.call(
          request,
          response,
          () ->
              filter(
                  () -> {
                    setContext(nobody);
                    filter(() -> {});
                    clearContext();
                  }));

      assertThat(harness.onlyRecord().identity().hasUser()).isFalse();
    }
  }

  /** An empty context of ours would stay with the thread, and the application with it. */
  @ParameterizedTest
  @EnumSource(names = {"ACEGI", "SPRING_5", "SPRING_6", "SPRING_7"})
  void noContextIsMade(SecurityLibrary each) throws Exception {
    library(each);
    harness.call(request, response, () -> filter(() -> filter(() -> {})));

    Class<?> strategy =
        Class.forName(
            packageName() + "context.ThreadLocalSecurityContextHolderStrategy",
            true,
            library.loader());
    var held = strategy.getDeclaredField("contextHolder");
    held.setAccessible(true);
    assertThat(((ThreadLocal<?>) held.get(null)).get()).isNull();
  }

  private void filter(Runnable within) {
    harness.call(request, response, within);
  }

  private void library(SecurityLibrary each) {
    library = each;
    Thread.currentThread().setContextClassLoader(each.loader());
  }

  private String packageName() {
    return library == SecurityLibrary.ACEGI
        ? "org.acegisecurity."
        : "org.springframework.security.core.";
  }

  private String token() {
    return library == SecurityLibrary.ACEGI
        ? "org.acegisecurity.providers.UsernamePasswordAuthenticationToken"
        : "org.springframework.security.authentication.UsernamePasswordAuthenticationToken";
  }

  private Object anonymous() {
    String type =
        library == SecurityLibrary.ACEGI
            ? "org.acegisecurity.providers.anonymous.AnonymousAuthenticationToken"
            : "org.springframework.security.authentication.AnonymousAuthenticationToken";
    return library.create(type, "key", "anonymousUser", authorities("ROLE_ANONYMOUS"));
  }

  private Object authentication(String name) {
    return library.create(token(), name, "typed", authorities("ROLE_CLERK"));
  }

  /** An array, or a collection since 3.0. */
  private Object authorities(String name) {
    if (library != SecurityLibrary.ACEGI) {
      return List.of(
          library.create(
              "org.springframework.security.core.authority.SimpleGrantedAuthority", name));
    }
    Object authorities = Array.newInstance(library.type("org.acegisecurity.GrantedAuthority"), 1);
    Array.set(authorities, 0, library.create("org.acegisecurity.GrantedAuthorityImpl", name));
    return authorities;
  }

  private void setContext(Object authentication) {
    Object context = library.create(packageName() + "context.SecurityContextImpl");
    call(context.getClass(), context, "setAuthentication", authentication);
    call(holder(), null, "setContext", context);
  }

  private void clearContext() {
    call(holder(), null, "clearContext");
  }

  private Class<?> holder() {
    return library.type(packageName() + "context.SecurityContextHolder");
  }

  private static void call(Class<?> type, Object on, String name, Object... arguments) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        try {
          method.invoke(on, arguments);
          return;
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    throw new IllegalArgumentException(name);
  }
}
