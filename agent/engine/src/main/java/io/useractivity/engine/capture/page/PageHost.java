package io.useractivity.engine.capture.page;

import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.record.StatedValues;

/** Answers requests for pages in the application's place. For the requests' threads. */
public interface PageHost {

  /** Of a JVM in which no application serves the pages. */
  PageHost NONE =
      new PageHost() {
        @Override
        public StatedValues answer(
            AskedPage page, ServletApi api, Object request, Object response) {
          return null;
        }

        @Override
        public void passedOver(String contextPath, AskedPage page, Integer status) {}
      };

  /**
   * Writes the answer.
   *
   * @return what the request's row says; null if nothing was written, so that the application is to
   *     answer
   */
  StatedValues answer(AskedPage page, ServletApi api, Object request, Object response)
      throws Throwable;

  /**
   * The application has answered by itself, and there was no place where the page could be.
   *
   * @param contextPath the application's, may be null
   * @param status what the client got; null if it is not known
   */
  void passedOver(String contextPath, AskedPage page, Integer status);
}
