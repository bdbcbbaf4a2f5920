package io.useractivity.engine.store.schema;

import io.useractivity.engine.config.ForeignKeys;

/** What foreign keys a table that is there is to have; immutable. */
public final class KeyPolicy {

  private final ForeignKeys wanted;
  private final boolean asked;

  private KeyPolicy(ForeignKeys wanted, boolean asked) {
    this.wanted = wanted;
    this.asked = asked;
  }

  /** As configured: {@code auto} leaves a table that is there without keys as it is. */
  public static KeyPolicy configured(ForeignKeys wanted) {
    return new KeyPolicy(wanted, false);
  }

  /** As somebody asks for just now, for a table that is there too. */
  public static KeyPolicy asked(ForeignKeys wanted) {
    return new KeyPolicy(wanted, true);
  }

  ForeignKeys wanted() {
    return wanted;
  }

  /** Whether there are to be none. */
  boolean areUnwanted() {
    return wanted == ForeignKeys.NONE;
  }

  /** Whether keys that are missing are to be made. */
  boolean areAskedFor() {
    return wanted != ForeignKeys.NONE && (asked || wanted != ForeignKeys.AUTO);
  }
}
