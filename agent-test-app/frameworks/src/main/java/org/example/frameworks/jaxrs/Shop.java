package org.example.frameworks.jaxrs;

import java.util.Collections;
import java.util.Set;
import javax.ws.rs.core.Application;

/** What the JAX-RS implementations are told of. */
public class Shop extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Collections.singleton(OrdersResource.class);
  }
}
