package io.useractivity.engine.classify.call;

import io.useractivity.engine.classify.RequestFields;
import io.useractivity.engine.record.RequestContent;
import java.nio.charset.StandardCharsets;

/** Finds out what a request calls, by the first of the wire formats that it is in. */
public final class Calls {

  /** As much is looked at of a body. */
  private static final int MAX_BODY_CHARS = 8_192;

  private Calls() {}

  /**
   * What a request calls.
   *
   * @param path normalised, within the application
   * @param fields redacted
   * @param content as it came, null for none: no value of it may get into a call
   * @return null for nothing that its path does not say
   */
  public static Call of(String path, RequestFields fields, RequestContent content) {
    Call call = content == null || content.body() == null ? null : inBody(content);
    if (call == null) {
      call = DwrCall.of(path, fields, content);
    }
    if (call == null) {
      call = JsonCall.of(path, fields);
    }
    if (call == null) {
      call = FacesCall.of(fields);
    }
    if (call == null) {
      call = ZkCall.of(fields);
    }
    if (call == null) {
      call = WicketCall.of(fields);
    }
    return call == null ? PortletCall.of(path, fields) : call;
  }

  private static Call inBody(RequestContent content) {
    String type = content.contentType();
    if (type == null) {
      return null;
    }
    if (is(type, "text/x-gwt-rpc")) {
      return GwtCall.of(text(content));
    }
    if (is(type, "text/xml") || is(type, "application/soap+xml") || is(type, "application/xml")) {
      return XmlCall.of(text(content));
    }
    return null;
  }

  private static boolean is(String type, String wanted) {
    return type.regionMatches(true, 0, wanted, 0, wanted.length());
  }

  /** The beginning of a body, in which the names that are looked for are of ASCII. */
  static String text(RequestContent content) {
    byte[] body = content.body();
    return new String(body, 0, Math.min(body.length, MAX_BODY_CHARS), StandardCharsets.ISO_8859_1);
  }
}
