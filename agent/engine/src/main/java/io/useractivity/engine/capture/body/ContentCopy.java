package io.useractivity.engine.capture.body;

import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.record.RequestContent;
import java.io.Reader;
import java.util.Locale;

/**
 * What one request carries, gathered while the application itself asks for it: nothing is read
 * ahead of the application, so that encodings, streams and parameters are what they were. For the
 * thread that works on the request.
 */
public final class ContentCopy {

  /** Of a request that has ended: takes nothing any more. */
  public static final ContentCopy ENDED = new ContentCopy(null, null, null, null, 0);

  /** What a reader decodes where nobody says anything (ServletRequest.getReader). */
  private static final String SPECIFIED_ENCODING = "ISO-8859-1";

  private final RequestContent.Builder content = new RequestContent.Builder();
  private final String contentType;
  private final boolean compressed;
  private final int maxBytes;

  private BodyCopy body;
  private boolean parametersAsked;
  private boolean partsAsked;

  /**
   * @param contentEncoding the header, null for none
   * @param maxBytes how much of body and parameters is kept; 0 for nothing
   */
  public ContentCopy(
      String query, String contentType, String contentEncoding, String referer, int maxBytes) {
    this.contentType = contentType;
    this.compressed = contentEncoding != null;
    this.maxBytes = maxBytes;
    content.query(query).contentType(contentType).referer(referer);
  }

  /** The copy of the body; null if none is wanted. */
  public BodyCopy body() {
    if (body == null && maxBytes > 0) {
      body = new BodyCopy(maxBytes, compressed);
    }
    return body;
  }

  /** The container has given out the body's stream or reader: copies what encoding it then has. */
  public void opened(ServletApi servletApi, Object request, Object source) throws Throwable {
    if (maxBytes == 0) {
      return;
    }
    String encoding = servletApi.characterEncoding(request);
    content.encoding(encoding);
    if (source instanceof Reader) { // most read through the stream
      content.bodyEncoding(encoding == null ? SPECIFIED_ENCODING : encoding);
    }
  }

  /** The container has parsed the parameters: copies them once, if they may come from the body. */
  public void parametersRead(ServletApi servletApi, Object request) throws Throwable {
    if (parametersAsked || maxBytes == 0 || !hasForm()) {
      return;
    }
    parametersAsked = true; // first of all: what follows asks for parameters itself
    content.encoding(servletApi.characterEncoding(request));
    ParameterCopy parameters = new ParameterCopy(maxBytes);
    parameters.addAll(servletApi, request);
    parameters.moveTo(content);
  }

  /** The container has parsed the parts: copies what they are called, once. */
  public void partsRead(ServletApi servletApi, Object request) throws Throwable {
    if (partsAsked || maxBytes == 0) {
      return;
    }
    partsAsked = true;
    for (Object part : servletApi.parts().of(request)) {
      if (content.hasRoomForPart()) {
        content.part(servletApi.parts().describe(part));
      } else {
        content.partDropped();
      }
    }
  }

  private boolean hasForm() {
    if (contentType == null) {
      return false;
    }
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("application/x-www-form-urlencoded")
        || type.startsWith("multipart/form-data");
  }

  /** What is there at the end; null for nothing. */
  public RequestContent toContent() {
    if (body != null) {
      body.moveTo(content);
    }
    return content.build();
  }
}
