package io.useractivity.engine.record;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Names a journal, so that a position says which rows it counts; safe for use by any thread. */
public final class JournalId {

  /** Stands for rows whose positions mean nothing to anybody else. */
  public static final JournalId MEMORY = new JournalId("memory");

  /** Null until a drawn one is asked for. */
  private final AtomicReference<String> text;

  /**
   * One that is known.
   *
   * @param text what no other journal of the same database is called
   */
  public JournalId(String text) {
    this.text = new AtomicReference<>(text);
  }

  /**
   * One that nobody has. It is drawn when somebody asks for it, since that loads what makes random
   * numbers: a server may still want to choose that for itself while it starts.
   */
  public static JournalId drawn() {
    return new JournalId(null);
  }

  /** Whether its positions tell which rows the store has. */
  public boolean tells() {
    return !equals(MEMORY);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof JournalId && other.toString().equals(toString()));
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    if (text.get() == null) {
      text.compareAndSet(null, UUID.randomUUID().toString());
    }
    return text.get();
  }
}
