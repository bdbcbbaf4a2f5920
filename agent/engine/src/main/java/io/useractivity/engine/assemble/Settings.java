package io.useractivity.engine.assemble;

import io.useractivity.engine.classify.Rules;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.redact.Redactor;

/**
 * What a change of the configuration file may change of how rows are made: read once for each row,
 * so that no row mixes two. Immutable; for the one thread that makes rows.
 */
public final class Settings {

  private final Rules rules;
  private final RequestData requestData;

  /**
   * @param requestData makes what is stored of what requests carry
   */
  public Settings(Rules rules, RequestData requestData) {
    this.rules = rules;
    this.requestData = requestData;
  }

  /** The settings of a configuration. */
  public static Settings of(Configuration configuration) {
    return new Settings(
        new Rules(configuration.rules(), configuration.get(Option.CAPTURE_EXCLUDE)),
        new RequestData(
            new Redactor(
                configuration.get(Option.REDACT_KEYS),
                configuration.get(Option.REDACT_EXCEPT),
                configuration.get(Option.REDACT_VALUES)),
            configuration.get(Option.CAPTURE_REQUEST_DATA)));
  }

  /** The same, by which nothing is stored of what requests carry. */
  Settings withoutRequestData() {
    return new Settings(rules, requestData.withheld());
  }

  public Rules rules() {
    return rules;
  }

  RequestData requestData() {
    return requestData;
  }

  Redactor redactor() {
    return requestData.redactor();
  }
}
