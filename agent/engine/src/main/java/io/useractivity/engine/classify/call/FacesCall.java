package io.useractivity.engine.classify.call;

import io.useractivity.engine.classify.RequestFields;

/** JSF: the component that a request is about, and what happened to it. */
final class FacesCall {

  private static final String[] NAMESPACES = {"javax.faces.", "jakarta.faces."};

  private static final String[] STATES = {
    "javax.faces.ViewState", "jakarta.faces.ViewState", "com.sun.faces.VIEW"
  };

  private FacesCall() {}

  /** What happened; null if it is no request of JSF's, or does not tell. */
  static Call of(RequestFields fields) {
    boolean faces = false;
    for (String name : fields.parameterNames()) {
      for (String state : STATES) {
        faces |= name.equals(state);
      }
    }
    if (!faces) {
      return null;
    }
    for (String namespace : NAMESPACES) {
      String source = fields.parameter(namespace + "source");
      if (source != null) {
        return component(source, event(namespace, fields));
      }
    }
    return ofLink(fields);
  }

  private static String event(String namespace, RequestFields fields) {
    String event = fields.parameter(namespace + "behavior.event");
    return PlainName.of(event == null ? fields.parameter(namespace + "partial.event") : event);
  }

  /** A link sends its own id twice (Mojarra), or in a field for that (MyFaces). */
  private static Call ofLink(RequestFields fields) {
    String form = null;
    String link = null;
    for (String name : fields.parameterNames()) {
      String value = fields.parameter(name);
      if (value != null && (name.endsWith(":_idcl") || name.endsWith(":_link_hidden_"))) {
        return component(value, null);
      }
      if (name.equals(value)) { // so does the form itself
        link = name.indexOf(':') > 0 ? name : link;
        form = name.indexOf(':') > 0 ? form : name;
      }
    }
    return link == null || form == null ? null : component(link, null);
  }

  private static Call component(String clientId, String event) {
    String path = PlainName.path(clientId, ':');
    if (path == null) {
      return null;
    }
    return Call.ofComponent(event == null ? path : path + ' ' + event, PlainName.lastName(path));
  }
}
