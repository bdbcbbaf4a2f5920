package org.example.activity;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The first that comes to mind: each request stores its row before it ends. */
public final class InsertFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient HikariDataSource pool = new HikariDataSource();

  @Override
  public void init() {
    pool.setJdbcUrl(getInitParameter("url"));
    pool.setUsername(getInitParameter("user"));
    pool.setPassword(getInitParameter("password"));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long began = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      store(Activity.of(request, response, began));
    }
  }

  private void store(Activity activity) {
    try (Connection connection = pool.getConnection();
        PreparedStatement insert = connection.prepareStatement(Activity.INSERT)) {
      activity.fill(insert);
      insert.executeUpdate();
    } catch (SQLException e) {
      getServletContext().log("A row is lost", e);
    }
  }

  @Override
  public void destroy() {
    pool.close();
  }
}
