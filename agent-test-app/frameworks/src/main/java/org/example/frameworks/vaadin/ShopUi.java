package org.example.frameworks.vaadin;

import com.vaadin.server.VaadinRequest;
import com.vaadin.ui.Label;
import com.vaadin.ui.PasswordField;
import com.vaadin.ui.UI;
import com.vaadin.ui.VerticalLayout;

/** One window, whose content is the path's, and a field whose length is told. */
public final class ShopUi extends UI {
  private static final long serialVersionUID = 1L;

  @Override
  protected void init(VaadinRequest request) {
    Label length = new Label();
    PasswordField field = new PasswordField();
    field.setId("word");
    field.addValueChangeListener(
        change -> length.setValue("typed " + change.getValue().length() + " characters"));
    setContent(
        new VerticalLayout(
            new Label(request.getRemoteUser() + " at " + getPage().getLocation().getPath()),
            field,
            length));
  }
}
