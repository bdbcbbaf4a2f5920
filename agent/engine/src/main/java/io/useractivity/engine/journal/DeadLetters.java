package io.useractivity.engine.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.useractivity.engine.files.DurableFiles;
import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.files.OwnerOnly;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.time.Instant;
import java.util.UUID;

/**
 * Rows that the database refuses for their own sake, each a line of JSON with the reason, in a file
 * of this JVM's own: for somebody to look at, and to put back. Bounded by bytes. For one thread.
 *
 * <pre>
 * {"journal":"...","position":42,"refused_at":"2026-11-27T18:40:17.123Z","reason":"...","context_path":"/shop",
 *  "row":{"user_id":"7","created_at":"2026-11-27T18:40:16.998", ...}}
 * </pre>
 */
public final class DeadLetters {

  /** Where they lie in the data directory. */
  public static final String DIRECTORY = "dead-letters";

  static final String ENDING = ".jsonl";

  private final File directory;
  private final long maxBytes;
  private final Log log;

  /** Null before the first letter: it is named at random, and nothing of that is loaded before. */
  private File file;

  /**
   * @param directory made with the first letter; null to keep none
   * @param maxBytes of this JVM's file
   */
  public DeadLetters(File directory, long maxBytes, Log log) {
    this.directory = directory;
    this.maxBytes = maxBytes;
    this.log = log;
  }

  /** Keeps none: where rows are to be in memory alone. */
  public static DeadLetters none(Log log) {
    return new DeadLetters(null, 0, log);
  }

  /** Whether letters are to be kept at all. */
  public boolean areKept() {
    return directory != null;
  }

  /**
   * Keeps the only row of a batch. For one thread.
   *
   * @return whether it is kept
   */
  public boolean keep(Batch batch, String reason) {
    if (file == null) {
      file = new File(directory, UUID.randomUUID() + ENDING);
    }
    try {
      byte[] line = line(batch, reason);
      DataDirectory.ensure(directory.getParentFile());
      OwnerOnly.createDirectory(directory.toPath());
      boolean first = !file.exists();
      try (RandomAccessFile out = locked(file)) {
        long end = out.length();
        if (end + line.length > maxBytes) {
          throw new IOException("it has " + end + " bytes, as many as it may");
        }
        out.seek(end);
        out.write(line);
      }
      if (first) {
        log.warn("Rows that the database refuses are kept in " + file + ".");
      }
      return true;
    } catch (IOException | RuntimeException e) {
      log.warnOncePerMinute(
          "dead letter",
          "A row that the database refuses cannot be kept in "
              + file
              + " and is lost: "
              + FileFailure.reason(e));
      return false;
    }
  }

  /** Opens a file that nobody else has open so; somebody may have replaced it meanwhile. */
  static RandomAccessFile locked(File file) throws IOException {
    while (true) {
      DurableFiles.openOrCreate(file.toPath()).close();
      RandomAccessFile opened = new RandomAccessFile(file, "rw");
      boolean same = false;
      try {
        opened.getChannel().lock();
        same = opened.length() == file.length() && file.exists();
        if (same) {
          return opened;
        }
      } finally {
        if (!same) {
          opened.close();
        }
      }
    }
  }

  private static byte[] line(Batch batch, String reason) throws IOException {
    ActivityRow row = batch.rows().get(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator line = new JsonFactory().createGenerator(bytes)) {
      line.writeStartObject();
      line.writeStringField("journal", batch.journal().toString());
      line.writeNumberField("position", batch.first());
      line.writeStringField("refused_at", Instant.now().toString());
      line.writeStringField("reason", reason);
      if (row.contextPath() != null) {
        line.writeStringField("context_path", row.contextPath());
      }
      line.writeFieldName("row");
      RowJson.write(line, row);
      line.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }
}
