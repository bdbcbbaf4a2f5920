package io.useractivity.engine.store.retention;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * Rows that nobody may delete, whatever else is said of them: those of a user, a tenant, a time, or
 * of all of these together. Immutable. What is null does not narrow it.
 */
public final class LegalHold {

  private final String name;
  private final String user;
  private final String tenant;
  private final LocalDateTime from;
  private final LocalDateTime until;
  private final String reason;

  /**
   * @param user as in user_id or user_email
   * @param from UTC, inclusive
   * @param until UTC, exclusive
   */
  public LegalHold(
      String name,
      String user,
      String tenant,
      LocalDateTime from,
      LocalDateTime until,
      String reason) {
    this.name = name;
    this.user = user;
    this.tenant = tenant;
    this.from = from;
    this.until = until;
    this.reason = reason;
  }

  public String name() {
    return name;
  }

  public String user() {
    return user;
  }

  public String tenant() {
    return tenant;
  }

  public LocalDateTime from() {
    return from;
  }

  public LocalDateTime until() {
    return until;
  }

  public String reason() {
    return reason;
  }

  /** Whether it keeps that row. Case and accents don't matter: in doubt a row stays. */
  public boolean covers(RowKey row) {
    return (user == null || same(user, row.userId()) || same(user, row.userEmail()))
        && (tenant == null || same(tenant, row.tenantId()))
        && (from == null || !row.createdAt().isBefore(from))
        && (until == null || row.createdAt().isBefore(until));
  }

  private static boolean same(String held, String found) {
    return found != null && (held.equals(found) || folded(held).equals(folded(found)));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text.trim(), Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }
}
