package io.useractivity.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.useractivity.bridge.Bridge;
import io.useractivity.bridge.TestBridge;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.Column;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arrives at the bridge from annotated methods and from calls of the real API. */
class ApiWeaverTest {

  private static final String LOG = "@io.useractivity.api.LogUserActivity";
  private static final String PARAMETER =
      "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
          + " @interface PathVariable { String value() default \"\"; }";

  private final RecordingHandler handler = new RecordingHandler();
  private final Application application = new Application(ServletLine.SERVLET_4_0);

  @BeforeEach
  void connect() {
    TestBridge.connect(handler);
  }

  @AfterEach
  void disconnect() {
    TestBridge.connect(null);
  }

  @Test
  void anAnnotatedMethodTellsWhatItsAnnotationSays() throws Throwable {
    assertThat(
            callOf(
                LOG
                    + "(value = \"create\", action = \"Create resource\","
                    + " resourceType = \"resource\", resourceId = \"main\")"
                    + "public String handle(String a) { return a; }",
                "x"))
        .isEqualTo(
            List.of(
                "statedByAnnotation",
                List.of(
                    "activity_type",
                    "create",
                    "action",
                    "Create resource",
                    "resource_type",
                    "resource",
                    "resource_id",
                    "main"),
                "null",
                true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{0}     | {0:0}       | true",
        "{1}     | {1:1}       | true",
        "{2}     | {2}         | false",
        "{id}    | {1:id}      | true",
        "{name}  | {0:name}    | true",
        "{other} | {other}     | false",
        "{ a }-x-{1} | {a}-x-{1:1} | true",
        "{local} | {local}     | false",
        "plain   | plain       | false"
      })
  void aPlaceholderMeansAParameterByIndexAnnotationOrName(
      String text, String indexed, boolean withArguments) throws Throwable {
    List<Object> call =
        callOf(
            LOG
                + "(resourceId = \""
                + text
                + "\") public String handle(long name, @PathVariable(\"id\") String second) {"
                + " String local = second; return local; }",
            7L,
            "x");

    assertThat(call.get(1)).isEqualTo(List.of("resource_id", indexed));
    assertThat(call.get(2)).isEqualTo(withArguments ? List.of(7L, "x") : "null");
  }

  @Test
  void aClassesAnnotationCoversItsMethodsAndFillsTheirOwn() throws Throwable {
    application.with(
        "Orders",
        LOG
            + "(value = \"view\", resourceType = \"order\", record = false) public class Orders {"
            + "public void plain() { secret(); common(); }"
            + "private void secret() {}"
            + "static void common() {}"
            + LOG
            + "(\"approve\") public void approve() {}"
            + LOG
            + "(\"static\") static void annotatedStatic() {}"
            + "}");
    Object orders = application.create("Orders", new Class<?>[0]);

    invoke(orders, "plain");
    invoke(orders, "approve");
    invoke(orders, "annotatedStatic");

    assertThat(handler.calls)
        .containsExactly(
            Arrays.asList(
                "statedByAnnotation",
                List.of("activity_type", "view", "resource_type", "order", "record", "false"),
                null,
                false),
            Arrays.asList(
                "statedByAnnotation",
                List.of("activity_type", "approve", "resource_type", "order"),
                null,
                true),
            Arrays.asList(
                "statedByAnnotation",
                List.of("activity_type", "static", "resource_type", "order"),
                null,
                true));
  }

  @Test
  void abstractAndBridgeMethodsAreLeftAlone() throws Throwable {
    application.with(
        "Orders",
        "public class Orders extends Base implements Comparable<String> {"
            + LOG
            + "(\"compare\") public int compareTo(String other) { return 0; }"
            + "public void run() {} } abstract class Base {"
            + LOG
            + "(\"abstract\") public abstract void run(); }");
    Object orders = application.create("Orders", new Class<?>[0]);

    invoke(orders, "run");
    for (Method method : orders.getClass().getMethods()) {
      if (method.getName().equals("compareTo") && method.isBridge()) {
        method.invoke(orders, "x");
      }
    }

    assertThat(handler.calls).hasSize(1);
  }

  @Test
  void anAnnotatedServletTellsOfBoth() throws Throwable {
    application.with(
        "Hello",
        LOG
            + "(\"greet\") public class Hello extends SERVLET.GenericServlet {"
            + "public void service(SERVLET.ServletRequest q, SERVLET.ServletResponse p) {} }");

    invoke(application.create("Hello", new Class<?>[0]), "service", null, null);

    assertThat(handler.calls)
        .extracting(call -> call.get(0))
        .contains("enterServlet", "exit", "statedByAnnotation");
  }

  @Test
  void theAnnotationNeedNotBeThere() throws Throwable {
    ClassLoader without =
        new ClassLoader(ServletLine.SERVLET_4_0.loader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.useractivity.api.")) {
              throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
          }

          @Override
          public java.io.InputStream getResourceAsStream(String name) {
            return name.startsWith("io/useractivity/api/") ? null : super.getResourceAsStream(name);
          }
        };
    Application alone =
        new Application(ServletLine.SERVLET_4_0, without)
            .with("Orders", "public class Orders {" + LOG + "(\"view\") public void view() {} }");

    invoke(alone.create("Orders", new Class<?>[0]), "view");

    assertThat(handler.calls)
        .containsExactly(
            Arrays.asList("statedByAnnotation", List.of("activity_type", "view"), null, true));
  }

