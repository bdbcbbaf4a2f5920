package io.useractivity.engine.capture.servlet;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** A started asynchronous request, whose events the test sends to the listeners. */
public final class FakeAsyncContext implements InvocationHandler {

  public final Object object;
  public final List<Object> listeners = new ArrayList<>();
  public boolean completed;
  private final ServletLine line;
  private final FakeRequest request;
  private final FakeResponse response;

  public FakeAsyncContext(FakeRequest request, FakeResponse response) {
    this.line = request.line;
    this.request = request;
    this.response = response;
    this.object = line.implement("AsyncContext", this);
  }

  @Override
  public Object invoke(Object proxy, Method called, Object[] arguments) {
    return switch (called.getName()) {
      case "getRequest" -> request.object;
      case "getResponse" -> response.object;
      case "addListener" -> add(arguments);
      default -> throw new AssertionError("The agent must not call " + called);
    };
  }

  private Object add(Object[] arguments) {
    if (completed) {
      throw new IllegalStateException("completed");
    }
    if (arguments[1] != request.object || arguments[2] != response.object) {
      throw new AssertionError("An event shows both only if both are given");
    }
    listeners.add(arguments[0]);
    return null;
  }

  /** Sends {@code onComplete}, {@code onError}, {@code onTimeout} or {@code onStartAsync}. */
  public void send(String event, Throwable thrown) {
    Class<?> asyncEvent = line.type("AsyncEvent");
    Object argument =
        line.create(
            "AsyncEvent",
            new Class<?>[] {line.type("AsyncContext"), Throwable.class},
            object,
            thrown);
    for (Object listener : List.copyOf(listeners)) {
      try {
        line.type("AsyncListener").getMethod(event, asyncEvent).invoke(listener, argument);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("The listener was not called", e);
      }
    }
  }
}
