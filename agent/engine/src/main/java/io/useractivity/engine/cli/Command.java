package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.store.StoreException;

/** A command; a new one is a class, and a line in {@link Commands}. */
interface Command {

  /** What it is called and takes. */
  Synopsis synopsis();

  /**
   * Does it.
   *
   * @throws UsageException if it was called in a way that it does not know
   * @throws AttachException if another JVM is the reason why it can't be done
   * @throws StoreException if the database is
   */
  void run(CommandLine line)
      throws UsageException, ConfigurationException, StoreException, AttachException;
}
