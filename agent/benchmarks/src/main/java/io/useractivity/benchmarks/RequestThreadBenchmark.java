package io.useractivity.benchmarks;

import io.useractivity.bridge.BenchmarkBridge;
import io.useractivity.bridge.Bridge;
import io.useractivity.engine.capture.RequestCapture;
import io.useractivity.engine.capture.identity.IdentitySources;
import io.useractivity.engine.capture.page.PageHost;
import io.useractivity.engine.capture.page.PagePaths;
import io.useractivity.engine.capture.page.PageRules;
import io.useractivity.engine.record.ActivityRecord;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardEngine;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.core.StandardService;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.session.StandardSession;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What one request costs its thread, with Tomcat's own request objects and as many nested filters
 * and servlets as an application has. The budget is 1 microsecond and 1 KB.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RequestThreadBenchmark {

  /** Filters and servlets, each within the one before, and each called by the chain. */
  @Param({"2", "6", "12"})
  int frames;

  @Param({"true", "false"})
  boolean signedIn;

  /** What the session has: no session, ten attributes, the same with a user among them. */
  @Param({"none", "ten", "user"})
  String session;

  /** Whether the agent looks for requests for its pages, which this is none of. */
  @Param({"true"})
  boolean pages;

  private Object request;
  private Object response;
  private Object[] tokens;
  private Object[] chainTokens;

  @Setup
  public void connect(Blackhole blackhole) {
    Consumer<ActivityRecord> records = blackhole::consume;
    BenchmarkBridge.connect(
        new RequestCapture(
            new IdentitySources(List.of(), List.of(), List.of(), List.of()),
            pages ? pageRules() : PageRules.NONE,
            false,
            16 * 1024,
            records,
            thrown -> {
              throw new IllegalStateException(thrown);
            },
            () -> {}));
    org.apache.coyote.Request coyoteRequest = new org.apache.coyote.Request();
    coyoteRequest.setMethod("GET");
    coyoteRequest.requestURI().setString("/shop/orders/42");
    coyoteRequest.queryString().setString("page=2&size=50&sort=date");
    coyoteRequest.getMimeHeaders().setValue("Referer").setString("https://shop.example/orders");
    coyoteRequest.remoteAddr().setString("192.0.2.1");
    coyoteRequest
        .getMimeHeaders()
        .setValue("User-Agent")
        .setString("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36");
    org.apache.coyote.Response coyoteResponse = new org.apache.coyote.Response();
    coyoteRequest.setResponse(coyoteResponse);
    Connector connector = new Connector();
    Request tomcatRequest = new RequestOfSession(connector, session());
    tomcatRequest.setCoyoteRequest(coyoteRequest);
    tomcatRequest.getMappingData().context = application();
    Response tomcatResponse = new Response();
    tomcatResponse.setCoyoteResponse(coyoteResponse);
    tomcatRequest.setResponse(tomcatResponse);
    tomcatResponse.setRequest(tomcatRequest);
    if (signedIn) {
      Principal principal = () -> "alice@acme.example";
      tomcatRequest.setUserPrincipal(principal);
    }
    request = tomcatRequest.getRequest();
    response = tomcatResponse.getResponse();
    tokens = new Object[frames];
    chainTokens = new Object[frames];
  }

  private static PageRules pageRules() {
    return new PageRules(
        new PagePaths(List.of("/activity-logs", "/my-activity-logs", "/admin/user-activity-logs")),
        List.of(),
        false,
        PageHost.NONE);
  }

  private static Context application() {
    StandardEngine engine = new StandardEngine();
    engine.setName("engine");
    engine.setService(new StandardService());
    StandardHost host = new StandardHost();
    host.setName("localhost");
    engine.addChild(host);
    StandardContext application = new StandardContext();
    application.setName("/shop");
    application.setPath("/shop");
    host.addChild(application);
    return application;
  }

  private HttpSession session() {
    if (session.equals("none")) {
      return null;
    }
    StandardManager manager = new StandardManager();
    manager.setContext(new StandardContext());
    StandardSession made = new StandardSession(manager);
    made.setValid(true);
    made.setId("0123456789ABCDEF", false);
    for (String name : List.of("cart", "locale", "theme", "csrfToken", "lastPage", "filter")) {
      made.setAttribute(name, name, false);
    }
    for (String name : List.of("org.example.SORT", "breadcrumbs", "visits")) {
      made.setAttribute(name, name, false);
    }
    made.setAttribute(session.equals("user") ? "SESSION_USER" : "printer", "ann", false);
    return made.getSession();
  }

  /** Which has its session without a context. */
  private static final class RequestOfSession extends Request {

    private final HttpSession given;

    RequestOfSession(Connector connector, HttpSession given) {
      super(connector);
      this.given = given;
    }

    @Override
    public HttpSession getSession(boolean create) {
      return given;
    }
  }

  @Benchmark
  public void oneRequest() {
    enter();
    exit();
  }

  private void enter() {
    for (int i = 0; i < frames; i++) {
      chainTokens[i] = Bridge.enterChain(request, response);
      tokens[i] = Bridge.enterServlet(this, request, response);
    }
  }

  private void exit() {
    for (int i = frames - 1; i >= 0; i--) {
      Bridge.exit(tokens[i], request, response, null);
      Bridge.exit(chainTokens[i], request, response, null);
    }
  }

  /** As the woven advice of an annotated method does it. */
  @Benchmark
  public void oneAnnotatedRequest() {
    enter();
    Bridge.statedByAnnotation(
        new String[] {
          "activity_type", "approve", "action", "Approve order", "resource_id", "{0:id}"
        },
        new Object[] {"42"},
        true);
    exit();
  }

  @Benchmark
  public void oneRequestThatSaysMore() {
    enter();
    Bridge.statedByCall("activity_type", "approve");
    Bridge.statedByCall("resource_type", "order");
    Bridge.statedByCall("resource_id", 42);
    exit();
  }

  @Benchmark
  public void oneRequestWithAFurtherRow() {
    enter();
    Map<String, Object> values = new HashMap<>();
    values.put("activity_type", "mail");
    values.put("action", "Tell the owner");
    values.put("resource_id", 42);
    Bridge.rowStated(values);
    exit();
  }
}
