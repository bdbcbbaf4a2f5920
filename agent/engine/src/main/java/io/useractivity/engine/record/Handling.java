package io.useractivity.engine.record;

import io.useractivity.engine.text.Cut;

/** What the application told of how it handled a request; immutable, any part may be null. */
public final class Handling {

  /** It told nothing. */
  public static final Handling UNKNOWN = new Handling(null, null, null);

  private final String routeTemplate;
  private final String location;
  private final String contentType;
  private final boolean staticFile;

  /**
   * @param routeTemplate the web framework's route, such as {@code /orders/{id}}
   * @param location the response's header Location, if a rule asks for it, or it may have been a
   *     log-in
   * @param contentType the response's media type with its parameters, in the same cases
   */
  public Handling(String routeTemplate, String location, String contentType) {
    this(routeTemplate, location, contentType, false);
  }

  private Handling(String routeTemplate, String location, String contentType, boolean staticFile) {
    this.routeTemplate = Cut.chars(routeTemplate, RequestContent.MAX_TEXT_CHARS);
    this.location = Cut.chars(location, RequestContent.MAX_TEXT_CHARS);
    this.contentType = Cut.chars(contentType, RequestContent.MAX_TEXT_CHARS);
    this.staticFile = staticFile;
  }

  public String routeTemplate() {
    return routeTemplate;
  }

  public String location() {
    return location;
  }

  public String contentType() {
    return contentType;
  }

  /** Whether a static file was asked for, by its name, and answered with. */
  public boolean isStaticFile() {
    return staticFile;
  }

  /** The same, by what the answer has turned out to be. */
  public Handling withStaticFile(boolean is) {
    return is == staticFile ? this : new Handling(routeTemplate, location, contentType, is);
  }

  /** The same by a route that was found later; null for none. */
  public Handling withRoute(String later) {
    return later == null || later.equals(routeTemplate)
        ? this
        : new Handling(later, location, contentType, staticFile);
  }

  /** The same with the headers of a response as it stands. */
  public Handling withHeaders(String locationNow, String contentTypeNow) {
    boolean none = locationNow == null && contentTypeNow == null;
    return none && location == null && contentType == null
        ? this
        : new Handling(routeTemplate, locationNow, contentTypeNow, staticFile);
  }

  /** How many characters it holds. */
  int length() {
    // The template is the application's own object, the same for all requests.
    return TextLength.of(location) + TextLength.of(contentType);
  }
}
