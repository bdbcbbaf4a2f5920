package io.useractivity.engine.assemble;

import io.useractivity.engine.log.Log;
import java.util.regex.Pattern;

/**
 * What a tenant's id has to look like: a header may hold anything. Ids that do not are left out;
 * how many there were is told at most once a minute. For one thread.
 */
public final class TenantPattern {

  private final Pattern pattern;
  private final Log log;
  private long refused;

  /**
   * @param pattern what the whole id has to match; null for anything
   */
  public TenantPattern(Pattern pattern, Log log) {
    this.pattern = pattern;
    this.log = log;
  }

  /** The same id, or null if it is none. */
  String accepted(String tenantId) {
    if (tenantId == null || pattern == null || pattern.matcher(tenantId).matches()) {
      return tenantId;
    }
    refused++;
    log.warnOncePerMinute(
        "tenant",
        "A tenant's id does not match tenant.pattern and is left out (so far: " + refused + ").");
    return null;
  }
}
