package io.useractivity.engine.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.useractivity.engine.store.retention.CellText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;

/**
 * What a month's archive consists of; immutable. It alone says so: of the file that it names, only
 * so many bytes count, and what no manifest names is left from a run that was killed.
 */
public final class Manifest {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int FORMAT = 1;

  private final Builder from;

  private Manifest(Builder from) {
    this.from = from;
  }

  /** Such as {@code 2024-01}. */
  public String month() {
    return from.month;
  }

  /** What tells it from a later archive of the same month. */
  public String id() {
    return from.id;
  }

  /** The name of the file with its rows, beside it. */
  public String file() {
    return from.file;
  }

  public long rows() {
    return from.rows;
  }

  public long firstId() {
    return from.firstId;
  }

  public long lastId() {
    return from.lastId;
  }

  /** When the oldest row was created, in UTC. */
  public LocalDateTime oldest() {
    return from.oldest;
  }

  public LocalDateTime newest() {
    return from.newest;
  }

  /** How many bytes of the file count. */
  public long bytes() {
    return from.bytes;
  }

  /** Of these bytes, in hex. */
  public String sha256() {
    return from.sha256;
  }

  /**
   * Where the last block begins if its rows have not all been deleted from the table yet, as far as
   * that is known; -1 if they have.
   */
  public long unsettledAt() {
    return from.unsettledAt;
  }

  public boolean isSettled() {
    return from.unsettledAt < 0;
  }

  Builder changed() {
    return new Builder(from);
  }

  byte[] json() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.useDefaultPrettyPrinter();
      out.writeStartObject();
      out.writeNumberField("format", FORMAT);
      out.writeStringField("month", from.month);
      out.writeStringField("id", from.id);
      out.writeStringField("file", from.file);
      out.writeNumberField("rows", from.rows);
      out.writeNumberField("first_id", from.firstId);
      out.writeNumberField("last_id", from.lastId);
      out.writeStringField("from", CellText.of(from.oldest));
      out.writeStringField("to", CellText.of(from.newest));
      out.writeNumberField("bytes", from.bytes);
      out.writeStringField("sha256", from.sha256);
      out.writeNumberField("unsettled_at", from.unsettledAt);
      out.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #json} has written.
   *
   * @throws IOException if it is none
   */
  static Manifest parse(byte[] json) throws IOException {
    Map<String, String> values = new HashMap<>();
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        values.put(name, in.getText());
      }
    }
    if (!String.valueOf(FORMAT).equals(values.get("format"))) {
      throw new IOException(
          "it is of another format than " + FORMAT + "; a later version of the agent wrote it");
    }
    try {
      Builder read = new Builder(values.get("month"), values.get("id"), values.get("file"));
      read.rows = Long.parseLong(values.get("rows"));
      read.firstId = Long.parseLong(values.get("first_id"));
      read.lastId = Long.parseLong(values.get("last_id"));
      read.oldest = CellText.parsed(values.get("from"));
      read.newest = CellText.parsed(values.get("to"));
      read.bytes = Long.parseLong(values.get("bytes"));
      read.sha256 = values.get("sha256");
      read.unsettledAt = Long.parseLong(values.get("unsettled_at"));
      if (read.oldest == null || read.newest == null || !isFileName(read.file)) {
        throw new IOException("a value of it is missing or malformed");
      }
      return read.build();
    } catch (RuntimeException malformed) {
      throw new IOException("a value of it is missing or malformed", malformed);
    }
  }

  /** Of a file beside it. */
  private static boolean isFileName(String name) {
    return name != null && name.matches("[A-Za-z0-9_.-]+") && !name.startsWith(".");
  }

  /** Gathers the values of one; for one thread. */
  static final class Builder {

    private final String month;
    private final String id;
    private String file;
    private long rows;
    private long firstId = Long.MAX_VALUE;
    private long lastId = Long.MIN_VALUE;
    private LocalDateTime oldest;
    private LocalDateTime newest;
    private long bytes;
    private String sha256;
    private long unsettledAt = -1;

    Builder(String month, String id, String file) {
      this.month = month;
      this.id = id;
      this.file = file;
    }

    private Builder(Builder other) {
      this(other.month, other.id, other.file);
      rows = other.rows;
      firstId = other.firstId;
      lastId = other.lastId;
      oldest = other.oldest;
      newest = other.newest;
      bytes = other.bytes;
      sha256 = other.sha256;
      unsettledAt = other.unsettledAt;
    }

    void row(long rowId, LocalDateTime created) {
      rows++;
      firstId = Math.min(firstId, rowId);
      lastId = Math.max(lastId, rowId);
      oldest = oldest == null || created.isBefore(oldest) ? created : oldest;
      newest = newest == null || created.isAfter(newest) ? created : newest;
    }

    Builder content(long length, String hash) {
      bytes = length;
      sha256 = hash;
      return this;
    }

    Builder unsettledAt(long offset) {
      unsettledAt = offset;
      return this;
    }

    long rows() {
      return rows;
    }

    Manifest build() {
      return new Manifest(new Builder(this));
    }
  }
}
