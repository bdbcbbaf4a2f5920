package io.useractivity.engine.instrument;

import io.useractivity.engine.log.Log;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Offers each class that the JVM loads to the {@link ServletWeaver}, if a look at its bytes makes
 * it likely that there is something to weave.
 *
 * <p>Byte Buddy takes a few tenths of a second to get ready. That is done by a thread of its own
 * while the application starts; only the first servlet class waits for what is left of it. Safe for
 * use by any thread.
 */
public final class ServletTransformer implements ClassFileTransformer {

  private final ClassLoader own = ServletTransformer.class.getClassLoader();
  private final Log log;
  private final TransformationCounts counts = new TransformationCounts();
  private final BlindLoaders blindLoaders;
  private final FutureTask<ServletWeaver> weaver =
      new FutureTask<>(
          new Callable<ServletWeaver>() {
            @Override
            public ServletWeaver call() {
              return warmedUp();
            }
          });

  /**
   * @param blindLoaders is asked to open loaders that do not see the bridge
   */
  public ServletTransformer(Log log, BlindLoaders blindLoaders) {
    this.log = log;
    this.blindLoaders = blindLoaders;
  }

  /** How many classes were offered, what became of them and how long that took, for the log. */
  public String counts() {
    return counts.toString();
  }

  /** Gets Byte Buddy ready; takes a while. */
  public void warmUp() {
    weaver.run();
  }

  private static ServletWeaver warmedUp() {
    ServletWeaver weaver = new ServletWeaver();
    WarmUp.weaveOnce(weaver);
    return weaver;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null) { // the JDK's
      return null;
    }
    long begin = System.nanoTime();
    byte[] woven = woven(loader, internalName, classFile);
    counts.count(woven != null, System.nanoTime() - begin);
    return woven;
  }

  private byte[] woven(ClassLoader loader, String internalName, byte[] classFile) {
    if (loader == own || internalName == null) {
      return null;
    }
    if (!ClassFileScan.mentionsServlets(classFile)) {
      return null;
    }
    try {
      weaver.run(); // does nothing if the thread of the warm-up has begun
      return weave(loader, internalName.replace('/', '.'), classFile);
    } catch (InvisibleBridgeException e) {
      log.warnOncePerMinute(loader.getClass().getName(), e.getMessage());
    } catch (ExecutionException e) {
      log.warnOncePerMinute("warm-up", "Byte Buddy could not start: " + e.getCause());
    } catch (Throwable e) {
      // As the interface asks: a transformer that throws counts as one that changes nothing.
      log.warnOncePerMinute("transform", "The class " + internalName + " is not recorded: " + e);
    }
    return null;
  }

  private byte[] weave(ClassLoader loader, String className, byte[] classFile)
      throws ExecutionException {
    try {
      return ready().weave(loader, className, classFile);
    } catch (InvisibleBridgeException e) {
      if (blindLoaders.open(loader)) {
        return ready().weave(loader, className, classFile);
      }
      throw e;
    }
  }

  /** An interrupt is the application's: it waits until the class is loaded. */
  private ServletWeaver ready() throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return weaver.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
