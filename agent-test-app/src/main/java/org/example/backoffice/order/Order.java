package org.example.backoffice.order;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** An order as it stands in the book; the same object feeds the pages and the JSON. */
@JsonPropertyOrder({"id", "tenantId", "product", "quantity", "status", "createdBy"})
public final class Order {
  private final long id;
  private final String tenantId;
  private final String product;
  private final int quantity;
  private final String status;
  private final String createdBy;

  Order(long id, String tenantId, String product, int quantity, String status, String createdBy) {
    this.id = id;
    this.tenantId = tenantId;
    this.product = product;
    this.quantity = quantity;
    this.status = status;
    this.createdBy = createdBy;
  }

  public long getId() {
    return id;
  }

  public String getTenantId() {
    return tenantId;
  }

  public String getProduct() {
    return product;
  }

  public int getQuantity() {
    return quantity;
  }

  public String getStatus() {
    return status;
  }

  public String getCreatedBy() {
    return createdBy;
  }
}
