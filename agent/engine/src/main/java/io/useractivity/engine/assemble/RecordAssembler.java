package io.useractivity.engine.assemble;

import io.useractivity.engine.classify.Classification;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.classify.RequestPath;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.IdentityChange;
import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.redact.HiddenValues;
import io.useractivity.engine.redact.JsonInForm;
import io.useractivity.engine.redact.OneTimeCodes;
import io.useractivity.engine.redact.Redactor;
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
    HiddenValues hidden = settings.redactor().hidesNothing();
    Map<String, Object> data = data(settings, record, hidden);
    if (stated.isOwnRow()) {
      return finished(
          settings, record, columns.ofOwnRow(record, texts(settings, hidden)), data, hidden);
    }
    RequestPath path = RequestPath.of(record.path());
    Classification classification = classify(settings, record, path, data);
    if (!classification.isRecorded() || (!stated.isRecorded() && record.overallSuccess())) {
      return null;
    }
    hideSecretsOfPaths(settings, record, classification, hidden);
    Classification redacted = texts(settings, hidden).of(classification);
    if (!settings.rules().isEmpty()) {
      coverage.count(redacted, record.status()); // redacted, since the log shows what is counted
    }
    return observed(settings, record, path, redacted, data, hidden);
  }

  /** The row of a record by given settings, whether or not it is excluded. */
  private ActivityRow row(Settings settings, ActivityRecord record) {
    RequestPath path = RequestPath.of(record.path());
    HiddenValues hidden = settings.redactor().hidesNothing();
    Map<String, Object> data = data(settings, record, hidden);
    Classification classification = classify(settings, record, path, data);
    hideSecretsOfPaths(settings, record, classification, hidden);
    Classification redacted = texts(settings, hidden).of(classification);
    return observed(settings, record, path, redacted, data, hidden);
  }

  private ActivityRow observed(
      Settings settings,
      ActivityRecord record,
      RequestPath path,
      Classification redacted,
      Map<String, Object> data,
      HiddenValues hidden) {
    RowTexts texts = texts(settings, hidden);
    Map<String, Object> shown = texts.data(data);
    return finished(
        settings, record, columns.observed(record, path, redacted, shown, texts), shown, hidden);
  }

  private static RowTexts texts(Settings settings, HiddenValues hidden) {
    return new RowTexts(settings.redactor(), hidden);
  }

  /** What the request carried, redacted: also what rules and placeholders may ask for. */
  private static Map<String, Object> data(
      Settings settings, ActivityRecord record, HiddenValues hidden) {
    String attempted = record.refusedUser();
    if (attempted == null && record.identityChange() == IdentityChange.FAILED_LOGIN) {
      attempted = LoginName.of(record.content(), settings.redactor());
    }
    Map<String, Object> data = settings.requestData().of(record.content(), attempted, hidden);
    JsonInForm.withhold(data);
    OneTimeCodes.takeOut(data, record.path() == null ? "" : record.path(), hidden);
    return data;
  }

  private static Classification classify(
      Settings settings, ActivityRecord record, RequestPath path, Map<String, Object> data) {
    return settings.rules().classify(record, path, new ContentFields(data));
  }

  /**
   * What stands for a variable such as {@code {token}} in the request's path, and in that of the
   * page that it came from.
   */
  private static void hideSecretsOfPaths(
      Settings settings,
      ActivityRecord record,
      Classification classification,
      HiddenValues hidden) {
    Redactor redactor = settings.redactor();
    for (Map.Entry<String, String> variable : classification.variables().entrySet()) {
      if (redactor.hides(variable.getKey(), variable.getValue())) {
        hidden.hideOfPath(variable.getValue());
      }
    }
    String referer = record.content() == null ? null : record.content().referer();
    settings
        .rules()
        .secretsInReferer(referer, record.contextPath(), redactor::isSensitive)
        .forEach(hidden::hide);
  }

  private ActivityRow finished(
      Settings settings,
      ActivityRecord record,
      ActivityRow.Builder row,
      Map<String, Object> data,
      HiddenValues hidden) {
    columns.fillStated(settings, record.stated(), new ContentFields(data), hidden, row);
    return RowColumns.finished(record, row);
  }
}
