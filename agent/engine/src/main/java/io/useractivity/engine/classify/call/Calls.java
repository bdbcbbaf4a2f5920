package io.useractivity.engine.classify.call;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.classify.RequestFields;
import io.useractivity.engine.record.RequestContent;

/** Finds out what a request calls, by the first of the wire formats that it is in. */
public final class Calls {

  private Calls() {}

  /**
   * What a request calls.
   *
   * @param path normalised, within the application
   * @param fields redacted
   * @param content as it came, null for none: no value of it may get into a call
   * @return null for nothing that its path does not say
   */
  @DontInline
  public static Call of(String path, RequestFields fields, RequestContent content) {
    Call call = content == null || content.body() == null ? null : inBody(path, content);
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

  private static Call inBody(String path, RequestContent content) {
    String type = content.contentType();
    if (type == null) {
      return null;
    }
    if (is(type, "text/x-gwt-rpc")) {
      return GwtCall.of(BodyText.of(content));
    }
    if (is(type, "text/xml") || is(type, "application/soap+xml") || is(type, "application/xml")) {
      return XmlCall.of(BodyText.of(content));
    }
    return is(type, "text/plain") ? UidlCall.of(path, BodyText.of(content)) : null;
  }

  private static boolean is(String type, String wanted) {
    return type.regionMatches(true, 0, wanted, 0, wanted.length());
  }
}
