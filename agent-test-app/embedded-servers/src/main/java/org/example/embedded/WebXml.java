package org.example.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A web.xml as far as the test application uses it. */
final class WebXml {

  private final Element root;

  WebXml(InputStream in) throws IOException {
    try {
      root =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  /** What is called that, in the file's order. */
  List<Element> all(String name) {
    return children(root, name);
  }

  /**
   * The patterns of a servlet or filter.
   *
   * @param kind {@code servlet} or {@code filter}
   */
  List<String> patterns(String kind, Element named) {
    List<String> patterns = new ArrayList<>();
    for (Element mapping : all(kind + "-mapping")) {
      if (text(named, kind + "-name").equals(text(mapping, kind + "-name"))) {
        patterns.add(text(mapping, "url-pattern"));
      }
    }
    return patterns;
  }

  static boolean isTrue(Element parent, String name) {
    return "true".equals(text(parent, name));
  }

  /** A limit of the element {@code multipart-config}; -1, for none, unless it is said. */
  static long limit(Element multipartConfig, String name) {
    String said = text(multipartConfig, name);
    return said == null ? -1 : Long.parseLong(said);
  }

  /** Null if there is none. */
  static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? null : found.get(0).getTextContent().trim();
  }

  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element && nodes.item(i).getNodeName().equals(name)) {
        found.add((Element) nodes.item(i));
      }
    }
    return found;
  }
}
