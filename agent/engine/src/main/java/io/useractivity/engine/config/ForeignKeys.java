package io.useractivity.engine.config;

/** Which foreign keys the table gets when the agent creates it. */
public enum ForeignKeys {
  /** To users and tenants, where they exist and their ids allow. */
  AUTO,
  /** To both, or no table. */
  REQUIRED,
  /** As auto, but a deleted user leaves their rows behind. */
  SET_NULL,
  /** None: the table is the one of the script. */
  NONE
}
