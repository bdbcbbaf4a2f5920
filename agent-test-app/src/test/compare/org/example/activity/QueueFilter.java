package org.example.activity;

import com.mysql.cj.jdbc.MysqlDataSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The second that comes to mind: requests leave their rows in a bounded queue, and a thread stores
 * them in batches that the driver rewrites to one statement. A full queue loses rows, and so does a
 * batch that fails.
 */
public final class QueueFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final int CAPACITY = 16_384;
  private static final int BATCH = 500;
  private static final int MILLIS_TO_FILL = 200;

  private final transient BlockingQueue<Activity> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final transient MysqlDataSource source = new MysqlDataSource();
  private transient Thread writer;
  private volatile boolean ending;

  @Override
  public void init() {
    source.setUrl(getInitParameter("url"));
    source.setUser(getInitParameter("user"));
    source.setPassword(getInitParameter("password"));
    writer = new Thread(this::write, "activity-writer");
    writer.setDaemon(true);
    writer.start();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long began = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      queue.offer(Activity.of(request, response, began));
    }
  }

  private void write() {
    while (!ending || !queue.isEmpty()) {
      try (Connection connection = source.getConnection()) {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(Activity.INSERT)) {
          while (!ending || !queue.isEmpty()) {
            store(connection, insert);
          }
        }
      } catch (SQLException e) {
        getServletContext().log("Rows are lost", e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void store(Connection connection, PreparedStatement insert)
      throws SQLException, InterruptedException {
    Activity first = queue.poll(100, TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    if (queue.size() < BATCH - 1 && !ending) {
      TimeUnit.MILLISECONDS.sleep(MILLIS_TO_FILL);
    }
    List<Activity> batch = new ArrayList<>(BATCH);
    batch.add(first);
    queue.drainTo(batch, BATCH - 1);
    for (Activity each : batch) {
      each.fill(insert);
      insert.addBatch();
    }
    insert.executeBatch();
    connection.commit();
  }

  @Override
  public void destroy() {
    ending = true;
    try {
      writer.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
