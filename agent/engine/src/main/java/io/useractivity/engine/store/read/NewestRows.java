package io.useractivity.engine.store.read;

import io.useractivity.engine.files.Mailbox;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The newest rows, from wherever they can be had: from the database, or, where a running
 * application has its file, from the agent there. Immutable.
 */
public final class NewestRows {

  private static final long POLL_MILLIS = 20;

  private final StoreSettings settings;
  private final ActivityReader reader;
  private final long patienceMillis;

  public NewestRows(StoreSettings settings) {
    this(settings, TimeUnit.SECONDS.toMillis(10));
  }

  /**
   * @param patienceMillis how long an agent may take for its answer
   */
  NewestRows(StoreSettings settings, long patienceMillis) {
    this.settings = settings;
    this.reader = new ActivityReader(settings);
    this.patienceMillis = patienceMillis;
  }

  /**
   * The rows, oldest first, after a line with the columns' names; null stays null.
   *
   * @throws StoreException if nobody can read them
   */
  public List<List<String>> read(LatestRows wanted) throws StoreException {
    return byTime(inAnyOrder(wanted));
  }

  /** A slow request is stored after quick ones that began later. */
  private static List<List<String>> byTime(List<List<String>> lines) {
    int time = lines.get(0).indexOf("created_at");
    List<List<String>> rows = new ArrayList<>(lines.subList(1, lines.size()));
    rows.sort(
        Comparator.comparing(
            (List<String> row) -> row.get(time), Comparator.nullsFirst(String::compareTo)));
    rows.add(0, lines.get(0));
    return rows;
  }

  private List<List<String>> inAnyOrder(LatestRows wanted) throws StoreException {
    try {
      return reader.latest(wanted);
    } catch (StoreException e) {
      if (!reader.isInUse(e)) {
        throw e;
      }
      return fromAgent(wanted, e);
    }
  }

  private List<List<String>> fromAgent(LatestRows wanted, StoreException inUse)
      throws StoreException {
    byte[] answer;
    try {
      answer = answer(wanted);
      if (answer != null) {
        return RowsOnFile.read(answer);
      }
    } catch (RowsOnFile.Refusal e) {
      throw failed("the agent there says: " + e.getMessage(), inUse);
    } catch (IOException e) {
      throw failed("the agent there cannot be asked: " + e.getMessage(), inUse);
    }
    try {
      return reader.latest(wanted); // that JVM may have ended meanwhile
    } catch (StoreException e) {
      if (!reader.isInUse(e)) {
        throw e;
      }
      throw failed(
          "no agent answers in "
              + settings.dataDirectory()
              + "; call tail with the configuration of that application, or stop it first",
          e);
    }
  }

  private StoreException failed(String why, StoreException inUse) {
    return new StoreException(
        inUse.kind(), settings + " is in use by another JVM, and " + why, inUse.getCause());
  }

  /** Null if there is none in time. */
  private byte[] answer(LatestRows wanted) throws IOException {
    Mailbox mailbox = new Mailbox(settings.dataDirectory());
    String id = mailbox.ask(wanted.toString());
    try {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      byte[] answer = mailbox.takeAnswer(id);
      while (answer == null && System.nanoTime() - deadline < 0) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        answer = mailbox.takeAnswer(id);
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      mailbox.withdraw(id);
    }
  }
}
