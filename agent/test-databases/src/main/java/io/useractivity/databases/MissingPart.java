package io.useractivity.databases;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a test needs of the machine and does not find: told, and where it lacks a failure in CI. */
public final class MissingPart {

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private MissingPart() {}

  public static void tell(String part) {
    String sentence = "SKIPPED: this machine has no " + part + "; the tests on it do not run.";
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(sentence);
    }
    skip(sentence);
  }

  /** What is there but does not start, whatever it said: a sandbox may forbid what it needs. */
  static void tellUnstartable(String part, IOException reason) {
    skip("SKIPPED: " + part + " does not start on this machine: " + reason.getMessage());
  }

  private static void skip(String sentence) {
    if (TOLD.add(sentence)) {
      System.err.println(sentence);
    }
    abort(sentence);
  }
}
