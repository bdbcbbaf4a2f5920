package org.example.frameworks.gwt;

import com.google.gwt.user.server.rpc.RemoteServiceServlet;

/** Answers the browser's half. */
public final class OrderServiceServlet extends RemoteServiceServlet implements OrderService {
  private static final long serialVersionUID = 1L;

  @Override
  public String show(String id) {
    if ("0".equals(id)) {
      throw new IllegalStateException("no orders today");
    }
    return "Order " + id + " of " + getThreadLocalRequest().getRemoteUser();
  }
}
