package io.useractivity.engine.instrument;

import io.useractivity.engine.log.Log;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

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
  private final ServletApiListener apis;
  private final boolean answering;

  /** Whether a class of loaders was named in the log; it goes with the class. */
  private final ClassValue<AtomicBoolean> toldOf =
      new ClassValue<AtomicBoolean>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> loaderClass) {
          return new AtomicBoolean();
        }
      };

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

  /**
   * @param blindLoaders is asked to open loaders that do not see the bridge
   * @param answering whether the agent may answer in a servlet's place
   */
  public ServletTransformer(
      Log log, BlindLoaders blindLoaders, ServletApiListener apis, boolean answering) {
    this.log = log;
    this.blindLoaders = blindLoaders;
    this.apis = apis;
    this.answering = answering;
  }

  /** How many classes were offered, what became of them and how long that took, for the log. */
  public String counts() {
    return counts.toString();
  }

  /** Gets Byte Buddy ready; takes a while. */
  public void warmUp() {
    weaver.run();
    try {
      WarmUp.weaveTheRest(ready()); // nobody waits for that
    } catch (ExecutionException e) {
      log.debug("Not warmed up: " + e.getCause());
    }
  }

  private ServletWeaver warmedUp() {
    ServletWeaver servlets = new ServletWeaver(answering);
    WarmUp.weaveOnce(servlets);
    return servlets;
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
    if (isHttpRequest(internalName)) {
      apis.loading(loader, internalName.replace('/', '.'));
    } else if (internalName.endsWith("/context/SecurityContextHolder")) {
      apis.loadingSecurity();
    }
    int mentions = ClassFileScan.mentions(classFile);
    boolean api = mentions >= ClassFileScan.ANNOTATIONS || ApiWeaver.isCalled(internalName);
    if (mentions == 0 && !api) {
      return null;
    }
    try {
      weaver.run(); // does nothing if the thread of the warm-up has begun
      return weave(loader, internalName.replace('/', '.'), classFile, mentions, api);
    } catch (InvisibleBridgeException e) {
      if (toldOf.get(loader.getClass()).compareAndSet(false, true)) {
        log.warn(e.getMessage());
      }
    } catch (ExecutionException e) {
      log.warnOncePerMinute("warm-up", "Byte Buddy could not start: " + e.getCause());
    } catch (Throwable e) {
      // As the interface asks: a transformer that throws counts as one that changes nothing.
      log.warnOncePerMinute("transform", "The class " + internalName + " is not recorded: " + e);
    }
    return null;
  }

  private static boolean isHttpRequest(String internalName) {
    return internalName.equals("javax/servlet/http/HttpServletRequest")
        || internalName.equals("jakarta/servlet/http/HttpServletRequest");
  }

  private byte[] weave(
      ClassLoader loader, String className, byte[] classFile, int mentions, boolean api)
      throws ExecutionException {
    try {
      return weaveSeen(loader, className, classFile, mentions, api);
    } catch (InvisibleBridgeException e) {
      if (blindLoaders.open(loader)) {
        return weaveSeen(loader, className, classFile, mentions, api);
      }
      throw e;
    }
  }

  private byte[] weaveSeen(
      ClassLoader loader, String className, byte[] classFile, int mentions, boolean api)
      throws ExecutionException {
    ServletWeaver servlets = ready();
    byte[] woven =
        (mentions & ClassFileScan.SERVLETS) == 0
            ? null
            : servlets.weave(loader, className, classFile);
    return api ? withApi(loader, className, classFile, woven) : woven;
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
