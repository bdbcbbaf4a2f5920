package io.useractivity.engine.check;

import io.useractivity.engine.assemble.ClientAddress;
import io.useractivity.engine.assemble.RecordAssembler;
import io.useractivity.engine.assemble.SessionIds;
import io.useractivity.engine.assemble.Settings;
import io.useractivity.engine.assemble.TenantPattern;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.config.SessionIdMode;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.operate.Finding;
import java.util.List;

/** Whether secrets made up for the purpose come out in a row. */
final class RedactionProbe {

  private static final String SUBJECT = "redaction";

  private RedactionProbe() {}

  static Finding look(Configuration configuration, Log log) {
    if (!configuration.get(Option.CAPTURE_REQUEST_DATA)) {
      return Finding.ok(SUBJECT, "capture.request-data = false: nothing of bodies is stored");
    }
    Settings settings = Settings.of(configuration);
    RecordAssembler assembler =
        new RecordAssembler(
            settings,
            new Coverage(),
            new SessionIds(SessionIdMode.NONE, null, configuration.dataDirectory(), log),
            new ClientAddress(
                configuration.get(Option.PROXY_TRUSTED), configuration.get(Option.IP_MASK)),
            new TenantPattern(configuration.get(Option.TENANT_PATTERN), log),
            log);
    String leak = assembler.firstLeak(settings);
    if (leak != null) {
      return Finding.fail(
          SUBJECT,
          "in a check with made-up secrets, " + leak + " came through: bodies are not recorded",
          "look at redact.except; if it is not that, please report it");
    }
    List<String> excepted = configuration.get(Option.REDACT_EXCEPT);
    return Finding.ok(
        SUBJECT,
        "made-up passwords, tokens, keys, card numbers and session ids do not come through"
            + (excepted.isEmpty() ? "" : "; redact.except lets through " + excepted));
  }
}
