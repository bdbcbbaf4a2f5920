package io.useractivity.engine.pipeline;

import io.useractivity.engine.classify.Classification;
import io.useractivity.engine.classify.Classifier;
import io.useractivity.engine.classify.RequestPath;
import io.useractivity.engine.config.PathPattern;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.redact.Redactor;
import io.useractivity.engine.redact.RequestData;
import io.useractivity.engine.redact.SessionIds;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Makes the row of a record: all that the request thread was spared. For one thread. */
public final class RecordAssembler {

  private final List<PathPattern> excluded;
  private final Classifier classifier;
  private final SessionIds sessionIds;
  private final Redactor redactor;
  private RequestData requestData;

  /**
   * @param requestData null if nothing is to be stored of what requests carry
   */
  public RecordAssembler(
      List<PathPattern> excluded,
      Classifier classifier,
      SessionIds sessionIds,
      Redactor redactor,
      RequestData requestData) {
    this.excluded = excluded;
    this.classifier = classifier;
    this.sessionIds = sessionIds;
    this.redactor = redactor;
    this.requestData = requestData;
  }

  Redactor redactor() {
    return redactor;
  }

  /** From now on nothing is stored of what requests carry. */
  void withholdRequestData() {
    requestData = null;
  }

  /**
   * Makes the row.
   *
   * @return null if the record is one of those that leave no row
   */
  public ActivityRow assemble(ActivityRecord record) {
    RequestPath path = RequestPath.of(record.path());
    String within = path.within(record.contextPath());
    if (record.success() && isExcluded(record.method(), path.normalised(), within)) {
      return null;
    }
    return row(record, path, within);
  }

  /** The row of a record, whether or not it is excluded. */
  ActivityRow row(ActivityRecord record) {
    RequestPath path = RequestPath.of(record.path());
    return row(record, path, path.within(record.contextPath()));
  }

  private ActivityRow row(ActivityRecord record, RequestPath path, String within) {
    Classification classification = classifier.classify(record.method(), within);
    LocalDateTime created = utc(record.startedAtMillis());
    return new ActivityRow.Builder()
        .text(Column.USER_EMAIL, redactor.value(record.identity().userEmail()))
        .text(Column.USER_ID, redactor.value(record.identity().userId()))
        .text(Column.USER_ROLE, redactor.value(record.identity().userRole()))
        .text(Column.ACTIVITY_TYPE, redactor.text(classification.activityType()))
        .text(Column.ACTION, redactor.text(classification.action()))
        .text(Column.ENDPOINT, redactor.path(path.endpoint()))
        .text(Column.METHOD, redactor.text(record.method()))
        .text(Column.RESOURCE_TYPE, redactor.text(classification.resourceType()))
        .text(Column.RESOURCE_ID, redactor.text(classification.resourceId()))
        .text(Column.IP_ADDRESS, withoutZone(record.remoteAddress()))
        .text(Column.USER_AGENT, redactor.text(record.userAgent()))
        .value(Column.REQUEST_DATA, requestData == null ? null : requestData.of(record.content()))
        .value(Column.STATUS_CODE, record.status())
        .value(Column.RESPONSE_TIME_MS, toInt(record.responseTimeMillis()))
        .value(Column.SUCCESS, record.success())
        .text(Column.TENANT_ID, redactor.value(record.identity().tenantId()))
        .text(Column.SESSION_ID, sessionIds.stored(record.sessionId()))
        .text(Column.ERROR_MESSAGE, redactor.text(record.error()))
        .value(Column.CREATED_AT, created)
        .value(Column.UPDATED_AT, created)
        .contextPath(record.contextPath())
        .build();
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
