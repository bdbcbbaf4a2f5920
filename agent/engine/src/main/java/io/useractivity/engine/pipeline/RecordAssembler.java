package io.useractivity.engine.pipeline;

import io.useractivity.engine.classify.Classification;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.classify.RequestPath;
import io.useractivity.engine.classify.Rules;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.redact.Redactor;
import io.useractivity.engine.redact.RequestData;
import io.useractivity.engine.redact.SessionIds;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Makes the row of a record: all that the request thread was spared. For one thread, but that any
 * may exchange the rules.
 */
public final class RecordAssembler {

  private final Coverage coverage;
  private final SessionIds sessionIds;
  private final ClientAddress clientAddress;
  private final TenantPattern tenantPattern;
  private volatile Rules rules;
  private volatile RequestData requestData;
  private volatile boolean withheld;

  /**
   * @param requestData makes what is stored of what requests carry
   */
  public RecordAssembler(
      Rules rules,
      Coverage coverage,
      SessionIds sessionIds,
      ClientAddress clientAddress,
      TenantPattern tenantPattern,
      RequestData requestData) {
    this.rules = rules;
    this.coverage = coverage;
    this.sessionIds = sessionIds;
    this.clientAddress = clientAddress;
    this.tenantPattern = tenantPattern;
    this.requestData = requestData;
  }

  Redactor redactor() {
    return requestData.redactor();
  }

  /** From now on nothing is stored of what requests carry. */
  void withholdRequestData() {
    withheld = true;
    requestData = requestData.withheld();
  }

  /** Takes other rules from the next record on. */
  public void use(Rules newRules) {
    rules = newRules;
  }

  /** Redacts by other settings from the next record on; what is withheld stays so. */
  public void use(RequestData newRequestData) {
    requestData = withheld ? newRequestData.withheld() : newRequestData;
  }

  /**
   * Makes the row.
   *
   * @return null if the record is one of those that leave no row
   */
  public ActivityRow assemble(ActivityRecord record) {
    RequestPath path = RequestPath.of(record.path());
    Rules current = rules;
    Map<String, Object> data = requestData.of(record.content());
    Classification classification = current.classify(record, path, new ContentFields(data));
    if (!classification.isRecorded()) {
      return null;
    }
    if (!current.isEmpty()) {
      coverage.count(classification, record.status());
    }
    return row(record, path, classification, data);
  }

  /** The row of a record, whether or not it is excluded. */
  ActivityRow row(ActivityRecord record) {
    RequestPath path = RequestPath.of(record.path());
    Map<String, Object> data = requestData.of(record.content());
    return row(record, path, rules.classify(record, path, new ContentFields(data)), data);
  }

  private ActivityRow row(
      ActivityRecord record,
      RequestPath path,
      Classification classification,
      Map<String, Object> data) {
    Redactor redactor = redactor();
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
        .text(Column.IP_ADDRESS, clientAddress.of(record.remoteAddress(), record.forwardedFor()))
        .text(Column.USER_AGENT, redactor.text(record.userAgent()))
        .value(Column.REQUEST_DATA, RequestData.json(data))
        .value(Column.STATUS_CODE, record.status())
        .value(Column.RESPONSE_TIME_MS, toInt(record.responseTimeMillis()))
        .value(Column.SUCCESS, record.success())
        .text(
            Column.TENANT_ID, redactor.value(tenantPattern.accepted(record.identity().tenantId())))
        .text(Column.SESSION_ID, sessionIds.stored(record.sessionId()))
        .text(Column.ERROR_MESSAGE, redactor.text(record.error()))
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
}
