package io.useractivity.engine.assemble;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.text.CountedText;
import io.useractivity.engine.text.TooManyStepsException;
import java.util.regex.Pattern;

/**
 * What a tenant's id has to look like: a header may hold anything. Ids that do not are left out, as
 * are those on which the pattern takes too many steps; how many there were is told at most once a
 * minute. For one thread.
 */
public final class TenantPattern {

  private final Pattern pattern;
  private final Log log;
  private long refused;
  private long unfinished;

  /**
   * @param pattern what the whole id has to match; null for anything
   */
  public TenantPattern(Pattern pattern, Log log) {
    this.pattern = pattern;
    this.log = log;
  }

  /** The same id, or null if it is none. */
  String accepted(String tenantId) {
    if (tenantId == null || pattern == null) {
      return tenantId;
    }
    try {
      if (CountedText.matches(pattern, tenantId)) {
        return tenantId;
      }
      refused++;
      log.warnOncePerMinute(
          "tenant",
          "A tenant's id does not match tenant.pattern and is left out (so far: " + refused + ").");
    } catch (TooManyStepsException e) {
      unfinished++;
      log.warnOncePerMinute(
          "tenant steps",
          "tenant.pattern takes too many steps on a tenant's id, which is left out as one that does"
              + " not match (so far: "
              + unfinished
              + "). Repetitions in repetitions, such as (a+)+, are the usual cause.");
    }
    return null;
  }
}
