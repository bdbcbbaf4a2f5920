package io.useractivity.engine.record;

import io.useractivity.engine.text.Cut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request carried, as its thread copied it: never redacted yet, so never to be stored,
 * logged or shown as it is.
 *
 * <p>Immutable: the builder's callers hand over arrays and never change them again. Bounded by what
 * they copy; see {@link #MAX_TEXT_CHARS}.
 */
public final class RequestContent {

  /** Longer texts are cut when they are handed over. */
  public static final int MAX_TEXT_CHARS = 8_192;

  /** More parts than this are counted and not listed. */
  public static final int MAX_PARTS = 100;

  /** More names and values of parameters than this are counted and not copied. */
  public static final int MAX_PARAMETERS = 1_000;

  /** Parts whose names and types are longer together are counted and not listed. */
  private static final int MAX_PARTS_CHARS = 2 * MAX_TEXT_CHARS;

  private static final int FIXED_BYTES = 80;
  private static final int BYTES_PER_VALUE = 48;

  private final String query;
  private final boolean queryCut;
  private final String contentType;
  private final String encoding;
  private final String referer;
  private final byte[] body;
  private final String bodyEncoding;
  private final long bodyBytesRead;
  private final Map<String, String[]> parameters;
  private final int parametersDropped;
  private final boolean lastParameterCut;
  private final List<Part> parts;
  private final int partsDropped;

  private RequestContent(Builder from) {
    queryCut = from.query != null && from.query.length() > MAX_TEXT_CHARS;
    query = cut(from.query);
    contentType = cut(from.contentType);
    encoding = cut(from.encoding);
    referer = cut(from.referer);
    body = from.body;
    bodyEncoding = cut(from.bodyEncoding);
    bodyBytesRead = from.bodyBytesRead;
    parameters =
        from.parameters == null
            ? null
            : Collections.unmodifiableMap(new LinkedHashMap<>(from.parameters));
    parametersDropped = from.parametersDropped;
    lastParameterCut = from.lastParameterCut;
    parts =
        from.parts.isEmpty()
            ? Collections.<Part>emptyList()
            : Collections.unmodifiableList(new ArrayList<>(from.parts));
    partsDropped = from.partsDropped;
  }

  private static String cut(String text) {
    return Cut.chars(text, MAX_TEXT_CHARS);
  }

  /** The query string as it came, encoded; null for none. */
  public String query() {
    return query;
  }

  /** Whether the query string was longer than {@link #query()}. */
  public boolean isQueryCut() {
    return queryCut;
  }

  /** The header {@code Content-Type} as it came; null for none. */
  public String contentType() {
    return contentType;
  }

  /**
   * The character encoding of the body, as its container has it from application or header; or
   * null.
   */
  public String encoding() {
    return encoding;
  }

  /** The header {@code Referer} as it came; null for none. */
  public String referer() {
    return referer;
  }

  /** The beginning of the body as far as it was copied, not to be changed; null for none. */
  public byte[] body() {
    return body;
  }

  /** In what the application read {@link #body()} as characters; null if it read bytes. */
  public String bodyEncoding() {
    return bodyEncoding;
  }

  /** How many bytes of the body the application read, -1 if that is not known. */
  public long bodyBytesRead() {
    return bodyBytesRead;
  }

  /** Whether the application may have read more than {@link #body()}. */
  public boolean isBodyCut() {
    return body != null && bodyBytesRead != body.length;
  }

  /**
   * Query and form as the application's container parsed them, values not to be changed; or null.
   */
  public Map<String, String[]> parameters() {
    return parameters;
  }

  /** How many parameters are missing from {@link #parameters()}. */
  public int parametersDropped() {
    return parametersDropped;
  }

  /** Whether the last value of {@link #parameters()} is the beginning of a longer one. */
  public boolean isLastParameterCut() {
    return lastParameterCut;
  }

  /** The parts of a multipart body; empty for none. */
  public List<Part> parts() {
    return parts;
  }

  /** How many parts are missing from {@link #parts()}. */
  public int partsDropped() {
    return partsDropped;
  }

  /** About how many bytes of heap this keeps, at two bytes a character. */
  int bytes() {
    long bytes = FIXED_BYTES + (body == null ? 0L : body.length);
    bytes += 2L * (length(query) + length(contentType) + length(encoding) + length(referer));
    if (parameters != null) {
      for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
        bytes += FIXED_BYTES + 2L * length(parameter.getKey());
        for (String value : parameter.getValue()) {
          bytes += BYTES_PER_VALUE + 2L * length(value);
        }
      }
    }
    for (Part part : parts) {
      bytes += FIXED_BYTES + 2L * (length(part.name) + length(part.contentType));
    }
    return (int) Math.min(Integer.MAX_VALUE / 2, bytes);
  }

  private static long length(String text) {
    return TextLength.of(text);
  }

  /** One part of a multipart body, without its content and without its file's name; immutable. */
  public static final class Part {

    private final String name;
    private final boolean file;
    private final String contentType;
    private final long size;

    /**
     * @param name the field's name, may be null
     * @param file whether it came with a file's name
     * @param contentType as it came, may be null
     * @param size in bytes, -1 if that is not known
     */
    public Part(String name, boolean file, String contentType, long size) {
      this.name = cut(name);
      this.file = file;
      this.contentType = cut(contentType);
      this.size = size;
    }

    public String name() {
      return name;
    }

    public boolean isFile() {
      return file;
    }

    public String contentType() {
      return contentType;
    }

    public long size() {
      return size;
    }
  }

  /** Gathers the content of one request; for one thread. */
  public static final class Builder {

    private String query;
    private String contentType;
    private String encoding;
    private String referer;
    private byte[] body;
    private String bodyEncoding;
    private long bodyBytesRead = -1;
    private Map<String, String[]> parameters;
    private int parametersDropped;
    private boolean lastParameterCut;

    /** Made when there is one. */
    private List<Part> parts = Collections.emptyList();

    private long partsChars;
    private int partsDropped;

    public Builder query(String queryString) {
      query = queryString;
      return this;
    }

    public Builder contentType(String header) {
      contentType = header;
      return this;
    }

    public Builder encoding(String characterEncoding) {
      encoding = characterEncoding;
      return this;
    }

    public Builder referer(String header) {
      referer = header;
      return this;
    }

    /**
     * Sets the body.
     *
     * @param copied its beginning; nobody may change the array any more
     * @param bytesRead how many bytes the application read, at least as many, or -1 for unknown
     */
    public Builder body(byte[] copied, long bytesRead) {
      body = copied;
      bodyBytesRead = bytesRead;
      return this;
    }

    public Builder bodyEncoding(String ofCharacters) {
      bodyEncoding = ofCharacters;
      return this;
    }

    /** Sets query and form as the container parsed them; nobody may change the arrays any more. */
    public Builder parameters(Map<String, String[]> parsed) {
      return parameters(parsed, 0);
    }

    /**
     * Sets query and form, of which some had no room.
     *
     * @param dropped how many are missing
     */
    public Builder parameters(Map<String, String[]> parsed, int dropped) {
      parameters = parsed;
      parametersDropped = dropped;
      return this;
    }

    /** The last of the values was longer. */
    public Builder lastParameterCut() {
      lastParameterCut = true;
      return this;
    }

    public Builder part(Part part) {
      long chars = length(part.name) + length(part.contentType);
      if (hasRoomForPart() && partsChars + chars <= MAX_PARTS_CHARS) {
        partsChars += chars;
        parts = parts.isEmpty() ? new ArrayList<>() : parts;
        parts.add(part);
        return this;
      }
      return partDropped();
    }

    /** Whether any further part may be listed. */
    public boolean hasRoomForPart() {
      return parts.size() < MAX_PARTS;
    }

    /** There is a part that is not listed. */
    public Builder partDropped() {
      partsDropped++;
      return this;
    }

    /** The content; null if there is nothing. */
    public RequestContent build() {
      boolean nothing =
          query == null
              && contentType == null
              && referer == null
              && body == null
              && parameters == null
              && parts.isEmpty();
      return nothing ? null : new RequestContent(this);
    }
  }
}
