package org.example.backoffice.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.servlet.ServletContext;
import javax.sql.DataSource;
import org.example.backoffice.store.StoreFailure;

/** Keeps the orders; every question names the tenant, so that none sees another's. */
public final class OrderBook {
  private static final String COLUMNS =
      "SELECT id, tenant_id, product, quantity, status, created_by FROM orders ";

  private final DataSource dataSource;

  public OrderBook(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public void publish(ServletContext context) {
    context.setAttribute(OrderBook.class.getName(), this);
  }

  static OrderBook of(ServletContext context) {
    return (OrderBook) context.getAttribute(OrderBook.class.getName());
  }

  /** The newest first, and not more than a page of them. */
  List<Order> latest(String tenantId) {
    return select(COLUMNS + "WHERE tenant_id = ? ORDER BY id DESC LIMIT 50", tenantId);
  }

  Optional<Order> find(String tenantId, long id) {
    return select(COLUMNS + "WHERE tenant_id = ? AND id = ?", tenantId, id).stream().findFirst();
  }

  Order create(String tenantId, String createdBy, OrderDraft draft) {
    String sql =
        "INSERT INTO orders (tenant_id, product, quantity, status, created_by)"
            + " VALUES (?, ?, ?, 'OPEN', ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
      bind(insert, tenantId, draft.product, draft.quantity, createdBy);
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        return new Order(
            key.getLong(1), tenantId, draft.product, draft.quantity, "OPEN", createdBy);
      }
    } catch (SQLException e) {
      throw new StoreFailure("The order could not be created", e);
    }
  }

  boolean revise(String tenantId, long id, OrderDraft draft) {
    return change(
        "UPDATE orders SET product = ?, quantity = ? WHERE tenant_id = ? AND id = ?",
        draft.product,
        draft.quantity,
        tenantId,
        id);
  }

  boolean cancel(String tenantId, long id) {
    return change(
        "UPDATE orders SET status = 'CANCELLED' WHERE tenant_id = ? AND id = ?", tenantId, id);
  }

  boolean delete(String tenantId, long id) {
    return change("DELETE FROM orders WHERE tenant_id = ? AND id = ?", tenantId, id);
  }

  private boolean change(String sql, Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      bind(update, arguments);
      return update.executeUpdate() > 0;
    } catch (SQLException e) {
      throw new StoreFailure("The order could not be changed", e);
    }
  }

  private List<Order> select(String sql, Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      bind(query, arguments);
      try (ResultSet row = query.executeQuery()) {
        List<Order> orders = new ArrayList<>();
        while (row.next()) {
          orders.add(
              new Order(
                  row.getLong(1),
                  row.getString(2),
                  row.getString(3),
                  row.getInt(4),
                  row.getString(5),
                  row.getString(6)));
        }
        return orders;
      }
    } catch (SQLException e) {
      throw new StoreFailure("The orders could not be read", e);
    }
  }

  private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }
}
