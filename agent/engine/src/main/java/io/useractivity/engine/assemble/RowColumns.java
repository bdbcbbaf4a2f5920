package io.useractivity.engine.assemble;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.classify.Classification;
import io.useractivity.engine.classify.RequestPath;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.ForwardedFor;
import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.redact.HiddenValues;
import io.useractivity.engine.text.UnfilledText;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Which column is filled with what. All texts go through the redactor of the row's settings here.
 * For one thread.
 */
final class RowColumns {

  private final SessionIds sessionIds;
  private final ClientAddress clientAddress;
  private final TenantPattern tenantPattern;

  /** Under load many rows have it. As its fields are final, any thread may see any. */
  private Moment last = new Moment(0);

  /** A moment in both forms. */
  private static final class Moment {

    final long millis;
    final LocalDateTime utc;

    Moment(long millis) {
      this.millis = millis;
      this.utc =
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(millis, 1000L),
              (int) Math.floorMod(millis, 1000L) * 1_000_000,
              ZoneOffset.UTC);
    }
  }

  RowColumns(SessionIds sessionIds, ClientAddress clientAddress, TenantPattern tenantPattern) {
    this.sessionIds = sessionIds;
    this.clientAddress = clientAddress;
    this.tenantPattern = tenantPattern;
  }

  /**
   * What the agent saw of a request.
   *
   * @param redacted what it is called, without secrets
   * @param data what it carried, without secrets
   */
  @DontInline
  ActivityRow.Builder observed(
      ActivityRecord record,
      RequestPath path,
      Classification redacted,
      Map<String, Object> data,
      RowTexts texts) {
    ActivityRow.Builder row = new ActivityRow.Builder();
    user(texts, record, row);
    client(texts, record, row);
    return row.text(Column.ACTIVITY_TYPE, redacted.activityType())
        .text(Column.ACTION, redacted.action())
        .text(Column.ENDPOINT, texts.path(path))
        .text(Column.RESOURCE_TYPE, redacted.resourceType())
        .text(Column.RESOURCE_ID, redacted.resourceId())
        .value(Column.REQUEST_DATA, RequestData.json(data))
        .value(Column.STATUS_CODE, record.status())
        .value(Column.RESPONSE_TIME_MS, toInt(record.responseTimeMillis()))
        .value(Column.SUCCESS, record.observedSuccess())
        .text(Column.ERROR_MESSAGE, texts.free(record.error(), ActivityRecord.MAX_ERROR_CHARS - 1));
  }

  /** What a row of the application's own has in common with the request that it was written in. */
  ActivityRow.Builder ofOwnRow(ActivityRecord record, RowTexts texts) {
    ActivityRow.Builder row = new ActivityRow.Builder();
    if (record.path() != null) {
      row.text(Column.ENDPOINT, texts.path(RequestPath.of(record.path())));
    }
    if (!record.stated().hasUser()) { // half of one user and half of another would be nobody
      user(texts, record, row);
    }
    client(texts, record, row);
    return row.value(Column.SUCCESS, record.overallSuccess());
  }

  @DontInline
  private static void user(RowTexts texts, ActivityRecord record, ActivityRow.Builder row) {
    row.text(Column.USER_EMAIL, texts.identity(record.identity().userEmail()))
        .text(Column.USER_ID, texts.identity(record.identity().userId()))
        .text(Column.USER_ROLE, texts.identity(record.identity().userRole()));
  }

  @DontInline
  private void client(RowTexts texts, ActivityRecord record, ActivityRow.Builder row) {
    row.text(Column.METHOD, texts.word(record.method()))
        .text(Column.IP_ADDRESS, clientAddress.of(record.remoteAddress(), record.forwardedFor()))
        .text(Column.USER_AGENT, texts.free(record.userAgent()))
        .text(
            Column.TENANT_ID, texts.identity(tenantPattern.accepted(record.identity().tenantId())))
        .text(Column.SESSION_ID, sessionIds.stored(record.sessionId()));
  }

  /** What the application says goes the way of everything else: hashed, redacted, bounded. */
  void fillStated(
      Settings settings,
      StatedValues stated,
      ContentFields fields,
      HiddenValues hidden,
      ActivityRow.Builder row) {
    RowTexts texts = new RowTexts(settings.redactor(), hidden);
    if (stated.has(Column.REQUEST_DATA)) { // first, since it may tell what is hidden elsewhere
      row.value(
          Column.REQUEST_DATA,
          settings.requestData().ofStated(stated.value(Column.REQUEST_DATA), hidden));
    }
    for (Column column : Column.values()) {
      if (stated.has(column) && column != Column.REQUEST_DATA) {
        fillStated(texts, column, stated.value(column), fields, row);
      }
    }
  }

  private void fillStated(
      RowTexts texts, Column column, Object value, ContentFields fields, ActivityRow.Builder row) {
    switch (column) {
      case SESSION_ID:
        row.text(column, sessionIds.stored((String) value));
        break;
      case ENDPOINT:
        row.text(column, texts.path(RequestPath.of((String) value)));
        break;
      case IP_ADDRESS:
        row.text(column, clientAddress.of((String) value, ForwardedFor.NOBODY));
        break;
      case USER_ID:
      case USER_EMAIL:
      case USER_ROLE:
      case TENANT_ID:
        row.text(column, texts.identity((String) value));
        break;
      default:
        fillFreely(texts, column, value, fields, row);
    }
  }

  private static void fillFreely(
      RowTexts texts, Column column, Object value, ContentFields fields, ActivityRow.Builder row) {
    Object filled =
        value instanceof UnfilledText ? ((UnfilledText) value).fill(fields::placeholder) : value;
    if (filled instanceof String) {
      String text = (String) filled;
      // Cut where it was copied, or a character before.
      int most = StatedValues.MAX_TEXT_CHARS - 1;
      boolean isFree = column == Column.ERROR_MESSAGE || column == Column.USER_AGENT;
      row.text(column, isFree ? texts.free(text, most) : texts.subject(text, most));
    } else if (!(filled instanceof UnfilledText)) { // which nothing was found for
      row.value(column, filled);
    }
  }

  /** When it was, and for which application. */
  ActivityRow finished(ActivityRecord record, ActivityRow.Builder row) {
    Moment moment = last;
    if (moment.millis != record.startedAtMillis()) {
      moment = new Moment(record.startedAtMillis());
      last = moment;
    }
    return row.value(Column.CREATED_AT, moment.utc)
        .value(Column.UPDATED_AT, moment.utc)
        .contextPath(record.contextPath())
        .build();
  }

  private static int toInt(long millis) {
    return (int) Math.min(Integer.MAX_VALUE, millis);
  }
}
