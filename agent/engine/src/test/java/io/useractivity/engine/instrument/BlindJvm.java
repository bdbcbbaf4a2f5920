package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import io.useractivity.bridge.BridgeHandler;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.thread.WorkQueue;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * A JVM with loaders of the kinds that pass on to the boot loader only what they know: each loads a
 * servlet and calls it. For {@link BlindLoadersTest}, since the bridge has to be on the boot path.
 */
final class BlindJvm {

  private static final String SERVLET = "app.Hello";

  private static final List<String> CALLS = new ArrayList<>();

  private BlindJvm() {}

  /** What an OSGi bundle sees: the JDK's core, the packages that it imports, and itself. */
  abstract static class Bundle extends ClassLoader {

    final Application content;

    Bundle(Application content) {
      super(null);
      this.content = content;
    }

    @Override
    public final InputStream getResourceAsStream(String name) {
      return content.getParent().getResourceAsStream(name);
    }

    final Class<?> find(String name) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      if (name.equals(SERVLET)) {
        byte[] classFile = content.classFile("Hello");
        return defineClass(name, classFile, 0, classFile.length);
      }
      if (name.startsWith("java.") || name.startsWith("javax.servlet.")) {
        return content.getParent().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }

  /** As Equinox's: one lock for each class, the JVM calls without any. */
  static final class Parallel extends Bundle {

    static {
      registerAsParallelCapable();
    }

    Parallel(Application content) {
      super(content);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        return find(name);
      }
    }
  }

  /** Not parallel capable: the JVM itself holds the loader's lock while it loads. */
  static final class Serial extends Bundle {

    Serial(Application content) {
      super(content);
    }

    @Override
    protected synchronized Class<?> loadClass(String name, boolean resolve)
        throws ClassNotFoundException {
      return find(name);
    }
  }

  /** As JBoss Modules': only the method that the JVM calls. */
  static class ByNameAlone extends Bundle {

    ByNameAlone(Application content) {
      super(content);
    }

    @Override
    public final Class<?> loadClass(String name) throws ClassNotFoundException {
      return find(name);
    }
  }

  /** Felix's is a heir of the one that answers. */
  static final class Heir extends ByNameAlone {

    Heir(Application content) {
      super(content);
    }
  }

  /** A bundle without the servlet. */
  static final class Library extends Bundle {

    Library(Application content) {
      super(content);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(SERVLET)) {
        throw new ClassNotFoundException(name);
      }
      return find(name);
    }
  }

  /** What a servlet container puts around a bundle: it asks its parent first, as the JDK's do. */
  static final class Around extends URLClassLoader {

    private final Application content;

    Around(Application content, Bundle parent) {
      super(new URL[0], parent);
      this.content = content;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.equals(SERVLET)) {
        throw new ClassNotFoundException(name);
      }
      byte[] classFile = content.classFile("Hello");
      return defineClass(name, classFile, 0, classFile.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      return content.getParent().getResourceAsStream(name);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Instrumentation instrumentation = ByteBuddyAgent.getInstrumentation();
    WorkQueue work = new WorkQueue();
    Thread worker = new Thread(work);
    worker.setDaemon(true);
    worker.start();
    BlindLoaders blindLoaders = new BlindLoaders(instrumentation, work);
    ServletTransformer transformer =
        new ServletTransformer(
            new Log(new PrintStream(System.out, true), Log.Level.WARN),
            blindLoaders,
            (loader, httpRequest) -> {},
            true);
    instrumentation.addTransformer(transformer, true);
    // Of the boot loader's package here, and so of none that a class of the tests can be in.
    Method connect = Bridge.class.getDeclaredMethod("connect", BridgeHandler.class);
    connect.setAccessible(true);
    connect.invoke(
        null,
        Proxy.newProxyInstance(
            BlindJvm.class.getClassLoader(),
            new Class<?>[] {BridgeHandler.class},
            (proxy, method, values) -> {
              CALLS.add(method.getName());
              return method.getReturnType() == Object.class ? "frame" : null;
            }));

    play("parallel", Parallel::new);
    play("serial", Serial::new);
    play("heir", Heir::new);
    play("by name alone", ByNameAlone::new);
    play("around another", content -> new Around(content, new Library(content)));
    blindLoaders.detach();
    play("after the detach", Parallel::new);
  }

  private static void play(String name, Function<Application, ClassLoader> kind) throws Exception {
    Application content =
        new Application(ServletLine.SERVLET_4_0)
            .with(
                "Hello",
                "public class Hello extends SERVLET.GenericServlet {"
                    + "public void service(SERVLET.ServletRequest q, SERVLET.ServletResponse p)"
                    + " { System.out.print(\"hello \"); } }");
    ClassLoader loader = kind.apply(content);
    Class<?> servlet = loader.loadClass(SERVLET);
    Class<?> api = loader.loadClass("javax.servlet.Servlet");
    System.out.print(name + ": ");
    CALLS.clear();
    for (var method : api.getMethods()) {
      if (method.getName().equals("service")) {
        method.invoke(servlet.getConstructor().newInstance(), null, null);
      }
    }
    System.out.print(CALLS);
    for (String other :
        new String[] {"io.useractivity.engine.log.Log", "io.useractivity.bridges.None", "org.X"}) {
      try {
        loader.loadClass(other);
        System.out.print(" " + other);
      } catch (ClassNotFoundException denied) {
        System.out.print(denied.getMessage().equals(other) ? " denied" : " " + denied);
      }
    }
    System.out.println();
  }
}
