package io.useractivity.engine.viewer;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.read.StoredRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Pages over a real database, at a fixed moment, without any server. */
final class TestPages implements AutoCloseable {

  static final LocalDateTime NOW = LocalDateTime.parse("2026-03-04T12:00:00.500");
  static final String ADMIN_PATH = "/admin/user-activity-logs";
  static final String USER_PATH = "/my-activity-logs";
  static final Viewer ADMIN = Viewer.user("root", "root@example.com", null, List.of("ADMIN"));

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Pages pages;

  /** Pages with the roles ADMIN and TENANT_ADMIN; further options as key, value. */
  TestPages(TestDatabase database, String... options) {
    this(database, () -> null, options);
  }

  TestPages(TestDatabase database, AgentState.Source agent, String... options) {
    StoreSettings store = database.settings();
    this.pages = pages(database, agent, () -> new StoredRows(store, PATIENCE), PATIENCE, options);
  }

  /** Pages that ask other rows than the database's. */
  static Pages pages(
      TestDatabase database,
      AgentState.Source agent,
      RowSource rows,
      Duration patience,
      String... options) {
    var properties = database.properties(options);
    properties.putIfAbsent("useractivity.view.admin-roles", "ADMIN");
    properties.putIfAbsent("useractivity.view.tenant-admin-roles", "TENANT_ADMIN");
    return new Pages(
        ViewSettings.of(Stores.configuration(properties)),
        rows,
        agent,
        Clock.fixed(NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC),
        patience,
        Stores.silent());
  }

  /** A row so many minutes ago, told apart by its resource's id. */
  static ActivityRow.Builder row(String mark, int minutesAgo) {
    return Stores.at(NOW.minusMinutes(minutesAgo))
        .text(Column.METHOD, "GET")
        .text(Column.ENDPOINT, "/shop/orders/" + mark)
        .text(Column.ACTION, "GET /orders/{id}")
        .text(Column.ACTIVITY_TYPE, "view")
        .text(Column.RESOURCE_TYPE, "orders")
        .text(Column.RESOURCE_ID, mark)
        .value(Column.STATUS_CODE, 200)
        .value(Column.SUCCESS, true)
        .value(Column.RESPONSE_TIME_MS, 5);
  }

  ViewResponse get(Viewer viewer, String address) {
    return request("GET", viewer, address, "en");
  }

  ViewResponse request(String method, Viewer viewer, String address, String language) {
    int query = address.indexOf('?');
    return pages.answer(
        ViewRequest.of(method, query < 0 ? address : address.substring(0, query), viewer)
            .query(query < 0 ? null : address.substring(query + 1))
            .header("Accept-Language", language)
            .build());
  }

  /** The body of an answer that has to be 200. */
  String body(Viewer viewer, String address) throws IOException {
    ViewResponse response = get(viewer, address);
    String text = text(response);
    if (response.status() != 200) {
      throw new AssertionError(address + ": " + response.status() + " " + text);
    }
    return text;
  }

  static String text(ViewResponse response) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    response.body().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    pages.close();
  }
}
