package org.example.embedded;

/** Undertow reads no web.xml: this does. */
public final class UndertowMain {

  private UndertowMain() {}
}
