package io.useractivity.engine.capture.servlet;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

/** A session that answers while it is valid. */
public final class FakeSession implements InvocationHandler {

  public final Object object;
  public final Map<String, Object> attributes = new HashMap<>();
  public String id;
  public boolean valid = true;
  public long created = System.currentTimeMillis();
  public boolean isNew;

  public FakeSession(ServletLine line, String id) {
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
      case "getCreationTime" -> created;
      case "isNew" -> isNew;
      case "getAttribute" -> attributes.get(arguments[0]);
      default -> throw new AssertionError("The agent must not call " + called);
    };
  }
}
