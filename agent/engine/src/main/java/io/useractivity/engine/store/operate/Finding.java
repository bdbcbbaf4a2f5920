package io.useractivity.engine.store.operate;

/** What was found of one thing, and what to do about it; immutable. */
public final class Finding {

  /** How it is. */
  public enum Verdict {
    /** As it has to be. */
    OK,
    /** Worth knowing, and no reason to do anything. */
    NOTE,
    /** Rows are stored, but something of them is lost or at risk. */
    WARN,
    /** Rows are not stored as it is. */
    FAIL
  }

  private final Verdict verdict;
  private final String subject;
  private final String text;
  private final String remedy;

  private Finding(Verdict verdict, String subject, String text, String remedy) {
    this.verdict = verdict;
    this.subject = subject;
    this.text = text;
    this.remedy = remedy;
  }

  public static Finding ok(String subject, String text) {
    return new Finding(Verdict.OK, subject, text, null);
  }

  public static Finding note(String subject, String text) {
    return new Finding(Verdict.NOTE, subject, text, null);
  }

  public static Finding warn(String subject, String text, String remedy) {
    return new Finding(Verdict.WARN, subject, text, remedy);
  }

  public static Finding fail(String subject, String text, String remedy) {
    return new Finding(Verdict.FAIL, subject, text, remedy);
  }

  public Verdict verdict() {
    return verdict;
  }

  /** What it is about, in a word or two. */
  public String subject() {
    return subject;
  }

  public String text() {
    return text;
  }

  /** What to do; null if there is nothing to do, or nobody knows. */
  public String remedy() {
    return remedy;
  }

  @Override
  public String toString() {
    return verdict + " " + subject + ": " + text + (remedy == null ? "" : " -> " + remedy);
  }
}
