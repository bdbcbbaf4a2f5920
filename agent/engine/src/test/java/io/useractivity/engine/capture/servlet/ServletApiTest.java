package io.useractivity.engine.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link ServletApi} with the real API of every line. */
class ServletApiTest {

  @ParameterizedTest
  @EnumSource
  void aRequestIsRead(ServletLine line) throws Throwable {
    FakeRequest request = FakeRequest.get(line, "/shop/orders");
    request.method = "PUT";
    request.contextPath = "/shop";
    request.headers.put("User-Agent", "curl");
    ServletApi api = ServletApi.of(request.object);

    assertThat(api.method(request.object)).isEqualTo("PUT");
    assertThat(api.requestUri(request.object)).isEqualTo("/shop/orders");
    assertThat(api.contextPath(request.object)).isEqualTo("/shop");
    assertThat(api.remoteAddress(request.object)).isEqualTo("192.0.2.1");
    assertThat(api.header(request.object, "User-Agent")).isEqualTo("curl");
    assertThat(api.header(request.object, "X-None")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/shop/orders, /shop, /shop",
    "/shop/, /shop, /shop",
    "/orders, '', ''",
    "/, '', ''",
    "/shop, /shop, asked",
    "/shopping, /shop, asked",
    "//shop/orders, /shop, asked",
    "/a/../shop/orders, /shop, asked",
    "/%73hop/orders, /shop, asked",
    "/orders, , asked",
    "'', '', asked",
  })
  void aContextPathIsTheApplicationsNameWhereThePathBeginsWithIt(
      String path, String application, String contextPath) throws Throwable {
    FakeRequest request = FakeRequest.get(ServletLine.SERVLET_4_0, path).in(application);
    request.contextPath = "asked";

    assertThat(ServletApi.of(request.object).contextPath(request.object, path))
        .isEqualTo(contextPath);
    assertThat(request.forbiddenCalls).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void anApplicationsNameIsAskedForWhereTheApiTellsIt(ServletLine line) throws Throwable {
    FakeRequest request = FakeRequest.get(line, "/shop/orders").in("/shop");
    request.contextPath = "asked";

    assertThat(ServletApi.of(request.object).contextPath(request.object, "/shop/orders"))
        .isEqualTo(line.hasServlet3() ? "/shop" : "asked");
  }

  @ParameterizedTest
  @EnumSource
  void aWrapperTellsItsOwnContextPath(ServletLine line) throws Throwable {
    FakeRequest request = FakeRequest.get(line, "/shop/orders").in("/shop");
    request.contextPath = "/proxy/shop";
    Object wrapped = line.wrapped(request.object);

    assertThat(ServletApi.of(wrapped).contextPath(wrapped, "/shop/orders"))
        .isEqualTo("/proxy/shop");
  }

  @ParameterizedTest
  @EnumSource
  void aRequestOfAnOlderApiIsAskedForItsContextPath(ServletLine line) throws Throwable {
    FakeRequest request = FakeRequest.get(line, "/shop/orders");
    request.contextPath = "/shop";
    request.application =
        () -> {
          throw new AbstractMethodError("getServletContext");
        };

    assertThat(ServletApi.of(request.object).contextPath(request.object, "/shop/orders"))
        .isEqualTo("/shop");
  }

  @ParameterizedTest
  @EnumSource
  void aPrincipalIsThereOrARemoteUserOrNobody(ServletLine line) throws Throwable {
    FakeRequest request = new FakeRequest(line);
    ServletApi api = ServletApi.of(request.object);

    assertThat(api.principal(request.object)).isNull();
    request.remoteUser = "bob";
    assertThat(api.principal(request.object)).isEqualTo("bob");
    request.logIn("ann");
    assertThat(((Principal) api.principal(request.object)).getName()).isEqualTo("ann");
  }

  @ParameterizedTest
  @EnumSource
  void whatTheContainerThrowsIsThrown(ServletLine line) {
    FakeRequest request = new FakeRequest(line);
    request.principal =
        () -> {
          throw new IllegalStateException("no realm");
        };

    assertThatThrownBy(() -> ServletApi.of(request.object).principal(request.object))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no realm");
  }

  @ParameterizedTest
  @EnumSource
  void aSessionIsReadAndNeverCreated(ServletLine line) throws Throwable {
    FakeRequest request = new FakeRequest(line);
    ServletApi api = ServletApi.of(request.object);
    assertThat(api.session(request.object)).isNull();

    request.session = new FakeSession(line, "session-1");
    request.session.attributes.put("user", 7);

    Object session = api.session(request.object);
    assertThat(api.sessions().id(session)).isEqualTo("session-1");
    assertThat(api.sessions().attribute(session, "user")).isEqualTo(7);
    assertThat(api.sessions().attribute(session, "none")).isNull();
    assertThat(request.forbiddenCalls).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aResponseIsRead(ServletLine line) throws Throwable {
    ServletApi api = ServletApi.of(new FakeRequest(line).object);
    FakeResponse response = FakeResponse.of(line, 404);

    assertThat(api.isHttpResponse(response.object)).isTrue();
    assertThat(api.isHttpResponse("no response")).isFalse();
    assertThat(api.isHttpResponse(null)).isFalse();
    assertThat(api.isCommitted(response.object)).isFalse();
    response.committed = true;
    assertThat(api.isCommitted(response.object)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theStatusIsUnknownBeforeServlet3(ServletLine line) throws Throwable {
    ServletApi api = ServletApi.of(new FakeRequest(line).object);

    assertThat(api.status(FakeResponse.of(line, 404).object))
        .isEqualTo(line.hasServlet3() ? Integer.valueOf(404) : null);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVLET_2_5")
  void theKindIsTheDispatcherType(ServletLine line) throws Throwable {
    FakeRequest request = new FakeRequest(line).with("error.request_uri", "/misleading");
    ServletApi api = ServletApi.of(request.object);

    for (DispatchKind kind : DispatchKind.values()) {
      request.dispatcherType = kind.name();
      assertThat(api.dispatches().kind(request.object)).isEqualTo(kind);
    }
    request.dispatcherType = null;
    assertThat(api.dispatches().kind(request.object)).isEqualTo(DispatchKind.REQUEST);
  }

  @Test
  void beforeServlet3TheKindIsToldFromTheAttributes() throws Throwable {
    FakeRequest request = new FakeRequest(ServletLine.SERVLET_2_5);
    ServletApi api = ServletApi.of(request.object);

    assertThat(api.dispatches().kind(request.object)).isEqualTo(DispatchKind.REQUEST);
    request.with("forward.request_uri", "/a");
    assertThat(api.dispatches().kind(request.object)).isEqualTo(DispatchKind.FORWARD);
    request.with("include.request_uri", "/a");
    assertThat(api.dispatches().kind(request.object)).isEqualTo(DispatchKind.INCLUDE);
    request.with("error.request_uri", "/a");
    assertThat(api.dispatches().kind(request.object)).isEqualTo(DispatchKind.ERROR);
  }

  @ParameterizedTest
  @EnumSource
  void theAttributesOfADispatchTellTheClientsPath(ServletLine line) throws Throwable {
    FakeRequest request =
        new FakeRequest(line)
            .with("forward.request_uri", "/forwarded")
            .with("error.request_uri", "/failed")
            .with("error.status_code", 404);
    ServletApi api = ServletApi.of(request.object);

    assertThat(api.dispatches().forwardedPath(request.object)).isEqualTo("/forwarded");
    assertThat(api.dispatches().failedPath(request.object)).isEqualTo("/failed");
    assertThat(api.dispatches().failedStatus(request.object)).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource
  void attributesThatAreAbsentOrOfAnotherTypeAreNull(ServletLine line) throws Throwable {
    FakeRequest request =
        new FakeRequest(line).with("forward.request_uri", 1).with("error.status_code", "404");
    ServletApi api = ServletApi.of(request.object);

    assertThat(api.dispatches().forwardedPath(request.object)).isNull();
    assertThat(api.dispatches().failedPath(request.object)).isNull();
    assertThat(api.dispatches().failedStatus(request.object)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void wrappersAreTakenOff(ServletLine line) throws Throwable {
    FakeRequest request = new FakeRequest(line);
    Object wrapped = line.wrapped(line.wrapped(request.object));
    ServletApi api = ServletApi.of(wrapped);

    assertThat(api).isSameAs(ServletApi.of(request.object));
    assertThat(api.innermost(wrapped)).isSameAs(request.object);
    assertThat(api.innermost(request.object)).isSameAs(request.object);
    assertThat(api.requestUri(wrapped)).isEqualTo("/orders");
    Object plainWrapper =
        line.create("ServletRequestWrapper", new Class<?>[] {line.type("ServletRequest")}, wrapped);
    assertThat(api.innermost(plainWrapper)).isSameAs(request.object);
  }

  @ParameterizedTest
  @EnumSource
  void requestsThatAreNotOfHttpHaveNoApi(ServletLine line) {
    Object other = line.implement("ServletRequest", (proxy, method, arguments) -> null);

    assertThat(ServletApi.of(other)).isNull();
    assertThat(ServletApi.of("no request")).isNull();
    assertThat(ServletApi.of(null)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void anApiGoesWithItsApplication(ServletLine line) throws Exception {
    WeakReference<ClassLoader> application = prepared(line);

    await()
        .until(
            () -> {
              System.gc();
              return application.get() == null;
            });
  }

  private static WeakReference<ClassLoader> prepared(ServletLine line) throws Exception {
    try (URLClassLoader application =
        new URLClassLoader(
            new URL[] {line.jar().toURI().toURL()}, ClassLoader.getPlatformClassLoader())) {
      ServletApi.prepare(
          Class.forName(line.prefix() + "http.HttpServletRequest", false, application));
      return new WeakReference<>(application);
    }
  }

  @Test
  void everyApplicationHasAnApiOfItsOwn() {
    List<ServletApi> all = new ArrayList<>();
    for (ServletLine line : ServletLine.values()) {
      all.add(ServletApi.of(new FakeRequest(line).object));
    }

    assertThat(all).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(all.get(0).isHttpResponse(new FakeResponse(ServletLine.SERVLET_6_1).object))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVLET_2_5")
  void anAsynchronousRequestIsFollowed(ServletLine line) throws Throwable {
    FakeRequest request = new FakeRequest(line);
    FakeResponse response = new FakeResponse(line);
    ServletApi api = ServletApi.of(request.object);
    assertThat(api.async().isStarted(request.object)).isFalse();
    FakeAsyncContext context = new FakeAsyncContext(request, response);
    request.asyncContext = context.object;

    assertThat(api.async().isStarted(request.object)).isTrue();
    assertThat(api.async().context(request.object)).isSameAs(context.object);
    assertThat(api.async().request(context.object)).isSameAs(request.object);
    assertThat(api.async().response(context.object)).isSameAs(response.object);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVLET_2_5")
  void aListenerIsToldOfEvents(ServletLine line) throws Throwable {
    FakeRequest request = new FakeRequest(line);
    FakeResponse response = new FakeResponse(line);
    FakeAsyncContext context = new FakeAsyncContext(request, response);
    ServletApi api = ServletApi.of(request.object);
    List<String> told = new ArrayList<>();
    List<Object> events = new ArrayList<>();
    Object listener =
        api.async()
            .newListener(
                (proxy, method, arguments) -> {
                  told.add(method.getName());
                  events.add(arguments[0]);
                  return null;
                });

    api.async().addListener(context.object, listener, request.object, response.object);
    Throwable thrown = new IllegalStateException();
    context.send("onError", thrown);
    context.send("onComplete", null);

    assertThat(told).containsExactly("onError", "onComplete");
    assertThat(api.async().eventThrowable(events.get(0))).isSameAs(thrown);
    assertThat(api.async().eventThrowable(events.get(1))).isNull();
    assertThat(api.async().eventContext(events.get(0))).isSameAs(context.object);
  }

  @Test
  void beforeServlet3NothingIsAsynchronous() throws Throwable {
    FakeRequest request = new FakeRequest(ServletLine.SERVLET_2_5);

    assertThat(ServletApi.of(request.object).async().isStarted(request.object)).isFalse();
  }
}
