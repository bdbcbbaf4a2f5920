package org.example.frameworks.wicket;

import org.apache.wicket.markup.html.WebPage;
import org.apache.wicket.markup.html.basic.Label;
import org.apache.wicket.markup.html.form.StatelessForm;
import org.apache.wicket.markup.html.form.TextField;
import org.apache.wicket.model.Model;
import org.apache.wicket.request.mapper.parameter.PageParameters;

/** One order with a form that leads to another. */
public final class OrderPage extends WebPage {
  private static final long serialVersionUID = 1L;

  public OrderPage(PageParameters parameters) {
    int id = parameters.get("id").toInt(1);
    if (id == 0) {
      throw new IllegalStateException("no orders today");
    }
    add(new Label("id", id));
    TextField<String> item = new TextField<>("item", Model.of(""));
    add(
        new StatelessForm<Void>("form") {
          private static final long serialVersionUID = 1L;

          @Override
          protected void onSubmit() {
            setResponsePage(
                OrderPage.class, new PageParameters().set("id", item.getInput().length()));
          }
        }.add(item));
  }
}
