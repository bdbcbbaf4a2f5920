package org.example.backoffice.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.servlet.ServletContext;
import javax.sql.DataSource;
import org.example.backoffice.store.StoreFailure;

/** Finds the users and the tenants in the database. */
public final class UserDirectory {
  private static final String COLUMNS = "SELECT id, email, role, tenant_id FROM users ";

  private final DataSource dataSource;

  public UserDirectory(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public void publish(ServletContext context) {
    context.setAttribute(UserDirectory.class.getName(), this);
  }

  public static UserDirectory of(ServletContext context) {
    return (UserDirectory) context.getAttribute(UserDirectory.class.getName());
  }

  Optional<User> findByEmail(String email) {
    return select(COLUMNS + "WHERE email = ?", email).stream().findFirst();
  }

  List<User> ofTenant(String tenantId) {
    return select(COLUMNS + "WHERE tenant_id = ? ORDER BY id", tenantId);
  }

  public String tenantName(String tenantId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT name FROM tenants WHERE id = ?")) {
      query.setString(1, tenantId);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : tenantId;
      }
    } catch (SQLException e) {
      throw new StoreFailure("The tenants could not be read", e);
    }
  }

  private List<User> select(String sql, String argument) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, argument);
      try (ResultSet row = query.executeQuery()) {
        List<User> users = new ArrayList<>();
        while (row.next()) {
          users.add(new User(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
        }
        return users;
      }
    } catch (SQLException e) {
      throw new StoreFailure("The users could not be read", e);
    }
  }
}
