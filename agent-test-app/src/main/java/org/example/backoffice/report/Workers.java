package org.example.backoffice.report;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

/** The application's own threads, which live as long as it is deployed. */
public final class Workers implements ServletContextListener {
  private static final int THREADS = 4;
  private static final long PREPARATION_MILLIS = 50;

  private ExecutorService executor;

  public static Workers of(ServletContext context) {
    return (Workers) context.getAttribute(Workers.class.getName());
  }

  /** Runs a piece of work a little later, when the request's own thread is surely gone. */
  public void runLater(Runnable work) {
    executor.execute(
        () -> {
          try {
            Thread.sleep(PREPARATION_MILLIS);
          } catch (InterruptedException undeployed) {
            Thread.currentThread().interrupt();
            return;
          }
          work.run();
        });
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    AtomicInteger number = new AtomicInteger();
    executor =
        Executors.newFixedThreadPool(
            THREADS, work -> new Thread(work, "backoffice-worker-" + number.incrementAndGet()));
    event.getServletContext().setAttribute(Workers.class.getName(), this);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    executor.shutdownNow();
    try {
      executor.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
