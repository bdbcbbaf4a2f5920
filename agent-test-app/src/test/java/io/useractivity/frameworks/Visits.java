package io.useractivity.frameworks;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a visitor does in each application, with the statuses that the framework gives: pages with a
 * part of the path as parameter, a form, and errors that the framework itself raises.
 */
final class Visits {

  private Visits() {}

  static void springMvc(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/orders/42", 200);
    visitor.post("/orders", 302, "item", "tea");
    visitor.get("/orders/42/total", 200);
    visitor.get("/orders/42/lost", 500);
    visitor.get("/orders/42/invoice", 410);
    visitor.get("/orders/42/parcel", 501);
    visitor.get("/orders/forty-two", 400);
    visitor.post("/orders", 400);
    visitor.send("DELETE", "/orders", 405, null, null);
    visitor.get("/broken", 500);
    visitor.get("/nothing-here", 404);
  }

  static void jaxRs(Visitor visitor) throws IOException, InterruptedException {
    jaxRs("/rest", visitor);
    visitor.get("/nothing-here", 404);
  }

  static void jaxRsAtTheRoot(Visitor visitor) throws IOException, InterruptedException {
    jaxRs("", visitor);
  }

  private static void jaxRs(String base, Visitor visitor) throws IOException, InterruptedException {
    visitor.get(base + "/orders/42", 200);
    visitor.post(base + "/orders", 201, "item", "tea");
    visitor.get(base + "/orders/42/total", 200);
    visitor.get(base + "/orders/42/lost", 403);
    visitor.get(base + "/orders/0", 404);
    visitor.send("POST", base + "/orders", 415, "text/plain", "tea");
    visitor.send("DELETE", base + "/orders", 405, null, null);
    visitor.get(base + "/orders/forty-two", 404);
    visitor.get(base + "/orders/broken", 500);
    visitor.get(base + "/nothing-here", 404);
  }

  static void struts1(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/orders/42.do?item=tea", 200);
    visitor.post("/orders/new.do", 302, "item", "tea");
    visitor.get("/orders/42.do?item=nothing", 500);
    visitor.get("/nothing-here.do", 500);
  }

  static void struts2(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/orders/42", 200);
    visitor.post("/orders", 302, "item", "tea");
    visitor.get("/orders/0", 500);
    visitor.get("/nothing-here", 404);
  }

  static void faces(Visitor visitor) throws IOException, InterruptedException {
    String page = visitor.get("/order.xhtml", 200);
    submit(visitor, page, 302, "tea");
    visitor.get("/saved.xhtml", 200);
    submit(visitor, page, 500, "nothing");
    visitor.get("/nothing-here.xhtml", 404);
  }

  private static void submit(Visitor visitor, String page, int expected, String item)
      throws IOException, InterruptedException {
    visitor.post(
        "/order.xhtml",
        expected,
        "form",
        "form",
        "form:item",
        item,
        "form:save",
        "Save",
        "form_SUBMIT",
        "1",
        first("name=\"(j[a-z]+\\.faces\\.ViewState)\"", page),
        first("faces\\.ViewState\"[^>]* value=\"([^\"]+)\"", page));
  }

  static void wicket(Visitor visitor) throws IOException, InterruptedException {
    String page = visitor.get("/orders/42", 200);
    String action = first("action=\"\\./([^\"]+)\"", page).replace("&amp;", "&");
    visitor.post("/orders/" + action, 302, "item", "tea");
    visitor.get("/orders/0", 500);
    visitor.get("/nothing-here", 404);
  }

  static void gwt(Visitor visitor) throws IOException, InterruptedException {
    call(visitor, 200, "42");
    call(visitor, 500, "0");
    visitor.get("/shop/orders", 405);
  }

  /** GWT's own wire format, version 7, as the browser's half sends it. */
  private static void call(Visitor visitor, int expected, String id)
      throws IOException, InterruptedException {
    visitor.send(
        "POST",
        "/shop/orders",
        expected,
        "text/x-gwt-rpc; charset=utf-8",
        "7|0|6|http://localhost/shop/|0123456789ABCDEF0123456789ABCDEF"
            + "|org.example.frameworks.gwt.OrderService|show|java.lang.String/2004016611|"
            + id
            + "|1|2|3|4|1|5|6|",
        "X-GWT-Permutation",
        "0123456789ABCDEF0123456789ABCDEF",
        "X-GWT-Module-Base",
        "http://localhost/shop/");
  }

  static void vaadin(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/orders/42", 200);
    String window =
        visitor.post(
            "/orders/42?v-1", 200, "v-browserDetails", "1", "v-loc", "http://localhost/orders/42");
    String key = first("Security-Key\\W+([0-9a-f-]+)", window);
    visitor.send(
        "POST",
        "/UIDL/?v-uiId=0",
        200,
        "application/json; charset=UTF-8",
        "{\"csrfToken\":\"" + key + "\",\"rpc\":[],\"syncId\":0,\"clientId\":0}");
    String field = first("\\W(\\d+)\\W{3,6}id\\W+word\\W", window);
    String typed =
        visitor.send(
            "POST",
            "/UIDL/?v-uiId=0",
            200,
            "application/json; charset=UTF-8",
            "{\"csrfToken\":\""
                + key
                + "\",\"rpc\":[[\""
                + field
                + "\",\"com.vaadin.shared.ui.textfield.AbstractTextFieldServerRpc\",\"setText\",[\""
                + Visitor.TYPED
                + "\","
                + Visitor.TYPED.length()
                + "]],[\"0\",\"v\",\"v\",[\"typed\",[\"s\",\""
                + Visitor.TYPED
                + "\"]]]],\"syncId\":1,\"clientId\":1}");
    first("(typed " + Visitor.TYPED.length() + " characters)", typed);
    visitor.get("/VAADIN/nothing-here.js", 404);
  }

  static void jsonRpc(Visitor visitor) throws IOException, InterruptedException {
    String answer =
        visitor.send(
            "POST",
            "/orders",
            200,
            "application/json",
            "{\"jsonrpc\":\"2.0\",\"method\":\"show\",\"params\":[\"42\",\""
                + Visitor.TYPED
                + "\"],\"id\":1}");
    first("(with " + Visitor.TYPED.length() + " characters)", answer);
    visitor.get("/orders", 405);
  }

  static void jsp(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/orders/42", 200);
    visitor.post("/orders/42", 200, "item", "tea");
    visitor.get("/latest.jsp", 200);
    visitor.get("/orders/0", 500);
    visitor.get("/orders/1", 410);
    visitor.get("/nothing-here.jsp", 404);
  }

  private static String first(String pattern, String page) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    if (!matcher.find()) {
      throw new IllegalStateException("No " + pattern + " in " + page);
    }
    return matcher.group(1);
  }
}
