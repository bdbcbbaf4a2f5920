package io.useractivity.engine.instrument;

import io.useractivity.engine.files.AllBytes;
import java.io.InputStream;
import java.util.IdentityHashMap;

/**
 * Tells which loaded classes the API concerns. Where an application ships it, the class files are
 * read once more, since asking a class for its annotations could load others. For one thread.
 */
final class LoadedApi {

  private static final String CALLS_FILE = ApiNames.CALLS_INTERNALLY + ".class";

  private final IdentityHashMap<ClassLoader, Boolean> seeing = new IdentityHashMap<>();

  /**
   * Whether something of the class would be woven.
   *
   * @param type of a loader other than the boot loader
   */
  boolean concerns(Class<?> type) {
    if (type.isArray()) {
      return false;
    }
    if (type.getName().equals(ApiNames.CALLS)) {
      return true;
    }
    ClassLoader loader = type.getClassLoader();
    Boolean sees = seeing.get(loader);
    if (sees == null) {
      sees = sees(loader);
      seeing.put(loader, sees);
    }
    return sees && (ClassFileScan.mentions(classFile(type)) & ClassFileScan.ANNOTATIONS) != 0;
  }

  private static boolean sees(ClassLoader loader) {
    try {
      return loader.getResource(CALLS_FILE) != null;
    } catch (Throwable ofTheApplication) {
      return false; // The loader of a stopped application, say.
    }
  }

  private static byte[] classFile(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      return in == null ? new byte[0] : AllBytes.of(in);
    } catch (Throwable ofTheApplication) {
      return new byte[0];
    }
  }
}
