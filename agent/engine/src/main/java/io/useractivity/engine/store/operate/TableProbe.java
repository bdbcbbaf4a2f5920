package io.useractivity.engine.store.operate;

import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.Session;
import io.useractivity.engine.store.schema.ActivityTable;
import io.useractivity.engine.store.schema.Difference;
import io.useractivity.engine.store.schema.IndexProfile;
import io.useractivity.engine.store.schema.KeyPolicy;
import io.useractivity.engine.store.schema.TablePlan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether the table is there, and is as rows need it. */
final class TableProbe {

  private static final String SUBJECT = "table";

  private TableProbe() {}

  static List<Finding> look(Session session, StoreSettings settings) throws SQLException {
    TablePlan plan =
        TablePlan.make(session, KeyPolicy.configured(settings.foreignKeys()), IndexProfile.SINGLE);
    List<Finding> findings = new ArrayList<>();
    if (plan.found() == null) {
      findings.add(missing(settings));
      return findings;
    }
    List<String> harmless = new ArrayList<>();
    for (Difference difference : plan.differences()) {
      if (difference.isHarmful()) {
        findings.add(
            Finding.warn(SUBJECT, difference.sentence(), "create-table shows what mends it"));
      } else {
        harmless.add(difference.sentence());
      }
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(SUBJECT, ActivityTable.NAME + " is as rows need it"));
    }
    if (!harmless.isEmpty()) {
      findings.add(Finding.note(SUBJECT, "differs, which does no harm: " + join(harmless)));
    }
    if (plan.found().table().losesRowsWithTheirUser()) {
      findings.add(
          Finding.note(
              SUBJECT,
              "deleting a user deletes their rows (ON DELETE CASCADE); create-table --foreign-keys"
                  + " set-null shows how to keep them"));
    }
    return findings;
  }

  private static String join(List<String> sentences) {
    return String.join("; ", sentences);
  }

  private static Finding missing(StoreSettings settings) {
    return settings.create()
        ? Finding.ok(SUBJECT, ActivityTable.NAME + " is not there; the first request makes it")
        : Finding.fail(
            SUBJECT,
            ActivityTable.NAME + " is not there, and schema.create is false: no row is stored",
            "run create-table, or give a DBA what print-sql prints");
  }
}
