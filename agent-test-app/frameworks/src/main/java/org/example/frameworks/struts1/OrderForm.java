package org.example.frameworks.struts1;

import org.apache.struts.action.ActionForm;

/** The fields of an order. */
public final class OrderForm extends ActionForm {
  private static final long serialVersionUID = 1L;

  private String item;

  public String getItem() {
    return item;
  }

  public void setItem(String item) {
    this.item = item;
  }
}
