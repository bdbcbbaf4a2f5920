package io.useractivity.engine.pipeline;

import io.useractivity.engine.classify.Classification;
import io.useractivity.engine.classify.Classifier;
import io.useractivity.engine.classify.RequestPath;
import io.useractivity.engine.config.PathPattern;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.redact.SessionIds;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Makes the row of a record: all that the request thread was spared. For one thread. */
public final class RecordAssembler {

  private final List<PathPattern> excluded;
  private final Classifier classifier;
  private final SessionIds sessionIds;
  private final ClientAddress clientAddress;
  private final TenantPattern tenantPattern;

  public RecordAssembler(
      List<PathPattern> excluded,
      Classifier classifier,
      SessionIds sessionIds,
      ClientAddress clientAddress,
      TenantPattern tenantPattern) {
    this.excluded = excluded;
    this.classifier = classifier;
    this.sessionIds = sessionIds;
    this.clientAddress = clientAddress;
    this.tenantPattern = tenantPattern;
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
    Classification classification = classifier.classify(record.method(), within);
    LocalDateTime created = utc(record.startedAtMillis());
    return new ActivityRow.Builder()
        .text(Column.USER_EMAIL, record.identity().userEmail())
        .text(Column.USER_ID, record.identity().userId())
        .text(Column.USER_ROLE, record.identity().userRole())
        .text(Column.ACTIVITY_TYPE, activityType(record, classification))
        .text(Column.ACTION, classification.action())
        .text(Column.ENDPOINT, path.endpoint())
        .text(Column.METHOD, record.method())
        .text(Column.RESOURCE_TYPE, classification.resourceType())
        .text(Column.RESOURCE_ID, classification.resourceId())
        .text(Column.IP_ADDRESS, clientAddress.of(record.remoteAddress(), record.forwardedFor()))
        .text(Column.USER_AGENT, record.userAgent())
        .value(Column.STATUS_CODE, record.status())
        .value(Column.RESPONSE_TIME_MS, toInt(record.responseTimeMillis()))
        .value(Column.SUCCESS, record.success())
        .text(Column.TENANT_ID, tenantPattern.accepted(record.identity().tenantId()))
        .text(Column.SESSION_ID, sessionIds.stored(record.sessionId()))
        .text(Column.ERROR_MESSAGE, record.error())
        .value(Column.CREATED_AT, created)
        .value(Column.UPDATED_AT, created)
        .contextPath(record.contextPath())
        .build();
  }

  /** That somebody came or went says more than the method. */
  private static String activityType(ActivityRecord record, Classification classification) {
    switch (record.identityChange()) {
      case LOGIN:
      case FAILED_LOGIN:
        return "login";
      case LOGOUT:
        return "logout";
      default:
        return classification.activityType();
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
}
