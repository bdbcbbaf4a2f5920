package io.useractivity.engine.preview;

import io.useractivity.engine.assemble.ClientAddress;
import io.useractivity.engine.assemble.ExplainedRow;
import io.useractivity.engine.assemble.RecordAssembler;
import io.useractivity.engine.assemble.SessionIds;
import io.useractivity.engine.assemble.Settings;
import io.useractivity.engine.assemble.TenantPattern;
import io.useractivity.engine.capture.identity.PlayedSources;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.config.SessionIdMode;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ForwardedFor;
import io.useractivity.engine.record.Handling;
import io.useractivity.engine.record.IdentityChange;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import java.util.Arrays;

/**
 * Plays one request by a configuration, through the very classification and redaction of the agent;
 * nothing is stored and no file is made. For one thread.
 */
public final class Preview {

  private static final String[] SESSION_COOKIES = {"JSESSIONID", "SESSION"};
  private static final String SESSION_IN_PATH = ";jsessionid=";

  private final Configuration configuration;
  private final Log log;

  public Preview(Configuration configuration, Log log) {
    this.configuration = configuration;
    this.log = log;
  }

  public PreviewedRow play(RequestText request, Surroundings around) {
    RequestLine line =
        new RequestLine.Builder(request.method(), request.path())
            .startedAt(System.currentTimeMillis())
            .contextPath(around.contextPath)
            .queryString(request.query())
            .client(around.peer, request.header("user-agent"))
            .forwardedFor(
                new ForwardedFor(request.header("forwarded"), request.header("x-forwarded-for")))
            .build();
    PlayedSources sources =
        new PlayedSources(
            line,
            request.headers(),
            around.session,
            around.attributes,
            around.principal,
            around.roles);
    PlayedIdentity identity = new PlayedIdentity(configuration, sources, around.principal);
    String session = sessionId(request, sources);
    ActivityRecord record =
        new ActivityRecord.Builder(line)
            .outcome(new Outcome(around.status, false, 0).because(around.error))
            .session(session)
            .identity(identity.identity())
            .identityChange(IdentityChange.POSSIBLE)
            .content(content(request))
            .handling(new Handling(around.route, null, null))
            .build();
    ExplainedRow explained = assembler().explain(record);
    return new PreviewedRow(
        explained, configuration, identity, line, around, session != null && !hasKey());
  }

  private RecordAssembler assembler() {
    SessionIdMode mode = configuration.get(Option.CAPTURE_SESSION_ID);
    return new RecordAssembler(
        Settings.of(configuration),
        new Coverage(),
        new SessionIds(
            mode == SessionIdMode.HASH && !hasKey() ? SessionIdMode.NONE : mode,
            configuration.get(Option.CAPTURE_SESSION_KEY),
            configuration.dataDirectory(),
            log),
        new ClientAddress(
            configuration.get(Option.PROXY_TRUSTED), configuration.get(Option.IP_MASK)),
        new TenantPattern(configuration.get(Option.TENANT_PATTERN), log),
        log);
  }

  /** Else the agent would make one, and here no file is made. */
  private boolean hasKey() {
    return configuration.get(Option.CAPTURE_SESSION_ID) != SessionIdMode.HASH
        || configuration.get(Option.CAPTURE_SESSION_KEY) != null
        || SessionIds.hasGeneratedKey(configuration.dataDirectory());
  }

  private static String sessionId(RequestText request, PlayedSources sources) {
    for (String name : SESSION_COOKIES) {
      String cookie = sources.cookie(name);
      if (cookie != null) {
        return cookie;
      }
    }
    int at = request.path().indexOf(SESSION_IN_PATH);
    return at < 0 ? null : request.path().substring(at + SESSION_IN_PATH.length());
  }

  private RequestContent content(RequestText request) {
    if (!configuration.get(Option.CAPTURE_REQUEST_DATA)) {
      return null;
    }
    RequestContent.Builder content =
        new RequestContent.Builder()
            .query(request.query())
            .contentType(request.header("content-type"))
            .referer(request.header("referer"));
    byte[] body = request.body();
    if (body.length > 0) {
      int most = Math.toIntExact(configuration.get(Option.CAPTURE_MAX_BYTES));
      content.body(Arrays.copyOf(body, Math.min(body.length, most)), body.length);
    }
    return content.build();
  }
}
