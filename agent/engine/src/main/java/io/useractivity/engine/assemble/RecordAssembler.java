package io.useractivity.engine.assemble;

import io.useractivity.engine.classify.Classification;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.classify.RequestPath;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.IdentityChange;
import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.redact.Redactor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Makes the row of a record: all that the request thread was spared. For one thread, but that any
 * may exchange the settings.
 */
public final class RecordAssembler {

  private final Coverage coverage;
  private final RowColumns columns;
  private final Log log;

  /** What the agent started with; in force once it is checked, before the first row. */
  private final Settings atStart;

  private volatile Settings inForce;
  private boolean withheld;

  /**
   * @param atStart not checked yet: that would be on the application's way to its start
   */
  public RecordAssembler(
      Settings atStart,
      Coverage coverage,
      SessionIds sessionIds,
      ClientAddress clientAddress,
      TenantPattern tenantPattern,
      Log log) {
    this.atStart = atStart;
    this.coverage = coverage;
    this.columns = new RowColumns(sessionIds, clientAddress, tenantPattern);
    this.log = log;
  }

  /** Checks settings and makes rows by them from the next record on. */
  public void use(Settings next) {
    publish(next, next.redactor()::isExcepted);
  }

  /**
   * Settings that let a made-up secret through are in force without what requests carry, and so are
   * all that come after them: the defect is the agent's.
   *
   * @param isExcepted whether values under a name are stored because the user says so
   */
  synchronized void publish(Settings next, Predicate<String> isExcepted) {
    if (!withheld) {
      withheld = leaks(next, isExcepted);
    }
    inForce = withheld ? next.withoutRequestData() : next;
  }

  private boolean leaks(Settings next, Predicate<String> isExcepted) {
    try {
      String leak = new RedactionCheck(record -> row(next, record), isExcepted).firstLeak();
      if (leak != null) {
        log.error(
            "What requests carry is not recorded: in a check with made-up secrets, "
                + leak
                + " came through. Please report this.");
      }
      return leak != null;
    } catch (RuntimeException | Error e) {
      log.error("What requests carry is not recorded: its redaction could not be checked: " + e);
      return true;
    }
  }

  private Settings settings() {
    Settings current = inForce;
    return current == null ? firstSettings() : current;
  }

  private synchronized Settings firstSettings() {
    if (inForce == null) {
      use(atStart);
    }
    return inForce;
  }

  Redactor redactor() {
    return settings().redactor();
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
    Settings settings = settings();
    StatedValues stated = record.stated();
    Map<String, Object> data = data(settings, record);
    if (stated.isOwnRow()) {
      return finished(settings, record, columns.ofOwnRow(settings, record), data);
    }
    RequestPath path = RequestPath.of(record.path());
    Classification classification = classify(settings, record, path, data);
    if (!classification.isRecorded() || (!stated.isRecorded() && record.overallSuccess())) {
      return null;
    }
    Collection<String> secrets = secretsIn(settings, classification);
    Classification redacted = redacted(settings, classification, secrets);
    if (!settings.rules().isEmpty()) {
      coverage.count(redacted, record.status()); // redacted, since the log shows what is counted
    }
    return finished(
        settings, record, columns.observed(settings, record, path, redacted, secrets, data), data);
  }

  /** The row of a record by given settings, whether or not it is excluded. */
  private ActivityRow row(Settings settings, ActivityRecord record) {
    RequestPath path = RequestPath.of(record.path());
    Map<String, Object> data = data(settings, record);
    Classification classification = classify(settings, record, path, data);
    Collection<String> secrets = secretsIn(settings, classification);
    Classification redacted = redacted(settings, classification, secrets);
    return finished(
        settings, record, columns.observed(settings, record, path, redacted, secrets, data), data);
  }

  /** What the request carried, redacted: also what rules and placeholders may ask for. */
  private static Map<String, Object> data(Settings settings, ActivityRecord record) {
    String attempted = record.refusedUser();
    if (attempted == null && record.identityChange() == IdentityChange.FAILED_LOGIN) {
      attempted = LoginName.of(record.content(), settings.redactor());
    }
    return settings.requestData().of(record.content(), attempted);
  }

  private static Classification classify(
      Settings settings, ActivityRecord record, RequestPath path, Map<String, Object> data) {
    return settings.rules().classify(record, path, new ContentFields(data));
  }

  /** What stands in the path for a variable such as {@code {token}}. */
  private static Collection<String> secretsIn(Settings settings, Classification classification) {
    Collection<String> secrets = Collections.emptyList();
    for (Map.Entry<String, String> variable : classification.variables().entrySet()) {
      if (settings.redactor().isSensitive(variable.getKey())) {
        secrets = new ArrayList<>(secrets);
        secrets.add(variable.getValue());
      }
    }
    return secrets;
  }

  private static Classification redacted(
      Settings settings, Classification classification, Collection<String> secrets) {
    Redactor redactor = settings.redactor();
    return classification.in(text -> redactor.beginning(redactor.without(secrets, text)));
  }

  private ActivityRow finished(
      Settings settings, ActivityRecord record, ActivityRow.Builder row, Map<String, Object> data) {
    columns.fillStated(settings, record.stated(), new ContentFields(data), row);
    return RowColumns.finished(record, row);
  }
}
