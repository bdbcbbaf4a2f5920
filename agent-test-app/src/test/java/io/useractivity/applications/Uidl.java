package io.useractivity.applications;

import java.io.IOException;

/**
 * Vaadin 6's language between browser and server: what has been changed goes there, the new picture
 * comes back, both with numbers for components.
 *
 * @param address of the application, with a slash at the end
 * @param picture the last one, before the others: each tells only what has changed
 * @param key what each request proves itself with
 */
record Uidl(Visitor visitor, String address, String picture, String key) {

  private static final char BURST = '\u001d';
  private static final char VARIABLE = '\u001e';
  private static final char FIELD = '\u001f';

  /** Asks for a picture of everything. */
  static Uidl paint(Visitor visitor, String address) throws IOException, InterruptedException {
    String query = "UIDL?repaintAll=1&sh=1050&sw=1680&cw=1680&ch=500&vw=1680";
    String picture = send(visitor, address + query, "init", Told.view());
    return new Uidl(visitor, address, picture, Visitor.find("Security-Key\":\"([^\"]+)", picture));
  }

  /** Presses a button. */
  Uidl click(String caption, Told told) throws IOException, InterruptedException {
    return tell(told, variable("true", component("\"caption\": \"" + caption), "state", "b"));
  }

  /** Writes into a field and leaves it with the key that the panel around it listens to. */
  Uidl enter(String text, String field, String panel, Told told)
      throws IOException, InterruptedException {
    return tell(
        told,
        variable(text, component(field), "text", "s")
            + VARIABLE
            + variable("1", component(panel), "action", "s"));
  }

  /** Chooses in a menu. */
  Uidl choose(String menu, String text, Told told) throws IOException, InterruptedException {
    String item = Visitor.find("\"id\":(\\d+),\"text\": \"" + text + "\"", picture);
    return tell(told, variable(item, component(menu), "clickedId", "i"));
  }

  private Uidl tell(Told told, String change) throws IOException, InterruptedException {
    String next = send(visitor, address + "UIDL?windowName=1", key + BURST + change, told);
    return new Uidl(visitor, address, next + picture, key);
  }

  /** The number of the component that says that of itself. */
  private String component(String says) {
    return Visitor.find("\"id\": \"(PID\\d+)\"[^{}\\[\\]]*?" + says, picture);
  }

  private static String variable(String value, String component, String name, String type) {
    return value + FIELD + component + FIELD + name + FIELD + type;
  }

  private static String send(Visitor visitor, String path, String body, Told told)
      throws IOException, InterruptedException {
    return Visitor.text(visitor.send("POST", path, 200, told, "text/plain;charset=utf-8", body));
  }
}