  @Test
  void whatFailsOnOurSideDoesNotReachTheApplication() throws Throwable {
    handler.failure = new IllegalStateException("ours");
    long before = Bridge.swallowed();

    assertThat(callOf(LOG + "(\"view\") public String handle() { return \"fine\"; }").get(0))
        .isEqualTo("statedByAnnotation");
    callApi("UserActivity.current().user(1); UserActivity.log(Activity.of(\"a\", \"b\"));");

    assertThat(Bridge.swallowed() - before).isEqualTo(3);
  }

  @Test
  void everyColumnThatTheApiNamesIsOne() throws Throwable {
    callApi(
        "UserActivity.log(Activity.of(\"type\", \"action\").userId(1).userEmail(\"e\").userRole(\"r\")"
            + ".endpoint(\"/e\").method(\"M\").resource(\"t\", 2).ipAddress(\"i\").userAgent(\"u\")"
            + ".requestData(\"{}\").statusCode(200).responseTimeMs(3).success(true).tenantId(4)"
            + ".sessionId(\"s\").errorMessage(\"m\"));"
            + "UserActivity.current().user(1).email(\"e\").role(\"r\").tenant(2).type(\"t\")"
            + ".action(\"a\").describe(\"t\", \"a\").resource(\"t\", 3).requestData(\"{}\")"
            + ".failure(\"m\");");

    Set<String> columns = new HashSet<>();
    for (Column column : Column.values()) {
      if (column.content() != Column.Content.TIME) {
        columns.add(column.columnName());
      }
    }
    assertThat(handler.calls.get(0).get(0)).isEqualTo("rowStated");
    assertThat(((Map<?, ?>) handler.calls.get(0).get(1)).keySet()).isEqualTo(columns);
    List<Object> said = new ArrayList<>();
    for (List<Object> call : handler.calls.subList(1, handler.calls.size())) {
      assertThat(call.get(0)).isEqualTo("statedByCall");
      said.add(call.get(1));
    }
    assertThat(said)
        .containsExactly(
            "user_id",
            "user_email",
            "user_role",
            "tenant_id",
            "activity_type",
            "action",
            "activity_type",
            "action",
            "resource_type",
            "resource_id",
            "request_data",
            "success",
            "error_message");
  }

  @Test
  void theApiKnowsWhetherSomebodyListens() throws Throwable {
    assertThat(callApi("return UserActivity.isRecorded();")).isEqualTo(true);
    assertThat(io.useractivity.api.UserActivity.isRecorded()).isFalse();
  }

  @Test
  void aClassThatMentionsTheAnnotationWithoutUseIsLeftAlone() {
    application.with(
        "Reader", "public class Reader { " + LOG + "(\"x\") interface Never { void run(); } }");

    byte[] classFile = application.classFile("Reader$Never");
    assertThat(ClassFileScan.mentions(classFile)).isEqualTo(ClassFileScan.ANNOTATIONS);
    assertThat(new ApiWeaver().weave(application, "app.Reader$Never", classFile, null)).isNull();
  }

  @Test
  void aLoaderThatDoesNotSeeTheBridgeIsToldOf() {
    Application blind =
        new Application(ServletLine.SERVLET_4_0, ClassLoader.getPlatformClassLoader())
            .with("Orders", "public class Orders {" + LOG + "(\"view\") public void view() {} }");

    assertThatThrownBy(
            () -> new ApiWeaver().weave(blind, "app.Orders", blind.classFile("Orders"), null))
        .isInstanceOf(InvisibleBridgeException.class);
  }

  /** The one call that a method named {@code handle} makes. */
  private List<Object> callOf(String method, Object... arguments) throws Throwable {
    application.with("Handler", "public class Handler { " + method + PARAMETER + " }");
    invoke(application.create("Handler", new Class<?>[0]), "handle", arguments);
    assertThat(handler.calls).hasSize(1);
    List<Object> call = new ArrayList<>(handler.calls.get(0));
    call.set(2, call.get(2) == null ? "null" : call.get(2));
    return call;
  }

  /** Runs statements against the API that the application ships. */
  private Object callApi(String statements) throws Throwable {
    String body = statements.startsWith("return") ? statements : statements + " return null;";
    Application shipping =
        new Application(ServletLine.SERVLET_4_0)
            .withApi()
            .with(
                "Caller",
                "import io.useractivity.api.*; public class Caller { public Object call() { "
                    + body
                    + " } }");
    return invoke(shipping.create("Caller", new Class<?>[0]), "call");
  }

  private static Object invoke(Object target, String name, Object... arguments) throws Throwable {
    for (Method method : target.getClass().getDeclaredMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        try {
          method.setAccessible(true);
          return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
    throw new NoSuchMethodException(name);
  }
}
