package io.useractivity.engine.classify.call;

import io.useractivity.engine.classify.RequestFields;
import io.useractivity.engine.record.RequestContent;

/**
 * DWR: {@code /dwr/call/plaincall/UserService.deleteUser.dwr}; of several calls in one request the
 * body names each, and the first counts.
 */
final class DwrCall {

  private static final String[] FOLDERS = {"/dwr/call/", "/dwr/exec/"};
  private static final String ENDING = ".dwr";

  private DwrCall() {}

  /** What is called; null if it is no call of DWR's. */
  static Call of(String path, RequestFields fields, RequestContent content) {
    int folder = -1;
    for (String each : FOLDERS) {
      folder = Math.max(folder, path.indexOf(each));
    }
    if (folder < 0) {
      return null;
    }
    int slash = path.lastIndexOf('/');
    String last = path.substring(slash + 1);
    String called = last.endsWith(ENDING) ? last.substring(0, last.length() - 4) : last;
    int dot = called.lastIndexOf('.');
    Call call;
    if (called.startsWith("Multiple.") || dot < 0) {
      call = Call.ofService(value("c0-scriptName", fields, content), methodOf(fields, content));
    } else {
      call = Call.ofService(called.substring(0, dot), called.substring(dot + 1));
    }
    return (call == null ? Call.ofComponent(Call.CALL, null) : call).at(path.substring(0, slash));
  }

  private static String methodOf(RequestFields fields, RequestContent content) {
    return value("c0-methodName", fields, content);
  }

  /** Of a form or query, or of a body that has a line for each. */
  private static String value(String name, RequestFields fields, RequestContent content) {
    String field = fields.parameter(name);
    if (field != null) {
      return field;
    }
    String body = BodyText.of(content);
    int start = body.indexOf(name + '=');
    if (start < 0
        || (start > 0 && body.charAt(start - 1) >= ' ' && body.charAt(start - 1) != '&')) {
      return null;
    }
    int end = start + name.length() + 1;
    while (end < body.length() && body.charAt(end) >= ' ' && body.charAt(end) != '&') {
      end++;
    }
    return body.substring(start + name.length() + 1, end);
  }
}
