package io.useractivity.engine.pipeline;

import io.useractivity.engine.classify.Classification;
import io.useractivity.engine.classify.Classifier;
import io.useractivity.engine.classify.RequestPath;
import io.useractivity.engine.config.PathPattern;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.record.UnfilledText;
import io.useractivity.engine.redact.SessionIds;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Makes the row of a record: all that the request thread was spared. For one thread. */
public final class RecordAssembler {

  private static final int FAILED = 400;

  private final List<PathPattern> excluded;
  private final Classifier classifier;
  private final SessionIds sessionIds;

  public RecordAssembler(List<PathPattern> excluded, Classifier classifier, SessionIds sessionIds) {
    this.excluded = excluded;
    this.classifier = classifier;
    this.sessionIds = sessionIds;
  }

  /**
   * Makes the row. For each column counts what comes last: what is known of any request, then what
   * classification says (a rule, else the framework's route, else method and path), then what the
   * application says (a call, else an annotation).
   *
   * @return null if the record is one of those that leave no row
   */
  public ActivityRow assemble(ActivityRecord record) {
    StatedValues stated = record.stated();
    ActivityRow.Builder row = new ActivityRow.Builder();
    if (stated.isOwnRow()) {
      takeOver(record, row);
    } else if (!observe(record, row)) {
      return null;
    }
    for (Column column : Column.values()) {
      if (stated.has(column)) {
        state(column, stated.value(column), row);
      }
    }
    LocalDateTime created = utc(record.startedAtMillis());
    return row.value(Column.CREATED_AT, created)
        .value(Column.UPDATED_AT, created)
        .contextPath(record.contextPath())
        .build();
  }

  /** What the agent saw of a request; false if it leaves no row. */
  private boolean observe(ActivityRecord record, ActivityRow.Builder row) {
    RequestPath path = RequestPath.of(record.path());
    String within = path.within(record.contextPath());
    if (succeeded(record)
        && (!record.stated().isRecorded()
            || isExcluded(record.method(), path.normalised(), within))) {
      return false;
    }
    Classification classification = classifier.classify(record.method(), within);
    row.text(Column.USER_EMAIL, record.identity().userEmail())
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
        .text(Column.ERROR_MESSAGE, record.error());
    return true;
  }

  /** What a row of the application's own has in common with the request that it was written in. */
  private void takeOver(ActivityRecord record, ActivityRow.Builder row) {
    StatedValues stated = record.stated();
    if (record.path() != null) {
      row.text(Column.ENDPOINT, RequestPath.of(record.path()).endpoint());
    }
    if (!stated.hasUser()) { // half of one user and half of another would be nobody
      row.text(Column.USER_EMAIL, record.identity().userEmail())
          .text(Column.USER_ID, record.identity().userId())
          .text(Column.USER_ROLE, record.identity().userRole());
    }
    row.text(Column.METHOD, record.method())
        .text(Column.IP_ADDRESS, withoutZone(record.remoteAddress()))
        .text(Column.USER_AGENT, record.userAgent())
        .text(Column.TENANT_ID, record.identity().tenantId())
        .text(Column.SESSION_ID, sessionIds.stored(record.sessionId()));
    row.value(Column.SUCCESS, succeeded(record));
  }

  private static boolean succeeded(ActivityRecord record) {
    StatedValues stated = record.stated();
    if (stated.has(Column.SUCCESS)) {
      return (Boolean) stated.value(Column.SUCCESS);
    }
    Object status = stated.value(Column.STATUS_CODE);
    return record.success()
        && !stated.has(Column.ERROR_MESSAGE)
        && !(status instanceof Integer && (Integer) status >= FAILED);
  }

  /** What the application says goes the way of everything else: hashed, redacted, bounded. */
  private void state(Column column, Object value, ActivityRow.Builder row) {
    switch (column) {
      case SESSION_ID:
        row.text(column, sessionIds.stored((String) value));
        break;
      case ENDPOINT:
        row.text(column, RequestPath.of((String) value).endpoint());
        break;
      case IP_ADDRESS:
        row.text(column, withoutZone((String) value));
        break;
      case REQUEST_DATA:
        row.value(column, StatedData.json(value));
        break;
      default:
        if (value instanceof String) {
          row.text(column, (String) value);
        } else if (!(value instanceof UnfilledText)) { // which nothing was found for
          row.value(column, value);
        }
    }
  }

  private boolean isExcluded(String method, String path, String within) {
    for (PathPattern pattern : excluded) {
      if (pattern.matches(method, path) || pattern.matches(method, within)) {
        return true;
      }
    }
    return false;
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
