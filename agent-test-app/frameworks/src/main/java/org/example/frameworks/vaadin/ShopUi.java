package org.example.frameworks.vaadin;

import com.vaadin.server.VaadinRequest;
import com.vaadin.ui.Label;
import com.vaadin.ui.UI;

/** One window, whose content is the path's. */
public final class ShopUi extends UI {
  private static final long serialVersionUID = 1L;

  @Override
  protected void init(VaadinRequest request) {
    setContent(new Label(request.getRemoteUser() + " at " + getPage().getLocation().getPath()));
  }
}
