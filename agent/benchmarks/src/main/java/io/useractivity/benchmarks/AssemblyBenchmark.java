package io.useractivity.benchmarks;

import io.useractivity.engine.assemble.ClientAddress;
import io.useractivity.engine.assemble.RecordAssembler;
import io.useractivity.engine.assemble.SessionIds;
import io.useractivity.engine.assemble.Settings;
import io.useractivity.engine.assemble.TenantPattern;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
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

/** What it costs the consumer's thread to make the row of one request. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AssemblyBenchmark {

  private static final String USER_AGENT =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0"
          + " Safari/537.36";

  /** What the request carries. */
  @Param({"query", "form", "json"})
  String content;

  /** How many rules there are, of which the last one matches; 0: the path speaks for itself. */
  @Param({"0", "10", "1000"})
  int rules;

  /** How many users, sessions and paths take turns: what is remembered of them is bounded. */
  @Param({"1", "100", "10000"})
  int distinct;

  private RecordAssembler assembler;
  private ActivityRecord[] records;
  private int next;

  @Setup
  public void assembler() throws ConfigurationException, IOException {
    Path file = configuration();
    Configuration configuration =
        new ConfigurationReader(Map.of(), new Properties(), new File("no-such-directory"))
            .read("config=" + file);
    Files.delete(file);
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
    records = new ActivityRecord[distinct];
    for (int i = 0; i < distinct; i++) {
      records[i] = record(content.equals("query") ? "GET" : "POST", i);
    }
  }

  private Path configuration() throws IOException {
    StringBuilder lines = new StringBuilder("capture.session-key=benchmark\n");
    for (int i = 1; i <= rules; i++) {
      String path = i == rules ? "/api/orders/{id}" : "/api/orders/{id}/part-" + i + "/**";
      lines.append("rule.r").append(i).append(".match=").append(path).append('\n');
      lines.append("rule.r").append(i).append(".action=Order {id}\n");
    }
    return Files.writeString(Files.createTempFile("rules", ".properties"), lines);
  }

  private ActivityRecord record(String method, int number) {
    return new ActivityRecord.Builder(
            new RequestLine.Builder(method, "/shop/api/orders/" + (42 + number))
                .contextPath("/shop")
                .client("192.0.2.17", USER_AGENT)
                .build())
        .outcome(Outcome.of(200))
        .session("0123456789ABCDEF0123456789ABCDEF" + number)
        .identity(
            new Identity(
                "ann" + number, "7" + number, "ann" + number + "@example.com", "clerk", "north"))
        .content(content())
        .build();
  }

  private RequestContent content() {
    RequestContent.Builder carried =
        new RequestContent.Builder()
            .query("page=2&sort=date")
            .referer("https://example.com/shop/orders?page=1");
    if (content.equals("form")) {
      byte[] form =
          "name=Ann+Example&city=Bern&note=a%20few%20words&password=secret"
              .getBytes(StandardCharsets.UTF_8);
      carried.contentType("application/x-www-form-urlencoded").body(form, form.length);
    } else if (content.equals("json")) {
      byte[] json =
          "{\"order\":{\"id\":42,\"lines\":[{\"sku\":\"A-1\",\"count\":2}],\"token\":\"x\"}}"
              .getBytes(StandardCharsets.UTF_8);
      carried.contentType("application/json").body(json, json.length);
    }
    return carried.build();
  }

  @Benchmark
  public ActivityRow row() {
    next = next + 1 == records.length ? 0 : next + 1;
    return assembler.assemble(records[next]);
  }
}
