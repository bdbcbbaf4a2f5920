package io.useractivity.engine.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets loaders find the bridge that pass nothing on to the boot loader but what their server's own
 * configuration names (OSGi's boot delegation): {@link DelegationAdvice} is woven into their
 * class's {@code loadClass}.
 *
 * <p>A loader turns out to be blind while it loads a servlet, and the JVM offers no transformation
 * to the thread that is in one. So that thread waits, a few seconds at most, for a thread of ours
 * that does it. Each class of loaders is changed once; nothing keeps it from being unloaded. Safe
 * for use by any thread.
 */
public final class BlindLoaders implements ClassFileTransformer {

  /** Longer waits could only be a deadlock of class loading. */
  private static final long PATIENCE_SECONDS = 10;

  private final Instrumentation instrumentation;
  private volatile LoaderWeaver weaver; // Byte Buddy's classes: not before they are needed
  private boolean added; // for the thread that works
  private final Executor work;

  /** What has been, or is being, done to a class of loaders. */
  private final ClassValue<Weaving> weavings =
      new ClassValue<Weaving>() {
        @Override
        protected Weaving computeValue(Class<?> type) {
          return new Weaving(type);
        }
      };

  /** Changes one class of loaders. */
  private final class Weaving {

    private volatile boolean begun;
    private final FutureTask<Void> task;

    Weaving(Class<?> type) {
      task =
          new FutureTask<>(
              () -> {
                begun = true;
                retransform(type);
                return null;
              });
    }
  }

  /**
   * @param work has one thread of ours do it, another than the caller's
   */
  public BlindLoaders(Instrumentation instrumentation, Executor work) {
    this.instrumentation = instrumentation;
    this.work = work;
  }

  /** Leaves the loaders that are open as they are, and sees no more classes. */
  public void detach() {
    instrumentation.removeTransformer(this);
  }

  /**
   * Changes the class that answers when the JVM asks the loader for a class.
   *
   * @return false if there is none but the JDK's own, or it could not be changed
   */
  boolean open(ClassLoader loader) throws ExecutionException {
    Class<?> type = null;
    // The JDK's own loadClass asks the parent first.
    for (ClassLoader asked = loader; asked != null && type == null; asked = asked.getParent()) {
      type = LoaderWeaver.loadClassOwner(asked.getClass());
    }
    if (type == null || !instrumentation.isModifiableClass(type)) {
      return false;
    }
    Weaving weaving = weavings.get(type);
    work.execute(weaving.task); // run a second time, it does nothing
    return await(weaving.task);
  }

  /** An interrupt is the application's: it waits until the class is loaded. */
  private static boolean await(FutureTask<Void> task) throws ExecutionException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          return true;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (TimeoutException e) {
          return false;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void retransform(Class<?> type) throws UnmodifiableClassException {
    if (!added) { // most servers never need it
      added = true;
      weaver = new LoaderWeaver();
      instrumentation.addTransformer(this, true);
    }
    instrumentation.retransformClasses(type);
  }

  /** Weaves the classes that were asked for, again as well when somebody else retransforms them. */
  @Override
  public byte[] transform(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (redefined == null
        || !ClassLoader.class.isAssignableFrom(redefined)
        || !weavings.get(redefined).begun) {
      return null;
    }
    return weaver.weave(redefined.getName(), classFile, loader);
  }
}
