package io.useractivity.engine.classify.call;

import io.useractivity.engine.classify.RequestFields;

/**
 * Portlets: which one, and in which phase. Liferay and GateIn say it in parameters, Pluto in
 * segments of the path that begin with two underlines.
 */
final class PortletCall {

  private static final String INSTANCE = "_INSTANCE_";

  /** What Pluto puts between underlines and the portlet's window. */
  private static final String[] PLUTO = {
    "ac", "rs", "ri", "cl", "rp", "pr", "sp", "ws", "pm", "pd", "wm"
  };

  private PortletCall() {}

  /** Which portlet does what; null for none. */
  static Call of(String path, RequestFields fields) {
    int segment = path.indexOf("/__");
    if (segment >= 0) {
      Call call = ofPluto(path, segment);
      if (call != null) {
        return call;
      }
    }
    String liferay = fields.parameter("p_p_id");
    if (liferay != null) {
      int instance = liferay.indexOf(INSTANCE);
      String portlet = instance < 0 ? liferay : liferay.substring(0, instance);
      return call(portlet, phase(fields.parameter("p_p_lifecycle"), "1", "2"));
    }
    String gateIn = fields.parameter("portal:componentId");
    return gateIn == null
        ? null
        : call(gateIn, phase(fields.parameter("portal:type"), "action", "resource"));
  }

  private static String phase(String said, String action, String resource) {
    return action.equals(said) ? "action" : resource.equals(said) ? "resource" : "render";
  }

  private static Call ofPluto(String path, int first) {
    String phase = "render";
    String window = null;
    for (int start = first; start >= 0; start = path.indexOf("/__", start + 1)) {
      String kind =
          path.substring(Math.min(path.length(), start + 3), Math.min(path.length(), start + 5));
      if (!isOfPluto(kind)) {
        return null;
      }
      int end = path.indexOf('/', start + 1);
      String encoded = path.substring(start + 5, end < 0 ? path.length() : end);
      boolean acts = kind.equals("ac") || kind.equals("rs");
      if (acts) {
        phase = kind.equals("ac") ? "action" : "resource";
      }
      window = acts || window == null ? windowOf(encoded) : window;
    }
    return call(window, phase).at(first == 0 ? "/" : path.substring(0, first));
  }

  private static boolean isOfPluto(String kind) {
    for (String each : PLUTO) {
      if (each.equals(kind)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Application, dot and portlet. Before them stands a slash, behind them what tells windows apart;
   * a dot is written as 0x2, a slash as 0x3.
   */
  private static String windowOf(String encoded) {
    StringBuilder window = new StringBuilder();
    for (int i = 0; i < encoded.length() && "!|_:".indexOf(encoded.charAt(i)) < 0; i++) {
      boolean sign = encoded.startsWith("0x2", i) || encoded.startsWith("0x3", i);
      if (!sign) {
        window.append(encoded.charAt(i));
      } else if (encoded.charAt(i + 2) == '2') {
        window.append('.');
      } else {
        window.setLength(0);
      }
      i += sign ? 2 : 0;
    }
    return window.toString();
  }

  /** The name of the action, if there is one, is a parameter of the portlet's. */
  private static Call call(String portlet, String phase) {
    String name = PlainName.of(portlet);
    Call call = Call.ofComponent((name == null ? "portlet" : name) + ' ' + phase, null);
    return phase.equals("render") ? call.asReading() : call;
  }
}
