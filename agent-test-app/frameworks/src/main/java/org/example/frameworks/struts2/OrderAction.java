package org.example.frameworks.struts2;

/** Shows and takes orders: a plain object, as the framework's packages differ between its lines. */
public class OrderAction {

  private String id;
  private String item;

  public String show() {
    if ("0".equals(id)) {
      throw new IllegalStateException("no orders today");
    }
    return "success";
  }

  public String create() {
    id = String.valueOf(item.length());
    return "success";
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getItem() {
    return item;
  }

  public void setItem(String item) {
    this.item = item;
  }
}
