package io.useractivity.engine.check;

import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.operate.DatabaseProbe;
import io.useractivity.engine.store.operate.Finding;
import java.util.ArrayList;
import java.util.List;

/** All that there is to look at, in the order in which one thing needs the other; immutable. */
public final class Check {

  private final Configuration configuration;
  private final Log log;

  /**
   * @param log is given what the agent would say of the same
   */
  public Check(Configuration configuration, Log log) {
    this.configuration = configuration;
    this.log = log;
  }

  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>(ConfigurationProbe.look(configuration));
    findings.add(DataDirectoryProbe.look(configuration));
    findings.add(RedactionProbe.look(configuration, log));
    boolean deletes = !RetentionSettings.of(configuration).policy().keepsAll();
    String archive = configuration.get(Option.ARCHIVE_TABLE);
    boolean journal = configuration.get(Option.JOURNAL_ENABLED);
    findings.addAll(
        new DatabaseProbe(StoreSettings.of(configuration), deletes, archive, journal, log).look());
    return findings;
  }
}
