package org.example.activity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/** The first that comes to mind: each request stores its row before it ends. */
public final class InsertFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private transient MariaDbPoolDataSource pool;

  @Override
  public void init() throws ServletException {
    try {
      // Setters would come late: the constructor opens the first connections.
      pool =
          new MariaDbPoolDataSource(
              getInitParameter("url")
                  + "?user="
                  + getInitParameter("user")
                  + "&password="
                  + getInitParameter("password"));
    } catch (SQLException e) {
      throw new ServletException(e);
    }
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
