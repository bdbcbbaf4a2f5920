package io.useractivity.engine.classify.call;

import io.useractivity.engine.classify.RequestFields;
import java.util.List;
import java.util.Map;

/**
 * Calls in JSON: Vaadin's {@code rpc}, Eclipse RAP's {@code operations}, JSON-RPC, Ext.Direct and
 * GraphQL. What is redacted has been told from what is called by then.
 */
final class JsonCall {

  private static final int METHOD = 2;

  private JsonCall() {}

  /** What is called; null if it is none of these. */
  static Call of(String path, RequestFields fields) {
    Object json = fields.json();
    Object first =
        json instanceof List && !((List<?>) json).isEmpty() ? ((List<?>) json).get(0) : json;
    if (!(first instanceof Map)) {
      String query = path.endsWith("graphql") ? fields.parameter("query") : null;
      return query == null ? null : GraphQlCall.of(query, fields.parameter("operationName"));
    }
    Map<?, ?> members = (Map<?, ?>) first;
    if (members.get("rpc") instanceof List) {
      return ofVaadin((List<?>) members.get("rpc"));
    }
    if (members.get("operations") instanceof List && members.containsKey("head")) {
      return ofRap((List<?>) members.get("operations"));
    }
    String method = text(members.get("method"));
    if (method != null) {
      return ofMethod(members, method);
    }
    String query = text(members.get("query"));
    return query == null ? null : GraphQlCall.of(query, text(members.get("operationName")));
  }

  private static Call ofMethod(Map<?, ?> members, String method) {
    String action = text(members.get("action"));
    if (action != null && members.containsKey("tid")) {
      return Call.ofService(action, method);
    }
    if (!members.containsKey("jsonrpc") && !members.containsKey("params")) {
      return null;
    }
    int end = Math.max(method.lastIndexOf('.'), method.lastIndexOf('/'));
    return Call.ofService(end < 0 ? null : method.substring(0, end), method.substring(end + 1));
  }

  /** Of several calls the last, which the others have made ready: typed first, then clicked. */
  private static Call ofVaadin(List<?> calls) {
    Call last = null;
    for (Object each : calls) {
      Call call =
          each instanceof List
              ? ofConnector((List<?>) each)
              : each instanceof Map ? ofFlow((Map<?, ?>) each) : null;
      last = call == null ? last : call;
    }
    return last == null ? Call.ofComponent("UIDL", null) : last;
  }

  /** Connector, interface, method; the connector is of one session. */
  private static Call ofConnector(List<?> call) {
    if (call.size() <= METHOD) {
      return null;
    }
    String type = text(call.get(1));
    String method = PlainName.of(text(call.get(METHOD)));
    if (type == null || method == null) {
      return null;
    }
    if (type.equals("v") && method.equals("v")) {
      return Call.ofComponent("variables", null);
    }
    String own = PlainName.of(PlainName.lastOf(type));
    return Call.ofComponent(own == null ? method : own + '.' + method, method);
  }

  private static Call ofFlow(Map<?, ?> call) {
    String method = PlainName.of(text(call.get("templateEventMethodName")));
    if (method != null) {
      return Call.ofComponent(method, method);
    }
    String event = PlainName.of(text(call.get("event")));
    String name = event == null ? PlainName.of(text(call.get("type"))) : event;
    return name == null ? null : Call.ofComponent(name, null);
  }

  /** {@code ["notify", "w12", "Selection"]} or {@code ["call", "rwt.client.X", "method"]}. */
  private static Call ofRap(List<?> operations) {
    Call last = null;
    for (Object each : operations) {
      List<?> operation = each instanceof List ? (List<?>) each : null;
      if (operation != null && operation.size() > METHOD && !"set".equals(operation.get(0))) {
        String name = PlainName.of(text(operation.get(METHOD)));
        last = name == null ? last : Call.ofComponent(name, name);
      }
    }
    return last;
  }

  private static String text(Object value) {
    return value instanceof String ? (String) value : null;
  }
}
