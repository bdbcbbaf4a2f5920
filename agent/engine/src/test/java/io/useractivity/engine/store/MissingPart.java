package io.useractivity.engine.store;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a test needs of the machine and does not find: told in one line, a failure in CI. */
final class MissingPart {

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private MissingPart() {}

  static void tell(String part) {
    String sentence = "SKIPPED: this machine has no " + part + "; the tests on it do not run.";
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(sentence);
    }
    if (TOLD.add(part)) {
      System.err.println(sentence);
    }
    abort(sentence);
  }
}
