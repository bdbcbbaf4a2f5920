package io.useractivity.engine.classify.call;

/**
 * What a request calls, as its wire format tells it: the method of a service, the event of a
 * component, the phase of a portlet. Never what is handed over, and no ids of a session. Immutable.
 */
public final class Call {

  /** What something that nobody has a word for is counted as. */
  static final String CALL = "call";

  private final String text;
  private final String name;
  private final String component;
  private final String path;
  private final boolean reading;

  private Call(String text, String name, String component, String path, boolean reading) {
    this.text = text;
    this.name = name;
    this.component = component;
    this.path = path;
    this.reading = reading;
  }

  /**
   * The method of a service.
   *
   * @param service its name, maybe that of a class; null for none
   * @return null if there is nothing that could be a method's name
   */
  static Call ofService(String service, String method) {
    String name = PlainName.of(method);
    if (name == null) {
      return null;
    }
    String own = service == null ? null : PlainName.of(PlainName.lastOf(service));
    String text = own == null ? name : own + '.' + name;
    return new Call(text, name, own == null ? null : PlainName.ofWhatItServes(own), null, false);
  }

  /**
   * Something that happens to a component of a page.
   *
   * @param text what is shown
   * @param name which may say what is done; null for none
   */
  static Call ofComponent(String text, String name) {
    return new Call(text, name, null, null, false);
  }

  /** The same call, which is named by another path than its own. */
  Call at(String otherPath) {
    return new Call(text, name, component, otherPath, reading);
  }

  /** The same call, which changes nothing whatever it is called. */
  Call asReading() {
    return new Call(text, name, component, path, true);
  }

  /** The same call, which is about what its name says. */
  Call aboutItsName() {
    return about(name);
  }

  /** The same call, which is about something of that kind; null for what is not known. */
  Call about(String kind) {
    return new Call(text, name, kind, path, reading);
  }

  /** The same call under another text. */
  Call as(String otherText) {
    return new Call(otherText, name, component, path, reading);
  }

  /** What is shown of it. */
  public String text() {
    return text;
  }

  /** The method or component that may say what is done; null if nothing does. */
  public String name() {
    return name;
  }

  /** What the service is for: {@code user} for a {@code UserService}; null for none. */
  public String component() {
    return component;
  }

  /** What the request's path is without what belongs to the call; null if that is all of it. */
  public String path() {
    return path;
  }

  /** Whether it is known to change nothing. */
  public boolean isReading() {
    return reading;
  }

  /** The activity type where no name tells one. */
  public String otherwise() {
    return CALL;
  }
}
