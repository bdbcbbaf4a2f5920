package io.useractivity.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.useractivity.bridge.Answered;
import io.useractivity.bridge.Bridge;
import io.useractivity.bridge.TestBridge;
import io.useractivity.engine.capture.servlet.ServletLine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServletWeaverTest {

  private static final String SERVICE =
      "public void service(SERVLET.ServletRequest q, SERVLET.ServletResponse p)";
  private static final String DO_FILTER =
      "public void doFilter(SERVLET.ServletRequest q, SERVLET.ServletResponse p,"
          + " SERVLET.FilterChain c)";
  private static final String FILTER_LIFE =
      "public void init(SERVLET.FilterConfig c) {} public void destroy() {}";

  private static final String BROKEN =
      "public class Broken extends SERVLET.GenericServlet {"
          + SERVICE
          + " { throw new IllegalStateException(); } }";

  private final RecordingHandler handler = new RecordingHandler();

  @BeforeEach
  void connect() {
    TestBridge.connect(handler);
  }

  @AfterEach
  void disconnect() {
    TestBridge.connect(null);
  }

  @ParameterizedTest
  @EnumSource
  void aServletsCallGoesThroughTheBridge(ServletLine line) throws Throwable {
    Application application =
        new Application(line)
            .with(
                "Hello", "public class Hello extends SERVLET.GenericServlet {" + SERVICE + " {} }");
    Object request = request(line);
    Object response = response(line);

    invoke(application.create("Hello", new Class<?>[0]), "service", request, response);

    assertThat(handler.calls)
        .containsExactly(
            List.of("enterServlet", request, response),
            Arrays.asList("exit", 1, request, response, null));
  }

  private static final class AnsweredFrame implements Answered {}

  @ParameterizedTest
  @EnumSource
  void aServletsCallThatIsAnsweredDoesNotRun(ServletLine line) throws Throwable {
    Object servlet = new Application(line).with("Broken", BROKEN).create("Broken", new Class<?>[0]);
    Object request = request(line);
    Object response = response(line);
    handler.frame = new AnsweredFrame();

    invoke(servlet, "service", request, response);

    assertThat(handler.calls)
        .containsExactly(
            List.of("enterServlet", request, response),
            Arrays.asList("exit", handler.frame, request, response, null));
  }

  @Test
  void whereNobodyAnswersEachServletsCallRuns() throws Throwable {
    ServletLine line = ServletLine.SERVLET_4_0;
    Object servlet =
        Application.watched(line).with("Broken", BROKEN).create("Broken", new Class<?>[0]);
    handler.frame = new AnsweredFrame();

    assertThatThrownBy(() -> invoke(servlet, "service", request(line), response(line)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(handler.calls).hasSize(2);
  }

  @Test
  void noFiltersCallIsEverLeftOut() throws Throwable {
    ServletLine line = ServletLine.SERVLET_4_0;
    Object filter =
        new Application(line)
            .with(
                "Gate",
                "public class Gate implements SERVLET.Filter {"
                    + DO_FILTER
                    + " { throw new IllegalStateException(); }"
                    + FILTER_LIFE
                    + "}")
            .create("Gate", new Class<?>[0]);
    handler.frame = new AnsweredFrame();

    assertThatThrownBy(() -> invoke(filter, "doFilter", request(line), response(line), null))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aFiltersCallGoesThroughTheBridge(ServletLine line) throws Throwable {
    Application application =
        new Application(line)
            .with(
                "Gate",
                "public class Gate implements SERVLET.Filter {"
                    + DO_FILTER
                    + " {}"
                    + FILTER_LIFE
                    + "}");
    Object request = request(line);
    Object response = response(line);

    invoke(application.create("Gate", new Class<?>[0]), "doFilter", request, response, null);

    assertThat(handler.calls)
        .containsExactly(
            List.of("enterFilter", request, response),
            Arrays.asList("exit", 1, request, response, null));
  }

  @ParameterizedTest
  @EnumSource
  void aChainsCallGoesThroughTheBridge(ServletLine line) throws Throwable {
    Application application =
        new Application(line)
            .with(
                "Chain",
                "public class Chain implements SERVLET.FilterChain {"
                    + "public void doFilter(SERVLET.ServletRequest q, SERVLET.ServletResponse p)"
                    + " { throw new IllegalStateException(); } }");
    Object request = request(line);
    Object response = response(line);
    Object chain = application.create("Chain", new Class<?>[0]);

    assertThatThrownBy(() -> invoke(chain, "doFilter", request, response))
        .isInstanceOf(IllegalStateException.class);

    assertThat(handler.calls.get(0)).isEqualTo(List.of("enterChain", request, response));
    assertThat(handler.calls.get(1).subList(0, 4)).isEqualTo(List.of("exit", 1, request, response));
    assertThat(handler.calls.get(1).get(4)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aServletsCallTellsWhichServletItIs() throws Throwable {
    ServletLine line = ServletLine.SERVLET_4_0;
    Object servlet =
        new Application(line)
            .with(
                "Hello", "public class Hello extends SERVLET.GenericServlet {" + SERVICE + " {} }")
            .create("Hello", new Class<?>[0]);

    invoke(servlet, "service", request(line), response(line));

    assertThat(handler.servlets).containsExactly(servlet);
  }

  @Test
  void theAdviceOfFiltersSkipsNoMethod() throws Exception {
    Advice.OnMethodEnter enter =
        FilterAdvice.class
            .getDeclaredMethod("enter", Object.class, Object.class)
            .getAnnotation(Advice.OnMethodEnter.class);

    assertThat(enter.skipOn()).isEqualTo(void.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET_4_0", "SERVLET_6_1"})
  void aStartAsyncGoesThroughTheBridge(ServletLine line) throws Throwable {
    Application application =
        new Application(line)
            .with(
                "Request",
                "public class Request extends SERVLET.http.HttpServletRequestWrapper {"
                    + "public Request(SERVLET.http.HttpServletRequest q) { super(q); }"
                    + "public SERVLET.AsyncContext startAsync() { return null; }"
                    + "public SERVLET.AsyncContext startAsync("
                    + "SERVLET.ServletRequest q, SERVLET.ServletResponse p)"
                    + "{ throw new IllegalStateException(); } }");
    Object wrapper =
        application.create(
            "Request", new Class<?>[] {type(line, "http.HttpServletRequest")}, request(line));

    invoke(wrapper, "startAsync");
    assertThatThrownBy(() -> invoke(wrapper, "startAsync", null, null))
        .isInstanceOf(IllegalStateException.class);

    assertThat(handler.calls)
        .containsExactly(
            List.of("startAsyncEnter", wrapper),
            Arrays.asList("startAsyncExit", 1, wrapper, null),
            List.of("startAsyncEnter", wrapper),
            Arrays.asList("startAsyncExit", 3, wrapper, null));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsReadOfABodyGoesThroughTheBridge(ServletLine line) throws Throwable {
    String listener = line.prefix().replace('.', '/') + "ReadListener.class";
    boolean listens = line.loader().getResource(listener) != null;
    Object stream =
        new Application(line)
            .with(
                "Body",
                "public class Body extends SERVLET.ServletInputStream {"
                    + "public int read() { return 65; }"
                    + "public int read(byte[] b, int from, int n) { b[from] = 66; return 1; }"
                    + "public int read(byte[] b) throws java.io.IOException"
                    + " { throw new java.io.IOException(); }"
                    + (listens
                        ? "public boolean isFinished() { return false; }"
                            + "public boolean isReady() { return true; }"
                            + "public void setReadListener(SERVLET.ReadListener l) {}"
                        : "")
                    + "}")
            .create("Body", new Class<?>[0]);
    byte[] buffer = new byte[3];

    invoke(stream, "read");
    stream
        .getClass()
        .getMethod("read", byte[].class, int.class, int.class)
        .invoke(stream, buffer, 1, 2);
    assertThatThrownBy(() -> ((java.io.InputStream) stream).read(buffer))
        .isInstanceOf(java.io.IOException.class);

    assertThat(handler.calls)
        .containsExactly(
            List.of("readEnter", stream),
            Arrays.asList("readExit", 1, stream, null, 0, 65),
            List.of("readEnter", stream),
            Arrays.asList("readExit", 3, stream, buffer, 1, 1),
            List.of("readEnter", stream),
            Arrays.asList("readExit", 5, stream, buffer, 0, -1));
  }

  @ParameterizedTest
  @EnumSource
  void anApplicationsWrapperIsNotAskedForParameters(ServletLine line) throws Throwable {
    Object wrapper =
        new Application(line)
            .with(
                "Request",
                "public class Request extends SERVLET.http.HttpServletRequestWrapper {"
                    + "public Request(SERVLET.http.HttpServletRequest q) { super(q); }"
                    + "public SERVLET.ServletInputStream getInputStream() { return null; }"
                    + "public String getParameter(String name) { return name; } }")
            .create(
                "Request", new Class<?>[] {type(line, "http.HttpServletRequest")}, request(line));

    wrapper.getClass().getMethod("getParameter", String.class).invoke(wrapper, "q");

    assertThat(handler.calls).isEmpty();
  }

  @Test
  void whatLeavesTheCallIsToldAndGoesOn() {
    Application application =
        servlet4()
            .with(
                "Broken",
                "public class Broken extends SERVLET.GenericServlet {"
                    + SERVICE
                    + " { throw new IllegalStateException(\"broken\"); } }");
    Object broken = application.create("Broken", new Class<?>[0]);

    assertThatThrownBy(() -> invoke(broken, "service", null, null))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(
            thrown ->
                assertThat(handler.calls.get(1))
                    .isEqualTo(Arrays.asList("exit", 1, null, null, thrown)));
  }

  @Test
  void whatTheAgentThrowsStaysWithTheAgent() throws Throwable {
    handler.failure = new IllegalStateException("ours");
    long before = Bridge.swallowed();
    Application application =
        servlet4()
            .with(
                "Hello", "public class Hello extends SERVLET.GenericServlet {" + SERVICE + " {} }");

    invoke(application.create("Hello", new Class<?>[0]), "service", null, null);

    assertThat(Bridge.swallowed()).isEqualTo(before + 1);
  }

  @Test
  void theArgumentsAreTheOnesAtEntry() throws Throwable {
    Application application =
        servlet4()
            .with(
                "Nulls",
                "public class Nulls extends SERVLET.GenericServlet {"
                    + SERVICE
                    + " { q = null; p = null; } }");
    Object request = request(ServletLine.SERVLET_4_0);
    Object response = response(ServletLine.SERVLET_4_0);

    invoke(application.create("Nulls", new Class<?>[0]), "service", request, response);

    assertThat(handler.calls.get(1)).isEqualTo(Arrays.asList("exit", 1, request, response, null));
  }

  @Test
  void anAbstractMethodIsLeftAlone() {
    Application application =
        servlet4()
            .with(
                "Base",
                "public abstract class Base extends SERVLET.GenericServlet { public abstract "
                    + SERVICE.substring("public ".length())
                    + "; }");

    assertThat(application.weave("Base")).isNull();
  }

  @Test
  void anInterfaceIsLeftAlone() {
    Application application =
        servlet4()
            .with("Kind", "public interface Kind extends SERVLET.Servlet { " + SERVICE + "; }");

    assertThat(application.weave("Kind")).isNull();
  }

  @Test
  void aClassThatOnlyCallsTheChainIsLeftAlone() {
    Application application =
        servlet4()
            .with(
                "Caller",
                "public class Caller { void pass(SERVLET.FilterChain c, SERVLET.ServletRequest q,"
                    + " SERVLET.ServletResponse p) throws Exception { c.doFilter(q, p); } }");

    assertThat(ClassFileScan.mentionsServlets(application.classFile("Caller"))).isTrue();
    assertThat(application.weave("Caller")).isNull();
  }

  @Test
  void aClassThatLooksLikeAChainAndIsNoneIsLeftAlone() {
    Application application =
        servlet4()
            .with(
                "Chain",
                "public class Chain {public void"
                    + " doFilter(SERVLET.ServletRequest q, SERVLET.ServletResponse p) {} }");

    assertThat(application.weave("Chain")).isNull();
  }

  @Test
  void aClassThatLooksLikeAServletAndIsNoneIsLeftAlone() {
    Application application = servlet4().with("Fake", "public class Fake {" + SERVICE + " {} }");

    assertThat(application.weave("Fake")).isNull();
  }

  @Test
  void theServiceMethodOfHttpTypesIsLeftAlone() {
    Application application =
        servlet4()
            .with(
                "Page",
                "public class Page extends SERVLET.http.HttpServlet { protected void"
                    + " service(SERVLET.http.HttpServletRequest q, SERVLET.http.HttpServletResponse"
                    + " p) {} }");

    assertThat(application.weave("Page")).isNull();
  }

  @Test
  void aServletBelowASuperclassWithoutAClassFileIsWoven() throws Throwable {
    Application application =
        servlet4()
            .with(
                "Pair",
                "public class Pair extends Made {"
                    + SERVICE
                    + " {} }\nclass Made extends SERVLET.GenericServlet {"
                    + SERVICE
                    + " {} }")
            .hideClassFile("Made");

    assertThat(application.weave("Pair")).isNotNull();
    invoke(application.create("Pair", new Class<?>[0]), "service", null, null);
    assertThat(handler.calls).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_3, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6})
  void aServletOfAnOldCompilerIsWoven(int version) throws Throwable {
    ServletLine line = ServletLine.SERVLET_2_5;
    Application application =
        new Application(line).add("Old", withSubroutine(line, version, "app/Old"));
    Object request = request(line);
    Object response = response(line);

    Object servlet = application.create("Old", new Class<?>[0]);
    invoke(servlet, "service", request, response);

    assertThat(handler.calls)
        .containsExactly(
            List.of("enterServlet", request, response),
            Arrays.asList("exit", 1, request, response, null));
    assertThat(servlet.getClass().getField("finallies").getInt(servlet)).isEqualTo(1);
  }

  /** A servlet with a {@code finally} as compilers before Java 6 made it: JSR and RET. */
  private static byte[] withSubroutine(ServletLine line, int version, String name) {
    String superclass = (line.prefix() + "GenericServlet").replace('.', '/');
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, superclass, null);
    writer.visitField(Opcodes.ACC_PUBLIC, "finallies", "I", null, null).visitEnd();
    MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    String servlet = line.prefix().replace('.', '/');
    MethodVisitor service =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            "service",
            "(L" + servlet + "ServletRequest;L" + servlet + "ServletResponse;)V",
            null,
            null);
    Label subroutine = new Label();
    service.visitCode();
    service.visitJumpInsn(Opcodes.JSR, subroutine);
    service.visitInsn(Opcodes.RETURN);
    service.visitLabel(subroutine);
    service.visitVarInsn(Opcodes.ASTORE, 3);
    service.visitVarInsn(Opcodes.ALOAD, 0);
    service.visitInsn(Opcodes.DUP);
    service.visitFieldInsn(Opcodes.GETFIELD, name, "finallies", "I");
    service.visitInsn(Opcodes.ICONST_1);
    service.visitInsn(Opcodes.IADD);
    service.visitFieldInsn(Opcodes.PUTFIELD, name, "finallies", "I");
    service.visitVarInsn(Opcodes.RET, 3);
    service.visitMaxs(0, 0);
    service.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void aLoaderThatDoesNotSeeTheBridgeIsNamed() throws Exception {
    ServletLine line = ServletLine.SERVLET_4_0;
    try (URLClassLoader blind =
        new URLClassLoader(
            new URL[] {line.jar().toURI().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Application application =
          new Application(line, blind)
              .with(
                  "Hello",
                  "public class Hello extends SERVLET.GenericServlet {" + SERVICE + " {} }");

      assertThatThrownBy(() -> application.weave("Hello"))
          .isInstanceOf(InvisibleBridgeException.class)
          .message()
          .contains(Application.class.getName())
          .contains("io.useractivity.bridge");
    }
  }

  private static Application servlet4() {
    return new Application(ServletLine.SERVLET_4_0);
  }

  private static Object request(ServletLine line) throws ReflectiveOperationException {
    return nothing(line, "http.HttpServletRequest");
  }

  private static Object response(ServletLine line) throws ReflectiveOperationException {
    return nothing(line, "http.HttpServletResponse");
  }

  private static Class<?> type(ServletLine line, String name) throws ClassNotFoundException {
    return Class.forName(line.prefix() + name, false, line.loader());
  }

  /** An object of that interface that is compared by identity and called by nobody. */
  private static Object nothing(ServletLine line, String name) throws ReflectiveOperationException {
    return Proxy.newProxyInstance(
        line.loader(),
        new Class<?>[] {type(line, name)},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              case "toString" -> name;
              default -> throw new AssertionError("called: " + method);
            });
  }

  private static void invoke(Object target, String name, Object... arguments) throws Throwable {
    for (Method method : target.getClass().getDeclaredMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        try {
          method.invoke(target, arguments);
          return;
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
    throw new NoSuchMethodException(name);
  }
}
