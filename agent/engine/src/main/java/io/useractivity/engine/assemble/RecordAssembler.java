package io.useractivity.engine.assemble;

import io.useractivity.engine.classify.Classification;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.classify.RequestPath;
import io.useractivity.engine.classify.Rules;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.ForwardedFor;
import io.useractivity.engine.record.IdentityChange;
import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.redact.Redactor;
import io.useractivity.engine.text.UnfilledText;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
  public void withholdRequestData() {
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
   * Makes the row. For each column counts what comes last: what is known of any request, then what
   * classification says (a rule, else the framework's route, else method and path), then what the
   * application says (a call, else an annotation). Whether there is one is for classification to
   * say first: what is excluded stays so, however it is annotated.
   *
   * @return null if the record is one of those that leave no row
   */
  public ActivityRow assemble(ActivityRecord record) {
    StatedValues stated = record.stated();
    Map<String, Object> data = data(record);
    if (stated.isOwnRow()) {
      return row(record, takeOver(record), data);
    }
    RequestPath path = RequestPath.of(record.path());
    Rules current = rules;
    Classification classification = current.classify(record, path, new ContentFields(data));
    if (!classification.isRecorded() || (!stated.isRecorded() && record.succeeded())) {
      return null;
    }
    Collection<String> secrets = secretsIn(classification);
    Classification redacted = redacted(classification, secrets);
    if (!current.isEmpty()) {
      coverage.count(redacted, record.status()); // which the log tells of
    }
    return row(record, observe(record, path, redacted, secrets, data), data);
  }

  /** The row of a record, whether or not it is excluded. */
  ActivityRow row(ActivityRecord record) {
    RequestPath path = RequestPath.of(record.path());
    Map<String, Object> data = data(record);
    Classification classification = rules.classify(record, path, new ContentFields(data));
    Collection<String> secrets = secretsIn(classification);
    return row(
        record, observe(record, path, redacted(classification, secrets), secrets, data), data);
  }

  private Map<String, Object> data(ActivityRecord record) {
    RequestData current = requestData;
    String attempted = record.refusedUser();
    if (attempted == null && record.identityChange() == IdentityChange.FAILED_LOGIN) {
      attempted = LoginName.of(record.content(), current.redactor());
    }
    return current.of(record.content(), attempted);
  }

  /** What stands in the path for a variable such as {@code {token}}. */
  private Collection<String> secretsIn(Classification classification) {
    Collection<String> secrets = Collections.emptyList();
    for (Map.Entry<String, String> variable : classification.variables().entrySet()) {
      if (redactor().isSensitive(variable.getKey())) {
        secrets = new ArrayList<>(secrets);
        secrets.add(variable.getValue());
      }
    }
    return secrets;
  }

  private Classification redacted(Classification classification, Collection<String> secrets) {
    Redactor redactor = redactor();
    return classification.in(text -> redactor.beginning(redactor.without(secrets, text)));
  }

  private ActivityRow row(
      ActivityRecord record, ActivityRow.Builder row, Map<String, Object> data) {
    StatedValues stated = record.stated();
    ContentFields fields = new ContentFields(data);
    for (Column column : Column.values()) {
      if (stated.has(column)) {
        state(column, stated.value(column), fields, row);
      }
    }
    LocalDateTime created = utc(record.startedAtMillis());
    return row.value(Column.CREATED_AT, created)
        .value(Column.UPDATED_AT, created)
        .contextPath(record.contextPath())
        .build();
  }

  /**
   * What the agent saw of a request.
   *
   * @param redacted what it is called, without secrets
   */
  private ActivityRow.Builder observe(
      ActivityRecord record,
      RequestPath path,
      Classification redacted,
      Collection<String> secrets,
      Map<String, Object> data) {
    Redactor redactor = redactor();
    ActivityRow.Builder row = new ActivityRow.Builder();
    user(record, row);
    client(record, row);
    return row.text(Column.ACTIVITY_TYPE, redacted.activityType())
        .text(Column.ACTION, redacted.action())
        .text(Column.ENDPOINT, redactor.path(path.endpoint(), secrets))
        .text(Column.RESOURCE_TYPE, redacted.resourceType())
        .text(Column.RESOURCE_ID, redacted.resourceId())
        .value(Column.REQUEST_DATA, RequestData.json(data))
        .value(Column.STATUS_CODE, record.status())
        .value(Column.RESPONSE_TIME_MS, toInt(record.responseTimeMillis()))
        .value(Column.SUCCESS, record.success())
        .text(
            Column.ERROR_MESSAGE,
            redactor.beginning(record.error(), ActivityRecord.MAX_ERROR_CHARS - 1));
  }

  /** What a row of the application's own has in common with the request that it was written in. */
  private ActivityRow.Builder takeOver(ActivityRecord record) {
    ActivityRow.Builder row = new ActivityRow.Builder();
    if (record.path() != null) {
      row.text(Column.ENDPOINT, path(record.path()));
    }
    if (!record.stated().hasUser()) { // half of one user and half of another would be nobody
      user(record, row);
    }
    client(record, row);
    return row.value(Column.SUCCESS, record.succeeded());
  }

  private void user(ActivityRecord record, ActivityRow.Builder row) {
    Redactor redactor = redactor();
    row.text(Column.USER_EMAIL, redactor.beginningOfValue(record.identity().userEmail()))
        .text(Column.USER_ID, redactor.beginningOfValue(record.identity().userId()))
        .text(Column.USER_ROLE, redactor.beginningOfValue(record.identity().userRole()));
  }

  private void client(ActivityRecord record, ActivityRow.Builder row) {
    Redactor redactor = redactor();
    row.text(Column.METHOD, redactor.beginning(record.method()))
        .text(Column.IP_ADDRESS, clientAddress.of(record.remoteAddress(), record.forwardedFor()))
        .text(Column.USER_AGENT, redactor.beginning(record.userAgent()))
        .text(
            Column.TENANT_ID,
            redactor.beginningOfValue(tenantPattern.accepted(record.identity().tenantId())))
        .text(Column.SESSION_ID, sessionIds.stored(record.sessionId()));
  }

  /** What the application says goes the way of everything else: hashed, redacted, bounded. */
  private void state(Column column, Object value, ContentFields fields, ActivityRow.Builder row) {
    switch (column) {
      case SESSION_ID:
        row.text(column, sessionIds.stored((String) value));
        break;
      case ENDPOINT:
        row.text(column, path((String) value));
        break;
      case IP_ADDRESS:
        row.text(column, clientAddress.of((String) value, ForwardedFor.NOBODY));
        break;
      case REQUEST_DATA:
        row.value(column, requestData.ofStated(value));
        break;
      case USER_ID:
      case USER_EMAIL:
      case USER_ROLE:
      case TENANT_ID:
        row.text(column, redactor().beginningOfValue((String) value));
        break;
      default:
        Object filled =
            value instanceof UnfilledText
                ? ((UnfilledText) value).fill(fields::placeholder)
                : value;
        if (filled instanceof String) {
          // Cut where it was copied, or a character before.
          row.text(column, redactor().beginning((String) filled, StatedValues.MAX_TEXT_CHARS - 1));
        } else if (!(filled instanceof UnfilledText)) { // which nothing was found for
          row.value(column, filled);
        }
    }
  }

  private String path(String path) {
    return redactor().path(RequestPath.of(path).endpoint(), Collections.<String>emptyList());
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
