package io.useractivity.engine.capture.servlet;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * What a servlet API has for asynchronous requests, since 3.0; before, none is ever started, and
 * nothing else may be asked. Part of a {@link ServletApi}. Immutable.
 */
public final class AsyncApi {

  private final ServletCalls calls;
  private final MethodHandle getAsyncContext;
  private final MethodHandle addListener;
  private final MethodHandle getRequest;
  private final MethodHandle getResponse;
  private final MethodHandle eventGetThrowable;
  private final MethodHandle eventGetAsyncContext;
  private final Class<?> listener;

  AsyncApi(
      String prefix,
      Class<?> httpRequest,
      Class<?> request,
      Class<?> response,
      ServletCalls calls) {
    this.calls = calls;
    ClassLoader loader = httpRequest.getClassLoader();
    Class<?> context = ApiLookup.loadOrNull(prefix + "AsyncContext", loader);
    Class<?> event = ApiLookup.loadOrNull(prefix + "AsyncEvent", loader);
    listener = ApiLookup.loadOrNull(prefix + "AsyncListener", loader);
    getAsyncContext = ApiLookup.optional(httpRequest, "getAsyncContext", context);
    addListener =
        ApiLookup.optional(context, "addListener", void.class, listener, request, response);
    getRequest = ApiLookup.optional(context, "getRequest", request);
    getResponse = ApiLookup.optional(context, "getResponse", response);
    eventGetThrowable = ApiLookup.optional(event, "getThrowable", Throwable.class);
    eventGetAsyncContext = ApiLookup.optional(event, "getAsyncContext", context);
  }

  public boolean isStarted(Object request) throws Throwable {
    return getAsyncContext != null && calls.isAsyncStarted(request);
  }

  public Object context(Object request) throws Throwable {
    return (Object) getAsyncContext.invokeExact(request);
  }

  public Object request(Object asyncContext) throws Throwable {
    return (Object) getRequest.invokeExact(asyncContext);
  }

  public Object response(Object asyncContext) throws Throwable {
    return (Object) getResponse.invokeExact(asyncContext);
  }

  public Object eventContext(Object asyncEvent) throws Throwable {
    return (Object) eventGetAsyncContext.invokeExact(asyncEvent);
  }

  public Throwable eventThrowable(Object asyncEvent) throws Throwable {
    return (Throwable) (Object) eventGetThrowable.invokeExact(asyncEvent);
  }

  /** An {@code AsyncListener} of the application's API. */
  public Object newListener(InvocationHandler handler) {
    return Proxy.newProxyInstance(listener.getClassLoader(), new Class<?>[] {listener}, handler);
  }

  public void addListener(
      Object asyncContext, Object asyncListener, Object request, Object response) throws Throwable {
    // With both, since an event shows them only then (AsyncContext.addListener's specification).
    addListener.invokeExact(asyncContext, asyncListener, request, response);
  }
}
