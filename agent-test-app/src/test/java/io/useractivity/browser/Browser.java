package io.useractivity.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.useractivity.servers.MissingPart;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * One tab of Debian's Chromium without a screen, driven by its own DevTools protocol: no driver has
 * to fit its version. Everything that pages say to the console and every request is kept.
 */
public final class Browser implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration OFTEN = Duration.ofMillis(20);

  /** The first are for machines without a display or a network; the rest keep it from calling. */
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars",
          "--lang=en",
          "--remote-debugging-port=0");

  private final Process process;
  private final WebSocket socket;
  private final String session;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers;
  private final List<String> said;
  private final List<String> requested;

  private Browser(Process process, WebSocket socket, Events events) {
    this.process = process;
    this.socket = socket;
    this.answers = events.answers;
    this.said = events.said;
    this.requested = events.requested;
    String tab =
        call(null, "Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
    this.session =
        call(null, "Target.attachToTarget", Map.of("targetId", tab, "flatten", true))
            .get("sessionId")
            .asText();
    call("Page.enable", Map.of());
    call("Runtime.enable", Map.of());
    call("Log.enable", Map.of());
    call("Network.enable", Map.of());
  }

  /**
   * Starts it, or skips the test where there is none.
   *
   * @param profile is made
   */
  public static Browser startOrSkip(Path profile) throws Exception {
    Optional<File> program = program();
    if (program.isEmpty()) {
      MissingPart.report("Chromium (the package chromium)");
    }
    assumeTrue(program.isPresent());
    return start(program.get(), Files.createDirectory(profile));
  }

  /** The program by its usual names; empty where there is none. */
  private static Optional<File> program() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of("/usr/bin/", "/usr/local/bin/").map(folder -> new File(folder + name)))
        .filter(File::canExecute)
        .findFirst();
  }

  private static Browser start(File program, Path profile) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.getPath()));
    command.addAll(FLAGS);
    command.add("--user-data-dir=" + profile);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("output.txt").toFile())
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> Files.exists(port) && Files.readAllLines(port).size() > 1);
    List<String> lines = Files.readAllLines(port);
    Events events = new Events();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)), events)
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return new Browser(process, socket, events);
  }

  /** Takes what the browser sends. */
  private static final class Events implements WebSocket.Listener {

    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> requested = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        String message = part.toString();
        part.setLength(0);
        take(message);
      }
      socket.request(1);
      return null;
    }

    private void take(String message) {
      JsonNode json;
      try {
        json = MAPPER.readTree(message);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      if (json.has("id")) {
        answers.remove(json.get("id").asInt()).complete(json);
        return;
      }
      JsonNode what = json.path("params");
      switch (json.path("method").asText()) {
        case "Runtime.consoleAPICalled" -> said.add(what.path("args").toString());
        case "Runtime.exceptionThrown" -> said.add(what.path("exceptionDetails").toString());
        case "Log.entryAdded" -> said.add(what.path("entry").path("text").asText());
        case "Network.requestWillBeSent" ->
            requested.add(what.path("request").path("url").asText());
        case "Page.javascriptDialogOpening" -> said.add("DIALOG " + what.path("message").asText());
        default -> {}
      }
    }
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    return call(session, method, parameters);
  }

  private JsonNode call(String itsSession, String method, Map<String, ?> parameters) {
    ObjectNode message = MAPPER.createObjectNode();
    int id = calls.incrementAndGet();
    message.put("id", id).put("method", method);
    message.set("params", MAPPER.valueToTree(parameters));
    if (itsSession != null) {
      message.put("sessionId", itsSession);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    try {
      socket.sendText(message.toString(), true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      JsonNode result = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (result.has("error")) {
        throw new IllegalStateException(method + ": " + result.get("error"));
      }
      return result.get("result");
    } catch (Exception e) {
      throw new IllegalStateException(method + ": " + e, e);
    }
  }

  /** Width and height in CSS pixels, and whether dark colours are liked. */
  public void look(int width, int height, boolean dark) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Shows pages as they are on paper, or on the screen again. */
  public void paper(boolean on) {
    call("Emulation.setEmulatedMedia", Map.of("media", on ? "print" : ""));
  }

  /** Is nobody again, for all servers. */
  public void forgetCookies() {
    call("Network.clearBrowserCookies", Map.of());
  }

  /** Switches the pages' scripts on or off. */
  public void scripts(boolean on) {
    call("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  /** Opens an address and waits until it is loaded. */
  public void open(String address) {
    JsonNode result = call("Page.navigate", Map.of("url", address));
    if (result.has("errorText")) {
      throw new IllegalStateException(address + ": " + result.get("errorText").asText());
    }
    loaded();
  }

  /** Waits until the page is loaded. */
  public void loaded() {
    until("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /** Waits until an expression is true. */
  public void until(String expression) {
    Awaitility.await(expression)
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .ignoreExceptions() // between two pages
        .until(() -> value(expression).asBoolean());
  }

  /** The value of an expression in the page; also where the page's own scripts are off. */
  public JsonNode value(String expression) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.get("result").path("value");
  }

  public String text(String expression) {
    return value(expression).asText();
  }

  public int number(String expression) {
    return value(expression).asInt();
  }

  /** Presses a key that writes that text, or has that name. */
  public void press(String key) {
    boolean named = key.length() > 1;
    String text = key.equals("Enter") ? "\r" : named ? "" : key;
    int code = key.equals("Enter") ? 13 : key.equals("Escape") ? 27 : 0;
    call(
        "Input.dispatchKeyEvent",
        Map.of("type", "keyDown", "key", key, "text", text, "windowsVirtualKeyCode", code));
    call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  /** Clicks where the first element of a selector is, as a person does. */
  public void click(String selector) {
    if (!value("document.querySelector(" + quoted(selector) + ") !== null").asBoolean()) {
      throw new IllegalStateException(
          "no " + selector + " at " + text("location.href + '\\n' + document.body.innerText"));
    }
    JsonNode at =
        value(
            "(e => { e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
                + " return [r.left + Math.min(r.width / 2, 40), r.top + r.height / 2]; })"
                + "(document.querySelector("
                + quoted(selector)
                + "))");
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              at.get(0).asDouble(),
              "y",
              at.get(1).asDouble(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  /** Clicks on a link or a button, and waits until the page that it leads to is loaded. */
  public void follow(String selector) {
    value("window.isLeft = true");
    click(selector);
    until("window.isLeft === undefined && document.readyState === 'complete'");
  }

  /** Fills in a field, or chooses from one. */
  public void fill(String selector, String text) {
    value(
        "(e => { e.value = "
            + quoted(text)
            + "; for (const what of ['input', 'change']) e.dispatchEvent(new Event(what)); })"
            + "(document.querySelector("
            + quoted(selector)
            + "))");
  }

  private static String quoted(String text) {
    return MAPPER.getNodeFactory().textNode(text).toString();
  }

  /** How long it is as a document to print. */
  public int printedBytes() {
    return call("Page.printToPDF", Map.of("printBackground", false)).get("data").asText().length();
  }

  /** Keeps a picture of what is seen. */
  public void picture(Path file) throws IOException {
    String data = call("Page.captureScreenshot", Map.of("format", "png")).get("data").asText();
    Files.write(file, java.util.Base64.getDecoder().decode(data));
  }

  /** What pages have said to the console, dialogs and exceptions included. */
  public List<String> said() {
    return List.copyOf(said);
  }

  /** All addresses that were asked for. */
  public List<String> requested() {
    return List.copyOf(requested);
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
