package io.useractivity.engine.preview;

import io.useractivity.engine.assemble.ExplainedRow;
import io.useractivity.engine.config.ColumnSource;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.config.SessionIdMode;
import io.useractivity.engine.match.Rule;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.RequestLine;
import io.useractivity.engine.redact.RedactedPlaces;
import io.useractivity.engine.text.TimestampFormat;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The row that a played request would leave, column by column with what says it; immutable. */
public final class PreviewedRow {

  private final ExplainedRow explained;
  private final Configuration configuration;
  private final PlayedIdentity identity;
  private final RequestLine line;
  private final Surroundings around;
  private final boolean sessionWithoutKey;

  /**
   * @param sessionWithoutKey whether there is a session whose hash only a key of the agent's makes
   */
  PreviewedRow(
      ExplainedRow explained,
      Configuration configuration,
      PlayedIdentity identity,
      RequestLine line,
      Surroundings around,
      boolean sessionWithoutKey) {
    this.explained = explained;
    this.configuration = configuration;
    this.identity = identity;
    this.line = line;
    this.around = around;
    this.sessionWithoutKey = sessionWithoutKey;
  }

  /** Whether it is stored; if not, a request that fails still is. */
  public boolean isRecorded() {
    return explained.isRecorded();
  }

  /** Why it is stored or not. */
  public String reason() {
    Rule rule = rule();
    if (rule != null && rule.recording() != null) {
      return "rule." + rule.name() + ".record = " + lower(rule.recording());
    }
    return isRecorded()
        ? "nothing of capture.exclude is for it, or it failed"
        : "capture.exclude is for it";
  }

  public List<PreviewedValue> values() {
    List<PreviewedValue> values = new ArrayList<>();
    for (Column column : Column.values()) {
      values.add(new PreviewedValue(column.columnName(), value(column), origin(column)));
    }
    for (Map.Entry<String, ColumnSource> column : configuration.columns().entrySet()) {
      values.add(
          new PreviewedValue(
              column.getKey(), null, "column." + column.getKey() + ", if the table has it"));
    }
    return values;
  }

  private Object value(Column column) {
    Object value = explained.row().value(column);
    return value instanceof LocalDateTime ? TimestampFormat.millis((LocalDateTime) value) : value;
  }

  private String origin(Column column) {
    ActivityRow row = explained.row();
    switch (column) {
      case USER_ID:
        return identity.origin(Option.USER_ID, around.principal != null);
      case USER_EMAIL:
        return identity.origin(Option.USER_EMAIL, row.value(column) != null);
      case USER_ROLE:
        return identity.origin(Option.USER_ROLE, false);
      case TENANT_ID:
        return identity.origin(Option.TENANT_ID, false);
      case ACTIVITY_TYPE:
        return named("type", rule() != null && rule().type() != null);
      case ACTION:
        return named("action", rule() != null && rule().action() != null);
      case RESOURCE_TYPE:
        return named("resource-type", rule() != null && rule().resourceType() != null);
      case RESOURCE_ID:
        return named("resource-id", rule() != null && rule().resourceId() != null);
      case REQUEST_DATA:
        return redacted((String) row.value(column));
      case IP_ADDRESS:
        return address(row.value(column));
      case SESSION_ID:
        return session(row.value(column));
      default:
        return plain(column);
    }
  }

  private static String plain(Column column) {
    switch (column) {
      case ENDPOINT:
        return "the path, without query and path parameters";
      case METHOD:
        return "the request line";
      case USER_AGENT:
        return "the header User-Agent";
      case STATUS_CODE:
      case SUCCESS:
        return "the answer's status (--status)";
      case ERROR_MESSAGE:
        return "what was thrown (--error)";
      case RESPONSE_TIME_MS:
        return "not played";
      default:
        return "when it was played, UTC";
    }
  }

  private Rule rule() {
    for (Rule rule : configuration.rules()) {
      if (rule.name().equals(explained.rule())) {
        return rule;
      }
    }
    return null;
  }

  private String named(String part, boolean byRule) {
    if (byRule) {
      return "rule." + explained.rule() + "." + part;
    }
    return explained.rule() == null
        ? "convention, since no rule matches: method, path and fields"
        : "convention, since rule." + explained.rule() + " does not say it";
  }

  private static String redacted(String json) {
    if (json == null) {
      return "nothing was carried, or capture.request-data is false";
    }
    Set<String> places = new LinkedHashSet<>(RedactedPlaces.in(json));
    return places.isEmpty()
        ? "query, form, JSON and referer; nothing is redacted"
        : "query, form, JSON and referer; redacted: " + String.join(", ", places);
  }

  private String address(Object stored) {
    if (stored != null && stored.equals(line.remoteAddress())) {
      return "the peer (--peer)";
    }
    return configuration.get(Option.PROXY_TRUSTED).isEmpty()
        ? "the peer (--peer), by ip.mask"
        : "what the proxies of proxy.trusted say, by ip.mask";
  }

  private String session(Object stored) {
    if (sessionWithoutKey) {
      return "a hash of the session's id, by the key that the agent makes in data.dir";
    }
    SessionIdMode mode = configuration.get(Option.CAPTURE_SESSION_ID);
    return stored == null && mode != SessionIdMode.NONE
        ? "no cookie JSESSIONID or SESSION"
        : "capture.session-id = " + lower(mode);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
