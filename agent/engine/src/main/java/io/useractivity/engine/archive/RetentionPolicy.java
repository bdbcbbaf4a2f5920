package io.useractivity.engine.archive;

import io.useractivity.engine.store.retention.RowKey;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;

/** For how many days which rows are kept; immutable. 0 days are for ever. */
public final class RetentionPolicy {

  private final int days;
  private final Map<String, Integer> byType;
  private final Map<String, Integer> byTenant;

  /**
   * @param days of the rows that neither a type nor a tenant is named for
   * @param byType by activity type, whatever the case
   * @param byTenant by tenant, whatever the case
   */
  public RetentionPolicy(int days, Map<String, Integer> byType, Map<String, Integer> byTenant) {
    this.days = days;
    this.byType = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.byType.putAll(byType);
    this.byTenant = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.byTenant.putAll(byTenant);
  }

  /** Whether all rows are kept for ever. */
  public boolean keepsAll() {
    return fewestDays() == Integer.MAX_VALUE;
  }

  /** The shortest time that any row is kept; the greatest number for ever. */
  private int fewestDays() {
    int fewest = forEver(days);
    for (int each : byType.values()) {
      fewest = Math.min(fewest, forEver(each));
    }
    for (int each : byTenant.values()) {
      fewest = Math.min(fewest, forEver(each));
    }
    return fewest;
  }

  private static int forEver(int days) {
    return days == 0 ? Integer.MAX_VALUE : days;
  }

  /** Rows that were created later are all kept; null if all are. */
  LocalDateTime latestLimit(LocalDateTime now) {
    return keepsAll() ? null : now.minusDays(fewestDays());
  }

  /**
   * Whether a row is past its time. Where its type and its tenant differ, the longer time counts.
   */
  boolean isPast(RowKey row, LocalDateTime now) {
    int kept = daysOf(row);
    return kept > 0 && row.createdAt().isBefore(now.minusDays(kept));
  }

  private int daysOf(RowKey row) {
    Integer ofType = row.activityType() == null ? null : byType.get(row.activityType());
    Integer ofTenant = row.tenantId() == null ? null : byTenant.get(row.tenantId());
    if (ofType != null && ofTenant != null) {
      int longer = Math.max(forEver(ofType), forEver(ofTenant));
      return longer == Integer.MAX_VALUE ? 0 : longer;
    }
    if (ofType != null) {
      return ofType;
    }
    return ofTenant == null ? days : ofTenant;
  }
}
