package io.useractivity.engine.classify.call;

/** SOAP and XML-RPC: what the body's first element is called, or what names the method. */
final class XmlCall {

  private final String xml;
  private int at;

  private XmlCall(String xml) {
    this.xml = xml;
  }

  /** What is called; null if it is neither. */
  static Call of(String xml) {
    return new XmlCall(xml).read();
  }

  private Call read() {
    String root = nextElement();
    if ("methodCall".equals(root)) {
      return "methodName".equals(nextElement()) ? ofXmlRpc(text()) : null;
    }
    if (!"Envelope".equals(root)) {
      return null;
    }
    String element = nextElement();
    while (element != null && !element.equals("Body")) {
      element = nextElement();
    }
    return element == null ? null : ofSoap(nextElement());
  }

  private static Call ofXmlRpc(String method) {
    int dot = method.lastIndexOf('.');
    return Call.ofService(dot < 0 ? null : method.substring(0, dot), method.substring(dot + 1));
  }

  /** Document style calls the element after its message. */
  private static Call ofSoap(String element) {
    boolean request = element != null && element.endsWith("Request") && element.length() > 7;
    Call call =
        Call.ofService(null, request ? element.substring(0, element.length() - 7) : element);
    return call == null || !request ? call : call.as(element);
  }

  /** The local name of the next element that begins; null if none does. */
  private String nextElement() {
    int open = xml.indexOf('<', at);
    while (open >= 0 && open + 1 < xml.length()) {
      if (xml.startsWith("<!--", open)) {
        at = behind("-->", open);
      } else if (xml.startsWith("<![CDATA[", open)) {
        at = behind("]]>", open);
      } else if ("/?!".indexOf(xml.charAt(open + 1)) >= 0) {
        at = open + 2;
      } else {
        return elementAt(open + 1);
      }
      open = xml.indexOf('<', at);
    }
    return null;
  }

  private int behind(String end, int from) {
    int found = xml.indexOf(end, from);
    return found < 0 ? xml.length() : found + end.length();
  }

  private String elementAt(int start) {
    int end = start;
    while (end < xml.length() && " \t\r\n/>".indexOf(xml.charAt(end)) < 0) {
      end++;
    }
    at = end;
    if (end == xml.length()) {
      return null; // the name may be cut
    }
    String name = xml.substring(start, end);
    return name.substring(name.indexOf(':') + 1);
  }

  /** What stands in the element that was found last. */
  private String text() {
    int start = xml.indexOf('>', at) + 1;
    int end = start == 0 ? -1 : xml.indexOf('<', start);
    return end < 0 ? "" : xml.substring(start, end).trim();
  }
}
