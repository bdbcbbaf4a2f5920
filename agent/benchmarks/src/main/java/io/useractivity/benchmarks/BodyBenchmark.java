package io.useractivity.benchmarks;

import io.useractivity.bridge.BenchmarkBridge;
import io.useractivity.bridge.Bridge;
import io.useractivity.engine.capture.RequestCapture;
import io.useractivity.engine.capture.identity.IdentitySources;
import io.useractivity.engine.capture.page.PageHost;
import io.useractivity.engine.capture.page.PagePaths;
import io.useractivity.engine.capture.page.PageRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
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
 * What it costs to read a body of 1 MB out of memory, with the advice and without. From a socket it
 * takes longer, and the advice the same.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BodyBenchmark {

  private static final int SIZE = 1 << 20;

  /** How much is copied at most; 0 for no agent. */
  @Param({"0", "16384"})
  int maxBytes;

  private final byte[] body = new byte[SIZE];
  private final byte[] buffer = new byte[8_192];
  private Object request;
  private Object response;

  @Setup
  public void connect(Blackhole blackhole) {
    BenchmarkBridge.connect(
        new RequestCapture(
            new IdentitySources(List.of(), List.of(), List.of(), List.of()),
            new PageRules(
                new PagePaths(
                    List.of("/activity-logs", "/my-activity-logs", "/admin/user-activity-logs")),
                List.of(),
                false,
                PageHost.NONE),
            false,
            maxBytes,
            blackhole::consume,
            thrown -> {
              throw new IllegalStateException(thrown);
            },
            () -> {}));
    org.apache.coyote.Request coyoteRequest = new org.apache.coyote.Request();
    coyoteRequest.setMethod("POST");
    coyoteRequest.requestURI().setString("/shop/orders");
    coyoteRequest.remoteAddr().setString("192.0.2.1");
    org.apache.coyote.Response coyoteResponse = new org.apache.coyote.Response();
    coyoteRequest.setResponse(coyoteResponse);
    Request tomcatRequest = new Request(new Connector());
    tomcatRequest.setCoyoteRequest(coyoteRequest);
    Response tomcatResponse = new Response();
    tomcatResponse.setCoyoteResponse(coyoteResponse);
    tomcatRequest.setResponse(tomcatResponse);
    tomcatResponse.setRequest(tomcatRequest);
    request = tomcatRequest.getRequest();
    response = tomcatResponse.getResponse();
  }

  @Benchmark
  public long byPiecesOf8Kilobytes() throws IOException {
    Object token = Bridge.enterServlet(this, request, response);
    InputStream in = stream();
    long sum = 0;
    for (int count = in.read(buffer, 0, buffer.length);
        count >= 0;
        count = in.read(buffer, 0, buffer.length)) {
      sum += count + buffer[0];
    }
    Bridge.exit(token, request, response, null);
    return sum;
  }

  @Benchmark
  public long byteByByte() throws IOException {
    Object token = Bridge.enterServlet(this, request, response);
    InputStream in = stream();
    long sum = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      sum += next;
    }
    Bridge.exit(token, request, response, null);
    return sum;
  }

  private InputStream stream() {
    return maxBytes == 0 ? new Plain(body) : new Woven(body);
  }

  private static class Plain extends InputStream {

    private final byte[] body;
    private int at;

    Plain(byte[] body) {
      this.body = body;
    }

    @Override
    public int read() {
      return at < body.length ? body[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      int count = Math.min(length, body.length - at);
      if (count == 0) {
        return -1;
      }
      System.arraycopy(body, at, to, offset, count);
      at += count;
      return count;
    }
  }

  /** As the advice makes it. */
  private static final class Woven extends Plain {

    Woven(byte[] body) {
      super(body);
    }

    @Override
    public int read() {
      Object copy = Bridge.readEnter(this);
      int value = super.read();
      Bridge.readExit(copy, this, null, 0, value);
      return value;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      Object copy = Bridge.readEnter(this);
      int count = super.read(to, offset, length);
      Bridge.readExit(copy, this, to, offset, count);
      return count;
    }
  }
}
