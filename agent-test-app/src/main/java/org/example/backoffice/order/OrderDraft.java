package org.example.backoffice.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a user asks for: checked when it is made, so that the book sees sound orders alone. */
@JsonIgnoreProperties(ignoreUnknown = true)
final class OrderDraft {
  private static final int LONGEST_PRODUCT = 200;

  final String product;
  final int quantity;

  @JsonCreator
  OrderDraft(@JsonProperty("product") String product, @JsonProperty("quantity") int quantity) {
    if (product == null || product.trim().isEmpty() || product.length() > LONGEST_PRODUCT) {
      throw new IllegalArgumentException("A product has 1 to " + LONGEST_PRODUCT + " characters");
    }
    if (quantity < 1) {
      throw new IllegalArgumentException("A quantity is at least 1");
    }
    this.product = product;
    this.quantity = quantity;
  }

  static OrderDraft of(String product, String quantity) {
    return new OrderDraft(product, Integer.parseInt(quantity));
  }
}
