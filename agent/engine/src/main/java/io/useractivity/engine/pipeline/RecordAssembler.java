package io.useractivity.engine.pipeline;

import io.useractivity.engine.classify.Classification;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.classify.RequestFields;
import io.useractivity.engine.classify.RequestPath;
import io.useractivity.engine.classify.Rules;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.redact.SessionIds;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Makes the row of a record: all that the request thread was spared. For one thread, but that any
 * may exchange the rules.
 */
public final class RecordAssembler {

  private final Coverage coverage;
  private final SessionIds sessionIds;
  private volatile Rules rules;

  public RecordAssembler(Rules rules, Coverage coverage, SessionIds sessionIds) {
    this.rules = rules;
    this.coverage = coverage;
    this.sessionIds = sessionIds;
  }

  /** Takes other rules from the next record on. */
  public void use(Rules newRules) {
    rules = newRules;
  }

  /**
   * Makes the row.
   *
   * @return null if the record is one of those that leave no row
   */
  public ActivityRow assemble(ActivityRecord record) {
    RequestPath path = RequestPath.of(record.path());
    Rules current = rules;
    Classification classification = current.classify(record, path, RequestFields.NONE);
    if (!classification.isRecorded()) {
      return null;
    }
    if (!current.isEmpty()) {
      coverage.count(classification, record.status());
    }
    LocalDateTime created = utc(record.startedAtMillis());
    return new ActivityRow.Builder()
        .text(Column.USER_EMAIL, record.identity().userEmail())
        .text(Column.USER_ID, record.identity().userId())
        .text(Column.USER_ROLE, record.identity().userRole())
        .text(Column.ACTIVITY_TYPE, classification.activityType())
        .text(Column.ACTION, classification.action())
        .text(Column.ENDPOINT, path.endpoint())
        .text(Column.METHOD, record.method())
        .text(Column.RESOURCE_TYPE, classification.resourceType())
        .text(Column.RESOURCE_ID, classification.resourceId())
        .text(Column.IP_ADDRESS, withoutZone(record.remoteAddress()))
        .text(Column.USER_AGENT, record.userAgent())
        .value(Column.STATUS_CODE, record.status())
        .value(Column.RESPONSE_TIME_MS, toInt(record.responseTimeMillis()))
        .value(Column.SUCCESS, record.success())
        .text(Column.TENANT_ID, record.identity().tenantId())
        .text(Column.SESSION_ID, sessionIds.stored(record.sessionId()))
        .text(Column.ERROR_MESSAGE, record.error())
        .value(Column.CREATED_AT, created)
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

  /** {@code fe80::1%eth0}: the zone is of this machine only. */
  private static String withoutZone(String address) {
    int percent = address == null ? -1 : address.indexOf('%');
    return percent < 0 ? address : address.substring(0, percent);
  }
}
