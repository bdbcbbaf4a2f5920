package io.useractivity.engine.capture;

import io.useractivity.bridge.Bridge;
import io.useractivity.bridge.BridgeHandler;
import io.useractivity.engine.capture.Exchange.State;
import io.useractivity.engine.capture.servlet.Container;
import io.useractivity.engine.capture.servlet.ServletApi;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;

/**
 * The {@code AsyncListener} of one exchange, through a proxy, since that interface exists once per
 * application.
 *
 * <p>Containers differ in what they report (seen with Tomcat 9 and 10.1, Undertow 2.2, Jetty 9.4
 * and 12): an exception out of the dispatch that called startAsync is {@code onError} alone on
 * Tomcat, error and complete elsewhere; an exception in a later dispatch is complete alone on
 * Jetty. So the end is {@code onComplete}, or {@code onError} and {@code onTimeout} when the
 * response has gone out already. Undertow has cleared all request attributes by then: nothing is
 * looked up here.
 */
final class AsyncCompletion implements InvocationHandler {

  private final BridgeHandler handler;
  private final Exchanges exchanges;
  private final AsyncExchanges async;
  private final ResponseReader responses;
  private final Exchange exchange;
  private final ServletApi api;
  private final Object request;
  private final Object response;
  private final Object innermost;
  private final Object listener;
  private boolean thrown;

  /**
   * @param handler is told what goes wrong here
   * @param asyncContext of the request that has been started asynchronously
   */
  AsyncCompletion(
      BridgeHandler handler,
      Exchanges exchanges,
      AsyncExchanges async,
      ResponseReader responses,
      Exchange exchange,
      ServletApi api,
      Object asyncContext)
      throws Throwable {
    this.handler = handler;
    this.exchanges = exchanges;
    this.async = async;
    this.responses = responses;
    this.exchange = exchange;
    this.api = api;
    this.request = api.async().request(asyncContext);
    this.response = api.async().response(asyncContext);
    this.innermost = api.innermost(request);
    this.listener = api.async().newListener(this);
  }

  Exchange exchange() {
    return exchange;
  }

  /** The request that was started. */
  Object request() {
    return request;
  }

  /** From now on the exchange is found by its request. */
  void register() {
    async.put(innermost, exchange);
  }

  void unregister() {
    async.remove(innermost, exchange);
  }

  /**
   * @throws IllegalStateException if the request has been completed meanwhile
   */
  void listenTo(Object asyncContext) throws Throwable {
    api.async().addListener(asyncContext, listener, request, response);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    switch (method.getName()) {
      case "equals":
        return proxy == arguments[0];
      case "hashCode":
        return System.identityHashCode(proxy);
      case "toString":
        return "user-activity listener";
      default:
        try {
          on(method.getName(), arguments[0]);
        } catch (Throwable ours) {
          Bridge.swallow(handler, ours);
        }
        return null;
    }
  }

  private void on(String event, Object asyncEvent) throws Throwable {
    switch (event) {
      case "onStartAsync":
        // The container has just forgotten all listeners (AsyncListener.onStartAsync).
        if (!Container.isJetty12(innermost)) {
          listenTo(api.async().eventContext(asyncEvent));
        } else if (exchange.change(State.ASYNC, State.RUNNING)) {
          unregister(); // The exit of this dispatch listens anew.
        }
        break;
      case "onComplete":
        completeBeforeAnErrorPage();
        break;
      case "onTimeout":
        exchange.noteError("The asynchronous request timed out.");
        completeIfCommitted(null);
        break;
      case "onError":
        Throwable cause = api.async().eventThrowable(asyncEvent);
        if (cause != null) {
          thrown = true;
          exchange.noteError(ErrorText.of(cause));
        }
        completeIfCommitted(cause);
        break;
      default:
        break;
    }
  }

  /**
   * Tomcat reports the end of an asynchronous dispatch that called {@code sendError} and only then
   * calls the error page, on the same thread (AsyncContextImpl.doInternalDispatch).
   */
  private void completeBeforeAnErrorPage() throws Throwable {
    Integer status = decide(null);
    Dispatch ofThread = exchanges.ofThread();
    boolean pageMayFollow =
        status != null && status >= 400 && (ofThread == null || !ofThread.isRunning());
    if (!pageMayFollow) {
      exchanges.finish(exchange, State.ASYNC);
    } else if (exchanges.park(exchange, State.ASYNC)) {
      exchanges.leaveBehind(exchange);
    }
  }

  private void completeIfCommitted(Throwable cause) throws Throwable {
    if (api.isCommitted(response)) {
      decide(cause);
      exchanges.finish(exchange, State.ASYNC);
      exchanges.leaveBehind(exchange);
    }
  }

  private Integer decide(Throwable cause) throws Throwable {
    unregister();
    return responses.ofAsync(exchange, api, response, thrown, cause);
  }
}
