package io.useractivity.engine.store.operate;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.write.WriteTrial;
import java.sql.SQLException;

/** Whether a row gets into the table, and out of it again. */
final class WriteProbe {

  private static final String SUBJECT = "writing";

  private WriteProbe() {}

  static Finding look(StoreSettings settings, Log log) {
    WriteTrial trial = new WriteTrial(settings, log);
    try {
      switch (trial.run()) {
        case DONE:
          return Finding.ok(
              SUBJECT,
              "a row was written, read and taken back in "
                  + trial.millis()
                  + " ms; nothing is left");
        case NOT_TRIED:
          return Finding.note(
              SUBJECT, "not tried: what is written to a table of this engine can't be taken back");
        case NOT_READ:
          return Finding.fail(
              SUBJECT,
              "the database took a row and does not have it",
              "look for triggers, views and proxies that send reading elsewhere");
        default:
          return Finding.warn(
              SUBJECT,
              "a row of this check stays in the table, with the activity type check",
              "delete it; look for what commits by itself: a proxy, a trigger");
      }
    } catch (SQLException e) {
      String reason = trial.reason(e);
      return Finding.fail(
          SUBJECT,
          reason,
          JdbcErrors.isDenied(e)
              ? "see privileges"
              : "the agent leaves out what the table refuses, if it may be left out; see table");
    } catch (RuntimeException e) {
      return Finding.fail(SUBJECT, "no row can be written: " + e, null);
    }
  }
}
