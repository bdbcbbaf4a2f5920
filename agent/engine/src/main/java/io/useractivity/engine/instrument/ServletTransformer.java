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
  private final FutureTask<ServletWeaver> weaver =
      new FutureTask<>(
          new Callable<ServletWeaver>() {
            @Override
            public ServletWeaver call() {
              return warmedUp();
            }
          });

  /** Made when it is first needed, which is when the application has the API. */
  private static final class Api {

    static final ApiWeaver WEAVER = new ApiWeaver();
  }

  public ServletTransformer(Log log) {
    this.log = log;
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
    if (loader == null || loader == own || internalName == null) {
      return null;
    }
    int mentions = ClassFileScan.mentions(classFile);
    boolean api = mentions >= ClassFileScan.ANNOTATIONS || ApiWeaver.isCalled(internalName);
    if (mentions == 0 && !api) {
      return null;
    }
    try {
      weaver.run(); // does nothing if the thread of the warm-up has begun
      ServletWeaver servlets = ready();
      String className = internalName.replace('/', '.');
      byte[] woven =
          (mentions & ClassFileScan.SERVLETS) == 0
              ? null
              : servlets.weave(loader, className, classFile);
      return api ? withApi(loader, className, classFile, woven) : woven;
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

  /** What fails here costs what the application says, and not the request's row. */
  private byte[] withApi(ClassLoader loader, String className, byte[] classFile, byte[] woven) {
    try {
      return Api.WEAVER.weave(loader, className, classFile, woven);
    } catch (InvisibleBridgeException e) {
      throw e;
    } catch (Throwable e) {
      log.warnOncePerMinute(
          "api", "What the application says in the class " + className + " is not heard: " + e);
      return woven;
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
