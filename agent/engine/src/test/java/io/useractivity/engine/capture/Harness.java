package io.useractivity.engine.capture;

import io.useractivity.engine.capture.identity.IdentitySources;
import io.useractivity.engine.capture.page.PageRules;
import io.useractivity.engine.capture.servlet.FakeAsyncContext;
import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.record.ActivityRecord;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/** A capture, and the calls that a container's woven classes would make to it. */
final class Harness {

  final List<ActivityRecord> records = new ArrayList<>();
  final List<Throwable> swallowed = new ArrayList<>();
  final RequestCapture capture;
  final IdentitySources identities;
  static final int MAX_CONTENT_BYTES = 1_000;

  private static final Object SERVLET = new Object();

  int wakes;

  Harness() {
    this("");
  }

  /**
   * @param configuration such as {@code user.id=header:X-User}
   */
  Harness(String configuration) {
    this(configuration, PageRules.NONE);
  }

  Harness(String configuration, PageRules pages) {
    this.identities = identitySources(configuration);
    this.capture = capture(configuration, identities, pages, records::add);
  }

  /** Another one, whose records go elsewhere. */
  RequestCapture capture(Consumer<ActivityRecord> others) {
    return capture("", identitySources(""), PageRules.NONE, others);
  }

  private RequestCapture capture(
      String configuration, IdentitySources sources, PageRules pages, Consumer<ActivityRecord> to) {
    return new RequestCapture(
        sources,
        pages,
        configuration.contains("proxy.trusted"),
        MAX_CONTENT_BYTES,
        to,
        swallowed::add,
        () -> wakes++);
  }

  private static IdentitySources identitySources(String configuration) {
    try {
      Configuration read =
          new ConfigurationReader(Map.of(), new Properties(), new File("no-such-directory"))
              .read(configuration);
      return new IdentitySources(
          read.get(Option.USER_ID),
          read.get(Option.USER_EMAIL),
          read.get(Option.USER_ROLE),
          read.get(Option.TENANT_ID));
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** One call into a filter or servlet that does nothing. */
  void call(FakeRequest request, FakeResponse response) {
    call(request.object, response, null, () -> {});
  }

  void call(FakeRequest request, FakeResponse response, Throwable thrown) {
    call(request.object, response, thrown, () -> {});
  }

  void call(FakeRequest request, FakeResponse response, Runnable application) {
    call(request.object, response, null, application);
  }

  /**
   * @param thrown what leaves the call, or null
   */
  void call(Object request, FakeResponse response, Throwable thrown, Runnable application) {
    Object frame = capture.enterServlet(SERVLET, request, response.object);
    application.run();
    if (frame != null) {
      exit(frame, request, response.object, thrown);
    }
  }

  void exit(Object frame, Object request, Object response, Throwable thrown) {
    asTheBridge(() -> capture.exit(frame, request, response, thrown));
  }

  void startAsyncExit(Object token, Object request, Object asyncContext) {
    asTheBridge(() -> capture.startAsyncExit(token, request, asyncContext));
  }

  void bodyGiven(Object request, Object source) {
    asTheBridge(() -> capture.bodyGiven(request, source));
  }

  void parametersRead(Object request) {
    asTheBridge(() -> capture.parametersRead(request));
  }

  void partsRead(Object request) {
    asTheBridge(() -> capture.partsRead(request));
  }

  private interface Call {
    void run() throws Throwable;
  }

  /** Which keeps from the application whatever is thrown, and tells the capture. */
  private void asTheBridge(Call call) {
    try {
      call.run();
    } catch (Throwable ours) {
      capture.swallowed(ours);
    }
  }

  /** What the woven {@code startAsync} does around the container's. */
  FakeAsyncContext startAsync(FakeRequest request, FakeResponse response) {
    Object token = capture.startAsyncEnter(request.object);
    FakeAsyncContext context = new FakeAsyncContext(request, response);
    request.asyncContext = context.object;
    if (token != null) {
      startAsyncExit(token, request.object, context.object);
    }
    return context;
  }

  ActivityRecord onlyRecord() {
    if (records.size() != 1 || !swallowed.isEmpty()) {
      throw new AssertionError("Records: " + records.size() + ", swallowed: " + swallowed);
    }
    return records.get(0);
  }
}
