package io.useractivity.engine.assemble;

import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.IdentityChange;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Properties;

/** Makes the rows of requests without any rule, as they are stored. */
final class NamedRequest {

  private final RecordAssembler assembler;

  NamedRequest() {
    try {
      Configuration configuration =
          new ConfigurationReader(Map.of(), new Properties(), new File("no-such-directory"))
              .read("capture.session-id=none");
      Log log = new Log(new PrintStream(OutputStream.nullOutputStream()), Log.Level.OFF);
      assembler =
          new RecordAssembler(
              Settings.of(configuration),
              new Coverage(),
              new SessionIds(
                  configuration.get(Option.CAPTURE_SESSION_ID),
                  configuration.get(Option.CAPTURE_SESSION_KEY),
                  new File("never-made"),
                  log),
              new ClientAddress(
                  configuration.get(Option.PROXY_TRUSTED), configuration.get(Option.IP_MASK)),
              new TenantPattern(null, log),
              log);
    } catch (ConfigurationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /**
   * The row of a request that is answered with 200.
   *
   * @param address path and query
   */
  ActivityRow row(String method, String address, RequestContent.Builder content) {
    int query = address.indexOf('?');
    String path = query < 0 ? address : address.substring(0, query);
    if (query >= 0) {
      content.query(address.substring(query + 1));
    }
    return assembler.assemble(
        new ActivityRecord.Builder(new RequestLine.Builder(method, path).contextPath("").build())
            .outcome(Outcome.of(200))
            .identityChange( // as the capture has it of a stranger's
                method.equals("POST") ? IdentityChange.POSSIBLE : IdentityChange.NONE)
            .content(content.build())
            .build());
  }
}
