package io.useractivity.engine.capture;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

/** A session that answers while it is valid. */
final class FakeSession implements InvocationHandler {

  final Object object;
  final Map<String, Object> attributes = new HashMap<>();
  String id;
  boolean valid = true;

  FakeSession(ServletLine line, String id) {
    this.id = id;
    this.object = line.implement("http.HttpSession", this);
  }

  @Override
  public Object invoke(Object proxy, Method called, Object[] arguments) {
    if (!valid) {
      throw new IllegalStateException("invalidated");
    }
    return switch (called.getName()) {
      case "getId" -> id;
      case "getAttribute" -> attributes.get(arguments[0]);
      default -> throw new AssertionError("The agent must not call " + called);
    };
  }
}
