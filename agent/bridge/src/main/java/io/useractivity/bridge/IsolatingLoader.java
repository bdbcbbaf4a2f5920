package io.useractivity.bridge;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads the engine and its libraries from {@code engine/**.classdata} of the agent JAR.
 *
 * <p>Under that name no other loader finds them, so the application's own copies of the same
 * libraries and ours never meet. Own entries come first; from the platform loader come only
 * packages of the JDK, because in a modular application that loader shows the application's modules
 * as well; the bridge comes from wherever this class came from. Nothing is unpacked to disk.
 */
final class IsolatingLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String ROOT = "engine/";
  private static final String BRIDGE_PACKAGE = "io.useractivity.bridge.";
  private static final String[] JDK_PACKAGES = {
    "java.", "javax.", "jdk.", "sun.", "com.sun.", "org.ietf.jgss.", "org.w3c.dom.", "org.xml.sax."
  };
  private static final String PLATFORM_LOADER =
      "jdk.internal.loader.ClassLoaders$PlatformClassLoader";
  private static final String NOT_JDK = "javax.servlet.";

  private final File file;

  /** The file, and later a copy of it. */
  private volatile JarFile jar;

  /** Null once the start is over. */
  private volatile StartClasses startClasses;

  private final URL jarUrl;
  private final ProtectionDomain domain;
  private final URLStreamHandler entries = new EntryHandler();

  private IsolatingLoader(File file, ClassLoader platform) throws IOException {
    super(platform);
    this.file = file;
    jar = new JarFile(file, false);
    startClasses = StartClasses.of(jar);
    // From the file, not from JarFile.getName(): that gives no valid URL on Windows.
    jarUrl = file.toURI().toURL();
    Permissions all = new Permissions();
    all.add(new AllPermission());
    domain = new ProtectionDomain(new CodeSource(jarUrl, (Certificate[]) null), all);
  }

  /**
   * Opens the engine's loader.
   *
   * @param jar absolute path of the agent JAR, a {@code String}
   * @throws IllegalStateException if the JAR can't be read
   */
  static ClassLoader open(Object jar) {
    return openLoader(new File((String) jar));
  }

  static IsolatingLoader openLoader(File jar) {
    try {
      return new IsolatingLoader(jar, platformLoader());
    } catch (IOException e) {
      throw new IllegalStateException(
          "The agent JAR " + jar + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads from a copy of the JAR from now on, if there can be one: somebody may write over the JAR
   * while the application runs. Takes some milliseconds, so it is for a thread of ours.
   */
  void keepCopy() {
    startClasses = null; // one that comes late has its own entry
    try {
      // The bridge's own classes are the boot loader's, which goes on reading the JAR itself.
      Class.forName(EntryConnection.class.getName(), true, null);
      jar = PrivateCopy.of(file); // the other stays open: somebody may be reading from it
    } catch (ClassNotFoundException | IOException | SecurityException noCopy) {
      // Then it may not be written over.
    }
  }

  private static ClassLoader platformLoader() {
    try {
      Method asked = ClassLoader.class.getMethod("getPlatformClassLoader");
      ClassLoader last = lastBeforeBoot();
      return last != null && last.getClass().getName().equals(PLATFORM_LOADER)
          ? last
          : (ClassLoader) asked.invoke(null);
    } catch (ReflectiveOperationException java8) {
      return null;
    }
  }

  /**
   * Where it is what it is called, the method need not be called: by reflection that takes 12 ms of
   * the JVM's start, for the annotation that it bears (JDK 17, {@code
   * Reflection.isCallerSensitive}).
   */
  private static ClassLoader lastBeforeBoot() {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    while (loader != null && loader.getParent() != null) {
      loader = loader.getParent();
    }
    return loader;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = find(name);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private Class<?> find(String name) throws ClassNotFoundException {
    if (name.startsWith("java.")) { // nobody else may define these; a request's thread may ask
      return super.loadClass(name, false);
    }
    byte[] classFile = classFile(name.replace('.', '/'));
    if (classFile != null) {
      definePackageOf(name);
      return defineClass(name, classFile, 0, classFile.length, domain);
    }
    if (name.startsWith(BRIDGE_PACKAGE)) {
      return Class.forName(name, false, IsolatingLoader.class.getClassLoader());
    }
    if (isJdk(name)) {
      return super.loadClass(name, false);
    }
    throw new ClassNotFoundException(name);
  }

  private static boolean isJdk(String name) {
    for (String prefix : JDK_PACKAGES) {
      if (name.startsWith(prefix)) {
        return !name.startsWith(NOT_JDK);
      }
    }
    return false;
  }

  /** Null if it is none of ours. */
  private byte[] classFile(String name) throws ClassNotFoundException {
    StartClasses first = startClasses;
    byte[] early = first == null ? null : first.file(name + ".class");
    if (early != null) {
      return early;
    }
    JarFile current = jar;
    ZipEntry entry = current.getEntry(ROOT + name + ".classdata");
    try {
      return entry == null ? null : read(current, entry);
    } catch (IOException e) {
      throw new ClassNotFoundException(name.replace('/', '.'), e);
    }
  }

  /** Java 8 gives a class no {@code Package} unless its loader defined one. */
  @SuppressWarnings("deprecation")
  private void definePackageOf(String className) {
    int dot = className.lastIndexOf('.');
    if (dot < 0) {
      return;
    }
    String name = className.substring(0, dot);
    if (getPackage(name) == null) {
      try {
        definePackage(name, null, null, null, null, null, null, null);
      } catch (IllegalArgumentException definedByAnotherThread) {
        assert getPackage(name) != null;
      }
    }
  }

  /** All of an entry, whose size the JAR's directory says. */
  static byte[] read(JarFile from, ZipEntry entry) throws IOException {
    byte[] bytes = new byte[(int) entry.getSize()];
    try (DataInputStream in = new DataInputStream(from.getInputStream(entry))) {
      in.readFully(bytes);
    }
    return bytes;
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : super.getResource(name);
  }

  @Override
  protected URL findResource(String name) {
    String path = ROOT + (name.endsWith(".class") ? name + "data" : name);
    if (jar.getEntry(path) == null) {
      return null;
    }
    try {
      // A handler of our own: a "jar:" connection opens the file anew for each resource where the
      // application (Tomcat does) has switched URL caches off.
      return new URL("jar", "", -1, jarUrl + "!/" + path, entries);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL own = findResource(name);
    return own == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(own));
  }

  /** Opens {@code jar:file:...!/entry} from the JAR that is open already. */
  private final class EntryHandler extends URLStreamHandler {

    @Override
    protected URLConnection openConnection(URL url) {
      String path = url.getPath();
      JarFile current = jar;
      return new EntryConnection(
          url, current, current.getEntry(path.substring(path.lastIndexOf("!/") + 2)));
    }
  }

  /** To one entry of the JAR. */
  private static final class EntryConnection extends URLConnection {

    private final JarFile jar;
    private final ZipEntry entry;

    EntryConnection(URL url, JarFile jar, ZipEntry entry) {
      super(url);
      this.jar = jar;
      this.entry = entry;
    }

    @Override
    public void connect() {
      connected = true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return jar.getInputStream(entry);
    }
  }
}
