package io.useractivity.engine.viewer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer to a {@link ViewRequest}: status, headers and a body; immutable. */
public final class ViewResponse {

  /** What is written; anew each time for a page, once for an export. */
  public interface Body {

    /**
     * Writes all of it.
     *
     * @throws IOException if the client has gone, or if the rows end before they are complete: the
     *     connection must be cut then, so that nobody takes a part for the whole
     */
    void writeTo(OutputStream out) throws IOException;
  }

  private final int status;
  private final Map<String, String> headers;
  private final byte[] bytes;
  private final Body stream;
  private final String activityType;

  private ViewResponse(
      int status, Map<String, String> headers, byte[] bytes, Body stream, String activityType) {
    this.status = status;
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    this.bytes = bytes;
    this.stream = stream;
    this.activityType = activityType;
  }

  static ViewResponse of(int status, Map<String, String> headers, byte[] bytes) {
    return new ViewResponse(status, headers, bytes, null, null);
  }

  static ViewResponse streamed(Map<String, String> headers, Body body) {
    return new ViewResponse(200, headers, null, body, null);
  }

  /** As if there was no page: a host may let its own answer to that stand. */
  static ViewResponse nothing() {
    return of(404, Collections.singletonMap("Content-Length", "0"), new byte[0]);
  }

  /** The same with another header. */
  ViewResponse with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new ViewResponse(status, more, bytes, stream, activityType);
  }

  /** The same as an activity of its own. */
  ViewResponse recordedAs(String type) {
    return new ViewResponse(status, headers, bytes, stream, type);
  }

  /** The same without its body, as HEAD wants it. */
  ViewResponse withoutBody() {
    return new ViewResponse(status, headers, new byte[0], null, activityType);
  }

  /** Whether it is as if there was no page: 404, and nothing that is ours. */
  public boolean isNothing() {
    return status == 404 && stream == null && bytes.length == 0;
  }

  public int status() {
    return status;
  }

  /** All that are to be sent, the length of the body included where it is known. */
  public Map<String, String> headers() {
    return headers;
  }

  public Body body() {
    return stream != null ? stream : out -> out.write(bytes);
  }

  /**
   * The activity that it was: {@code activity_log.view} or {@code activity_log.export}; null for
   * what is part of another, such as a style sheet or the next rows of a list that is followed.
   */
  public String activityType() {
    return activityType;
  }
}
