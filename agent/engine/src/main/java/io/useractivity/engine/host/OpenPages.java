package io.useractivity.engine.host;

import io.useractivity.engine.archive.ArchivePlace;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.capture.identity.Asker;
import io.useractivity.engine.capture.page.AskedPage;
import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.read.StoredRows;
import io.useractivity.engine.viewer.Pages;
import io.useractivity.engine.viewer.RowSource;
import io.useractivity.engine.viewer.ViewRequest;
import io.useractivity.engine.viewer.ViewResponse;
import io.useractivity.engine.viewer.ViewSettings;
import io.useractivity.engine.viewer.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * The pages, once they are open: a servlet's request is put to the viewer as a value, and its
 * answer written to the servlet's response. For the requests' threads; holds nothing of theirs.
 */
final class OpenPages {

  private static final String RESOURCE = "activity_log";

  private final Pages pages;

  private OpenPages(Pages pages) {
    this.pages = pages;
  }

  static OpenPages of(Configuration configuration, Figures figures, Log log) {
    StoreSettings store = StoreSettings.ofPages(configuration);
    return new OpenPages(
        new Pages(
            ViewSettings.of(configuration),
            rows(store, RetentionSettings.of(configuration).place()),
            new AgentFigures(figures),
            Clock.systemUTC(),
            log));
  }

  private static RowSource rows(StoreSettings store, ArchivePlace place) {
    Duration limit = Pages.STATEMENT_LIMIT;
    RowSource table = () -> new StoredRows(store, limit);
    RowSource archived = () -> place.with(table.open(), store, limit);
    return RowSource.of(table, place == null ? null : archived);
  }

  /**
   * Answers.
   *
   * @return what the request's row says; null if the application is to answer: nothing has been
   *     written then
   */
  StatedValues answer(AskedPage page, ServletApi api, Object request, Object response)
      throws Throwable {
    ViewResponse answer = pages.answer(viewRequest(page, api, request));
    if (answer.isNothing()) {
      return null; // the application's own 404 looks as all its others do
    }
    ServletAnswer written = ServletAnswer.begin(api.pages(), response);
    if (written == null) {
      return null;
    }
    return row(answer, written.write(answer));
  }

  private static ViewRequest viewRequest(AskedPage page, ServletApi api, Object request)
      throws Throwable {
    ViewRequest.Builder asked =
        ViewRequest.of(api.method(request), page.path(), viewer(page.asker()))
            .query(api.queryString(request));
    for (String name : ViewRequest.Builder.HEADERS) {
      if (!name.equals("Accept-Encoding")) { // the container compresses, or a filter: never twice
        asked.header(name, api.header(request, name));
      }
    }
    return asked.build();
  }

  private static Viewer viewer(Asker asker) {
    return asker.isNobody()
        ? Viewer.ANONYMOUS
        : Viewer.user(asker.userId(), asker.userEmail(), asker.tenantId(), asker.roles());
  }

  /**
   * @param failure what broke the answer off; null for nothing
   */
  private static StatedValues row(ViewResponse answer, Exception failure) {
    if (answer.activityType() == null) {
      return StatedValues.ofNoRow();
    }
    Map<Column, Object> says = new EnumMap<>(Column.class);
    says.put(Column.ACTIVITY_TYPE, answer.activityType());
    says.put(Column.RESOURCE_TYPE, RESOURCE);
    says.put(Column.STATUS_CODE, answer.status());
    if (failure != null) {
      says.put(Column.SUCCESS, false);
      says.put(Column.ERROR_MESSAGE, "The answer broke off: " + failure);
    }
    return StatedValues.of(says).ofPage();
  }

  void close() {
    pages.close();
  }
}
