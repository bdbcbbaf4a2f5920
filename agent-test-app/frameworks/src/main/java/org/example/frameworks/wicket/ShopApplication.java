package org.example.frameworks.wicket;

import org.apache.wicket.Page;
import org.apache.wicket.protocol.http.WebApplication;

/** Pages at paths of their own. */
public final class ShopApplication extends WebApplication {

  @Override
  protected void init() {
    super.init();
    mountPage("/orders/${id}", OrderPage.class);
  }

  @Override
  public Class<? extends Page> getHomePage() {
    return OrderPage.class;
  }
}
