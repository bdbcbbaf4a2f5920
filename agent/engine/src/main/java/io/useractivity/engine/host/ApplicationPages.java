package io.useractivity.engine.host;

import io.useractivity.engine.capture.page.AskedPage;
import io.useractivity.engine.capture.page.PageHost;
import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.record.StatedValues;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The pages of the applications of this JVM. They are opened when the first is asked for, on a
 * thread of ours: what an application's thread starts inherits that application. For any thread;
 * made before the application, so without lambdas.
 */
public final class ApplicationPages implements PageHost {

  /** As long as a page may keep a thread of the application's. */
  private static final long PATIENCE_MILLIS = 2_000;

  private final Executor ours;
  private final Log log;
  private final NoPlaceReport noPlace;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final FutureTask<OpenPages> opening;

  /**
   * @param figures of the agent, which administrators are shown
   * @param ours runs a task on a thread of the agent's own
   */
  public ApplicationPages(Configuration configuration, Figures figures, Executor ours, Log log) {
    this.ours = ours;
    this.log = log;
    this.noPlace = new NoPlaceReport(log);
    this.opening =
        new FutureTask<>(
            new Callable<OpenPages>() {
              @Override
              public OpenPages call() {
                return OpenPages.of(configuration, figures, log);
              }
            });
  }

  @Override
  public StatedValues answer(AskedPage page, ServletApi api, Object request, Object response)
      throws Throwable {
    OpenPages pages = pages();
    return pages == null ? null : pages.answer(page, api, request, response);
  }

  /** Null if they can't be had, or not in time. */
  private OpenPages pages() {
    if (asked.compareAndSet(false, true)) {
      ours.execute(opening);
    }
    try {
      return opening.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException ofTheApplication) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException busy) {
      log.warnOncePerMinute("pages-late", "The activity pages are not ready yet; ask again.");
    } catch (ExecutionException e) {
      log.warnOncePerMinute(
          "pages", "The activity pages could not be opened: " + e.getCause() + ".");
    }
    return null;
  }

  @Override
  public void passedOver(String contextPath, AskedPage page, Integer status) {
    noPlace.passedOver(contextPath, page.path(), status);
  }

  /** Ends the pages' threads and connections, if there are any. */
  public void close() {
    if (!asked.compareAndSet(false, true)) {
      OpenPages pages = pages();
      if (pages != null) {
        pages.close();
      }
    }
  }
}
