package io.useractivity.engine;

import io.useractivity.engine.capture.identity.IdentitySources;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.thread.Chore;

/**
 * Says which applications have sessions of whose users nothing is known, once for each; and while
 * the log wants it, which sources were asked for some request's user. For one thread.
 */
final class IdentityReport implements Chore {

  private final IdentitySources identities;
  private final Log log;

  IdentityReport(IdentitySources identities, Log log) {
    this.identities = identities;
    this.log = log;
  }

  @Override
  public long run(long nanoTime) {
    for (String unknown : identities.sightings().news()) {
      log.warn(unknown);
    }
    identities.traces().want(log.tells(Log.Level.DEBUG));
    String trace = identities.traces().poll();
    if (trace != null) {
      log.debug(trace);
    }
    return Long.MAX_VALUE;
  }
}
