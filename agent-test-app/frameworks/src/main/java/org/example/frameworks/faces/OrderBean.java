package org.example.frameworks.faces;

import javax.enterprise.context.RequestScoped;
import javax.inject.Named;

/** The order that a page shows or sends. */
@Named("order")
@RequestScoped
public class OrderBean {

  private String item;

  public String getItem() {
    return item;
  }

  public void setItem(String item) {
    this.item = item;
  }

  public String save() {
    if ("nothing".equals(item)) {
      throw new IllegalStateException("no orders today");
    }
    return "saved?faces-redirect=true";
  }
}
