package org.example.backoffice;

import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import org.example.backoffice.account.UserDirectory;
import org.example.backoffice.order.OrderBook;
import org.example.backoffice.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the application together when it starts and takes it apart when it ends. */
public final class BackofficeListener implements ServletContextListener {
  private static final Logger LOG = LoggerFactory.getLogger(BackofficeListener.class);

  private Database database;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    database = Database.open();
    new UserDirectory(database.dataSource()).publish(event.getServletContext());
    new OrderBook(database.dataSource()).publish(event.getServletContext());
    LOG.info("The back office is open");
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (database != null) {
      database.close();
    }
    LOG.info("The back office is closed");
  }
}
