package io.useractivity.engine.instrument;

import io.useractivity.api.UserActivity;
import io.useractivity.engine.capture.servlet.ServletLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Classes of an application, compiled against the real servlet API and woven as they are loaded.
 */
final class Application extends ClassLoader {

  private static final String API = "io.useractivity.api.";

  private final ServletWeaver weaver;
  private final ApiWeaver apiWeaver = new ApiWeaver();
  private final ServletLine line;
  private final Map<String, byte[]> classFiles = new HashMap<>();
  private final Set<String> withoutClassFile = new HashSet<>();

  private Application(ServletLine line, ClassLoader parent, boolean answering) {
    super(parent);
    this.line = line;
    this.weaver = new ServletWeaver(answering);
  }

  Application(ServletLine line, ClassLoader parent) {
    this(line, parent, true);
  }

  /** One in whose servlets' place nobody answers. */
  static Application watched(ServletLine line) {
    return new Application(line, line.loader(), false);
  }

  Application(ServletLine line) {
    this(line, line.loader());
  }

  /**
   * Compiles classes of the package {@code app}.
   *
   * @param source with {@code SERVLET.} for the API's package
   */
  Application with(String name, String source) {
    String whole = "package app;\n" + source.replace("SERVLET.", line.prefix());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Sink sink = new Sink(compiler.getStandardFileManager(null, null, null));
    boolean compiled =
        compiler
            .getTask(
                null,
                sink,
                null,
                List.of("--release", "8", "-g", "-Xlint:-options", "-cp", classPath()),
                null,
                List.of(new Source(name, whole)))
            .call();
    if (!compiled) {
      throw new IllegalArgumentException(whole);
    }
    return this;
  }

  private String classPath() {
    return line.jar().getPath()
        + File.pathSeparator
        + UserActivity.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  /** Ships the API: its classes are the application's own, as its JAR has them. */
  Application withApi() throws IOException {
    for (String name : new String[] {"UserActivity", "CurrentActivity", "Activity"}) {
      String file = (API + name).replace('.', '/') + ".class";
      try (InputStream in = UserActivity.class.getClassLoader().getResourceAsStream(file)) {
        classFiles.put(API + name, in.readAllBytes());
      }
    }
    return this;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean own = name.startsWith(API) && classFiles.containsKey(name);
    if (!own) {
      return super.loadClass(name, resolve);
    }
    Class<?> loaded = findLoadedClass(name);
    return loaded == null ? findClass(name) : loaded;
  }

  /** Adds a class of the package {@code app} that no compiler of today makes. */
  Application add(String name, byte[] classFile) {
    classFiles.put("app." + name, classFile);
    return this;
  }

  /** From now on the class is there but its bytes are not, as with classes made at run time. */
  Application hideClassFile(String name) {
    withoutClassFile.add("app." + name);
    return this;
  }

  /** What the weaver makes of a class; null if it leaves it alone. */
  byte[] weave(String name) {
    return weaver.weave(this, "app." + name, classFiles.get("app." + name));
  }

  byte[] classFile(String name) {
    return classFiles.get("app." + name);
  }

  /** A new object of a woven class. */
  Object create(String name, Class<?>[] types, Object... arguments) {
    try {
      return loadClass("app." + name).getConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] classFile = classFiles.get(name);
    if (classFile == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] woven = weaver.weave(this, name, classFile);
    if ((ClassFileScan.mentions(classFile) & ClassFileScan.ANNOTATIONS) != 0
        || ApiWeaver.isCalled(name.replace('.', '/'))) {
      woven = apiWeaver.weave(this, name, classFile, woven);
    }
    byte[] defined = woven == null ? classFile : woven;
    return defineClass(name, defined, 0, defined.length);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    String className = name.replaceAll("\\.class$", "").replace('/', '.');
    if (withoutClassFile.contains(className)) {
      return null;
    }
    byte[] classFile = classFiles.get(className);
    return classFile == null
        ? super.getResourceAsStream(name)
        : new ByteArrayInputStream(classFile);
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///app/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps what the compiler makes. */
  private final class Sink extends ForwardingJavaFileManager<JavaFileManager> {

    Sink(JavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classFiles.put(className, toByteArray());
            }
          };
        }
      };
    }
  }
}
