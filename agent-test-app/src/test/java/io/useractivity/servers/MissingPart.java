package io.useractivity.servers;

/** What a test needs and the machine lacks: one line on a user's machine, a failure in CI. */
public final class MissingPart {

  private MissingPart() {}

  public static void report(String part) {
    String sentence = "SKIPPED: this machine has no " + part + "; the tests on it do not run.";
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(sentence);
    }
    System.err.println(sentence);
  }
}
