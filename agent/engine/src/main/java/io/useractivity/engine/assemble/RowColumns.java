package io.useractivity.engine.assemble;

import io.useractivity.engine.classify.Classification;
import io.useractivity.engine.classify.RequestPath;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.ForwardedFor;
import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.redact.Redactor;
import io.useractivity.engine.text.UnfilledText;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;

/**
 * Which column is filled with what. All texts go through the redactor of the row's settings here.
 * For one thread.
 */
final class RowColumns {

  private final SessionIds sessionIds;
  private final ClientAddress clientAddress;
  private final TenantPattern tenantPattern;

  RowColumns(SessionIds sessionIds, ClientAddress clientAddress, TenantPattern tenantPattern) {
    this.sessionIds = sessionIds;
    this.clientAddress = clientAddress;
    this.tenantPattern = tenantPattern;
  }

  /**
   * What the agent saw of a request.
   *
   * @param redacted what it is called, without secrets
   * @param secrets what is one only in this request
   */
  ActivityRow.Builder observed(
      Settings settings,
      ActivityRecord record,
      RequestPath path,
      Classification redacted,
      Collection<String> secrets,
      Map<String, Object> data) {
    Redactor redactor = settings.redactor();
    ActivityRow.Builder row = new ActivityRow.Builder();
    user(redactor, record, row);
    client(redactor, record, row);
    return row.text(Column.ACTIVITY_TYPE, redacted.activityType())
        .text(Column.ACTION, redacted.action())
        .text(Column.ENDPOINT, redactor.path(path.endpoint(), secrets))
        .text(Column.RESOURCE_TYPE, redacted.resourceType())
        .text(Column.RESOURCE_ID, redacted.resourceId())
        .value(Column.REQUEST_DATA, RequestData.json(data))
        .value(Column.STATUS_CODE, record.status())
        .value(Column.RESPONSE_TIME_MS, toInt(record.responseTimeMillis()))
        .value(Column.SUCCESS, record.observedSuccess())
        .text(
            Column.ERROR_MESSAGE,
            redactor.beginning(record.error(), ActivityRecord.MAX_ERROR_CHARS - 1));
  }

  /** What a row of the application's own has in common with the request that it was written in. */
  ActivityRow.Builder ofOwnRow(Settings settings, ActivityRecord record) {
    Redactor redactor = settings.redactor();
    ActivityRow.Builder row = new ActivityRow.Builder();
    if (record.path() != null) {
      row.text(Column.ENDPOINT, path(redactor, record.path()));
    }
    if (!record.stated().hasUser()) { // half of one user and half of another would be nobody
      user(redactor, record, row);
    }
    client(redactor, record, row);
    return row.value(Column.SUCCESS, record.overallSuccess());
  }

  private static void user(Redactor redactor, ActivityRecord record, ActivityRow.Builder row) {
    row.text(Column.USER_EMAIL, redactor.beginningOfValue(record.identity().userEmail()))
        .text(Column.USER_ID, redactor.beginningOfValue(record.identity().userId()))
        .text(Column.USER_ROLE, redactor.beginningOfValue(record.identity().userRole()));
  }

  private void client(Redactor redactor, ActivityRecord record, ActivityRow.Builder row) {
    row.text(Column.METHOD, redactor.beginning(record.method()))
        .text(Column.IP_ADDRESS, clientAddress.of(record.remoteAddress(), record.forwardedFor()))
        .text(Column.USER_AGENT, redactor.beginning(record.userAgent()))
        .text(
            Column.TENANT_ID,
            redactor.beginningOfValue(tenantPattern.accepted(record.identity().tenantId())))
        .text(Column.SESSION_ID, sessionIds.stored(record.sessionId()));
  }

  /** What the application says goes the way of everything else: hashed, redacted, bounded. */
  void fillStated(
      Settings settings, StatedValues stated, ContentFields fields, ActivityRow.Builder row) {
    for (Column column : Column.values()) {
      if (stated.has(column)) {
        fillStated(settings, column, stated.value(column), fields, row);
      }
    }
  }

  private void fillStated(
      Settings settings,
      Column column,
      Object value,
      ContentFields fields,
      ActivityRow.Builder row) {
    Redactor redactor = settings.redactor();
    switch (column) {
      case SESSION_ID:
        row.text(column, sessionIds.stored((String) value));
        break;
      case ENDPOINT:
        row.text(column, path(redactor, (String) value));
        break;
      case IP_ADDRESS:
        row.text(column, clientAddress.of((String) value, ForwardedFor.NOBODY));
        break;
      case REQUEST_DATA:
        row.value(column, settings.requestData().ofStated(value));
        break;
      case USER_ID:
      case USER_EMAIL:
      case USER_ROLE:
      case TENANT_ID:
        row.text(column, redactor.beginningOfValue((String) value));
        break;
      default:
        fillFreely(redactor, column, value, fields, row);
    }
  }

  private static void fillFreely(
      Redactor redactor,
      Column column,
      Object value,
      ContentFields fields,
      ActivityRow.Builder row) {
    Object filled =
        value instanceof UnfilledText ? ((UnfilledText) value).fill(fields::placeholder) : value;
    if (filled instanceof String) {
      // Cut where it was copied, or a character before.
      row.text(column, redactor.beginning((String) filled, StatedValues.MAX_TEXT_CHARS - 1));
    } else if (!(filled instanceof UnfilledText)) { // which nothing was found for
      row.value(column, filled);
    }
  }

  private static String path(Redactor redactor, String path) {
    return redactor.path(RequestPath.of(path).endpoint(), Collections.<String>emptyList());
  }

  /** When it was, and for which application. */
  static ActivityRow finished(ActivityRecord record, ActivityRow.Builder row) {
    LocalDateTime created = utc(record.startedAtMillis());
    return row.value(Column.CREATED_AT, created)
        .value(Column.UPDATED_AT, created)
        .contextPath(record.contextPath())
        .build();
  }

  private static LocalDateTime utc(long millis) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(millis, 1000L),
        (int) Math.floorMod(millis, 1000L) * 1_000_000,
        ZoneOffset.UTC);
  }

  private static int toInt(long millis) {
    return (int) Math.min(Integer.MAX_VALUE, millis);
  }
}
