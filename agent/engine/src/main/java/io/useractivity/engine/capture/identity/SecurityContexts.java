package io.useractivity.engine.capture.identity;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Whom Spring Security, or Acegi before it, has in the {@code SecurityContextHolder} of the
 * application that the running thread works for. Without their servlet wrapper no request tells.
 *
 * <p>The holder itself cannot be asked: it would make a context where there is none, and leave it
 * with the thread. So the thread-locals of its strategies are looked at. They are found once for
 * each context class loader, and held weakly. For the thread that works on the request.
 */
final class SecurityContexts {

  /** Of Spring Security since 3.0, of 2.0, of Acegi. */
  private static final String[] PACKAGES = {
    "org.springframework.security.core.context.",
    "org.springframework.security.context.",
    "org.acegisecurity.context."
  };

  private static final String[] STRATEGIES = {
    "ThreadLocalSecurityContextHolderStrategy",
    "InheritableThreadLocalSecurityContextHolderStrategy"
  };

  /** As many loaders as are remembered; of others nobody is asked. */
  private static final int MOST_LOADERS = 128;

  private static final OfLoader[] NONE = {};

  /** Whether any class loader has such a holder: most JVMs never look for one. */
  private static volatile boolean present;

  private final AtomicReference<OfLoader[]> known = new AtomicReference<>(NONE);

  /** Such a holder is in the JVM, or may be; for any thread. */
  static void arePresent() {
    present = true;
  }

  /** A dispatch begins on this thread: whom its context has now, another request has left there. */
  void begin(RequestUser user) {
    OfLoader ofLoader = ofThread();
    if (ofLoader != null && ofLoader.hasContexts()) {
      user.leftInThread(ofLoader.holder(), ofLoader.authentication());
    } else {
      user.leftInThread(null, null);
    }
  }

  /**
   * The authentication of the thread's context, if it has come there since the dispatch began, and
   * by the same application.
   *
   * @return null for none
   */
  Object authentication(RequestUser user) {
    OfLoader ofLoader = ofThread();
    if (ofLoader == null || !ofLoader.hasContexts()) {
      return null;
    }
    Object authentication = ofLoader.authentication();
    boolean own = authentication != null && user.mayHave(ofLoader.holder(), authentication);
    return own ? authentication : null;
  }

  private OfLoader ofThread() {
    return present ? ofLoader(Thread.currentThread().getContextClassLoader()) : null;
  }

  private OfLoader ofLoader(ClassLoader loader) {
    if (loader == null) {
      return null;
    }
    OfLoader[] before = known.get();
    for (OfLoader each : before) {
      if (each.isOf(loader)) {
        return each;
      }
    }
    List<OfLoader> after = new ArrayList<>();
    for (OfLoader each : before) {
      if (!each.isGone()) {
        after.add(each);
      }
    }
    if (after.size() >= MOST_LOADERS) {
      return null; // to find its contexts anew for each request would cost too much
    }
    OfLoader found = new OfLoader(loader);
    after.add(found);
    known.compareAndSet(before, after.toArray(NONE)); // else the next request does
    return found;
  }

  /** The thread-locals that a loader leads to; none of what they hold on to is held here. */
  private static final class OfLoader {

    private final WeakReference<ClassLoader> loader;
    private final List<WeakReference<ThreadLocal<?>>> contexts = new ArrayList<>(2);

    OfLoader(ClassLoader loader) {
      this.loader = new WeakReference<>(loader);
      for (String each : PACKAGES) {
        for (String strategy : STRATEGIES) {
          add(each + strategy, loader);
        }
      }
    }

    private void add(String strategy, ClassLoader ofApplication) {
      try {
        Class<?> type = Class.forName(strategy, true, ofApplication);
        for (Field field : type.getDeclaredFields()) {
          boolean fits = ThreadLocal.class.isAssignableFrom(field.getType());
          if (fits && Modifier.isStatic(field.getModifiers())) {
            field.setAccessible(true);
            contexts.add(new WeakReference<ThreadLocal<?>>((ThreadLocal<?>) field.get(null)));
          }
        }
      } catch (ReflectiveOperationException | RuntimeException | LinkageError absent) {
        // Most applications lack most of them; a named module may hide its own.
      }
    }

    boolean hasContexts() {
      return !contexts.isEmpty();
    }

    /** By which a holder is known from another application's. */
    Object holder() {
      return contexts.get(0).get();
    }

    boolean isOf(ClassLoader other) {
      return loader.get() == other;
    }

    boolean isGone() {
      return loader.get() == null;
    }

    Object authentication() {
      for (int i = 0; i < contexts.size(); i++) {
        ThreadLocal<?> ofThread = contexts.get(i).get();
        Object context = ofThread == null ? null : ofThread.get();
        if (context instanceof Supplier) { // since 5.8
          context = ((Supplier<?>) context).get();
        }
        Object authentication = BeanProperties.read(context, "authentication");
        if (authentication != null) {
          return authentication;
        }
      }
      return null;
    }
  }
}
