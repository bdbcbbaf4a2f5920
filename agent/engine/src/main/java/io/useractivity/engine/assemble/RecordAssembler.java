package io.useractivity.engine.assemble;

import io.useractivity.boundaries.DontInline;
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

  /**
   * The same check for whoever asks: where the first made-up secret comes through by these
   * settings, null if none does.
   */
  public String firstLeak(Settings settings) {
    return new RedactionCheck(record -> row(settings, record), settings.redactor()::isExcepted)
        .firstLeak();
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
  @DontInline
  public ActivityRow assemble(ActivityRecord seen) {
    Settings settings = settings();
    if (seen.stated().isOwnRow()) {
      HiddenValues hidden = settings.redactor().hidesNothing();
      Map<String, Object> data = data(settings, seen, seen.refusedUser(), hidden);
      return finished(
          settings, seen, columns.ofOwnRow(seen, texts(settings, hidden)), data, hidden);
    }
    Named named = named(settings, seen);
    if (!isRecorded(named)) {
      return null;
    }
    ActivityRecord record = named.record;
    Classification redacted = redacted(settings, named);
    if (!settings.rules().isEmpty() && !record.stated().isOfPage()) {
      coverage.count(redacted, record.status()); // redacted, since the log shows what is counted
    }
    return observed(settings, named, redacted);
  }

  private static boolean isRecorded(Named named) {
    StatedValues stated = named.record.stated();
    boolean wanted = stated.isRecorded() || !named.record.overallSuccess();
    return wanted
        && !stated.isOfNoRow()
        && (stated.isOfPage() || named.classification.isRecorded());
  }

  /** The row of a request, whether or not it is excluded, and what it was named by. */
  public ExplainedRow explain(ActivityRecord record) {
    Settings settings = settings();
    Named named = named(settings, record);
    return new ExplainedRow(
        observed(settings, named, redacted(settings, named)),
        named.classification.rule(),
        named.classification.isRecorded());
  }

  /** The row of a record by given settings, whether or not it is excluded. */
  private ActivityRow row(Settings settings, ActivityRecord record) {
    Named named = named(settings, record);
    return observed(settings, named, redacted(settings, named));
  }

  /** A record, what it carried and what it is called. */
  private static final class Named {

    final ActivityRecord record;
    final RequestPath path;
    final HiddenValues hidden;
    final Map<String, Object> data;
    final Classification classification;

    Named(
        ActivityRecord record,
        RequestPath path,
        HiddenValues hidden,
        Map<String, Object> data,
        Classification classification) {
      this.record = record;
      this.path = path;
      this.hidden = hidden;
      this.data = data;
      this.classification = classification;
    }
  }

  @DontInline
  private static Named named(Settings settings, ActivityRecord seen) {
    RequestPath path = settings.rules().path(seen.path());
    LoginForm form = loginForm(settings, seen);
    ActivityRecord record = seen.as(change(settings, seen, path, form));
    HiddenValues hidden = settings.redactor().hidesNothing();
    Map<String, Object> data = data(settings, record, attemptedUser(record, form), hidden);
    return new Named(
        record,
        path,
        hidden,
        data,
        settings.rules().classify(record, path, new ContentFields(data)));
  }

  /** What may have been a log-in is looked at for what it carried. */
  private static LoginForm loginForm(Settings settings, ActivityRecord record) {
    IdentityChange change = record.identityChange();
    boolean neither =
        change == IdentityChange.NONE
            || change == IdentityChange.LOGOUT
            || (change == IdentityChange.LOGIN && record.identity().hasUser());
    return neither ? LoginForm.UNKNOWN : LoginForm.of(record.content(), settings.redactor());
  }

  private static IdentityChange change(
      Settings settings, ActivityRecord record, RequestPath path, LoginForm form) {
    switch (record.identityChange()) {
      case POSSIBLE:
      case GRANTED:
        return new SignIn(record, form, settings.rules().callLogin(record, path)).change();
      default:
        return record.identityChange();
    }
  }

  /** Stands in each row of a log-in that tells no user, and of each that failed. */
  private static String attemptedUser(ActivityRecord record, LoginForm form) {
    IdentityChange change = record.identityChange();
    boolean asked =
        change == IdentityChange.FAILED_LOGIN
            || (change == IdentityChange.LOGIN && !record.identity().hasUser());
    return record.refusedUser() == null && asked ? form.name() : record.refusedUser();
  }

  private static Classification redacted(Settings settings, Named named) {
    hideSecretsOfPaths(settings, named.record, named.classification, named.hidden);
    return texts(settings, named.hidden).of(named.classification);
  }

  @DontInline
  private ActivityRow observed(Settings settings, Named named, Classification redacted) {
    RowTexts texts = texts(settings, named.hidden);
    Map<String, Object> shown = texts.data(named.data);
    return finished(
        settings,
        named.record,
        columns.observed(named.record, named.path, redacted, shown, texts),
        shown,
        named.hidden);
  }

  private static RowTexts texts(Settings settings, HiddenValues hidden) {
    return new RowTexts(settings.redactor(), hidden);
  }

  /** What the request carried, redacted: also what rules and placeholders may ask for. */
  @DontInline
  private static Map<String, Object> data(
      Settings settings, ActivityRecord record, String attempted, HiddenValues hidden) {
    Map<String, Object> data = settings.requestData().of(record.content(), attempted, hidden);
    JsonInForm.withhold(data);
    OneTimeCodes.takeOut(data, record.path() == null ? "" : record.path(), hidden);
    return data;
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
    if (!record.stated().isEmpty()) {
      columns.fillStated(settings, record.stated(), new ContentFields(data), hidden, row);
    }
    return columns.finished(record, row);
  }
}
