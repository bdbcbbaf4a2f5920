package io.useractivity.engine.capture.servlet;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** A container's response: the real interface, answered from fields. */
public final class FakeResponse implements InvocationHandler {

  public final Object object;
  public int status = 200;
  public boolean committed;
  public String location;
  public String contentType;
  public final List<String> cookies = new ArrayList<>();
  public int headersAsked;

  public FakeResponse(ServletLine line) {
    this.object = line.implement("http.HttpServletResponse", this);
  }

  public static FakeResponse of(ServletLine line, int status) {
    FakeResponse response = new FakeResponse(line);
    response.status = status;
    return response;
  }

  @Override
  public Object invoke(Object proxy, Method called, Object[] arguments) {
    return switch (called.getName()) {
      case "getStatus" -> status;
      case "isCommitted" -> committed;
      case "getHeader" -> header((String) arguments[0]);
      case "getHeaders" -> cookies((String) arguments[0]);
      case "getContentType" -> asked(contentType);
      default -> throw new AssertionError("The agent must not call " + called);
    };
  }

  private String header(String name) {
    if (!name.equals("Location")) {
      throw new AssertionError("The agent must not ask for the header " + name);
    }
    return asked(location);
  }

  private List<String> cookies(String name) {
    if (!name.equals("Set-Cookie")) {
      throw new AssertionError("The agent must not ask for the header " + name);
    }
    return cookies;
  }

  private String asked(String value) {
    headersAsked++;
    return value;
  }
}
