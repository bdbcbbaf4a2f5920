package io.useractivity.engine.viewer;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request for a page, as any host can say it; immutable. Links of the answer are relative to its
 * path, so that neither a context path nor the prefix of a proxy has to be known.
 */
public final class ViewRequest {

  private final String method;
  private final String path;
  private final Viewer viewer;
  private final ViewParameters parameters;
  private final Map<String, String> headers;

  private ViewRequest(Builder builder) {
    this.method = builder.method;
    this.path = builder.path;
    this.viewer = builder.viewer;
    this.parameters = ViewParameters.of(builder.query);
    this.headers = Collections.unmodifiableMap(new HashMap<>(builder.headers));
  }

  /**
   * A request, to be completed.
   *
   * @param path as the client sent it, within the application: without the context path, path
   *     parameters ({@code ;jsessionid}) and query
   */
  public static Builder of(String method, String path, Viewer viewer) {
    return new Builder(method, path, viewer);
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  Viewer viewer() {
    return viewer;
  }

  ViewParameters parameters() {
    return parameters;
  }

  /** Null if it was not sent. */
  String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** Gathers what is known of a request; for one thread. */
  public static final class Builder {

    /** What answers depend on; a host need not hand over any other. */
    public static final List<String> HEADERS =
        Collections.unmodifiableList(
            Arrays.asList("Accept-Language", "Accept-Encoding", "If-None-Match"));

    private final String method;
    private final String path;
    private final Viewer viewer;
    private final Map<String, String> headers = new HashMap<>();
    private String query;

    private Builder(String method, String path, Viewer viewer) {
      this.method = method;
      this.path = path;
      this.viewer = viewer;
    }

    /**
     * As the client sent it; null for none. The viewer decodes it itself: a server would read it in
     * whatever encoding the application is set to, or take the body for parameters.
     */
    public Builder query(String encoded) {
      query = encoded;
      return this;
    }

    /**
     * One of {@link #HEADERS}.
     *
     * @param value null if it was not sent
     */
    public Builder header(String name, String value) {
      if (value != null) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
      }
      return this;
    }

    public ViewRequest build() {
      return new ViewRequest(this);
    }
  }
}
