package io.useractivity.benchmarks;

import io.useractivity.engine.redact.Redactor;
import java.util.List;
import java.util.Random;
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

/**
 * What a hostile text of 64 KB costs the consumer's thread: each value makes one scanner begin as
 * often as it can. The budget is 5 milliseconds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RedactionBenchmark {

  private static final int CHARS = 65_536;

  /** What is repeated; empty for random characters. */
  @Param({
    "",
    "a=",
    "password='",
    "password={",
    "<password>",
    "basic ",
    "eyJaaaaaaaa ",
    "5555 4444 ",
    "DE89 ",
    "://a",
    "a%3D",
    "%E6%97%A5"
  })
  String piece;

  private final Redactor redactor = new Redactor(List.of(), List.of(), List.of());
  private String text;

  @Setup
  public void repeat() {
    Random random = new Random(1);
    StringBuilder repeated = new StringBuilder();
    while (repeated.length() < CHARS) {
      repeated.append(piece.isEmpty() ? String.valueOf((char) (' ' + random.nextInt(95))) : piece);
    }
    text = repeated.substring(0, CHARS);
  }

  @Benchmark
  public String hostileText() {
    return redactor.text(text);
  }
}
