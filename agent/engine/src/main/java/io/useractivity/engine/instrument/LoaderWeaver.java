package io.useractivity.engine.instrument;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Weaves {@link DelegationAdvice} into a class of loaders. Immutable. */
final class LoaderWeaver {

  private static final ElementMatcher.Junction<MethodDescription> LOAD_CLASS =
      named("loadClass")
          .and(takesArgument(0, String.class))
          .and(not(isAbstract()))
          .and(not(isNative()));

  /**
   * Finds the class whose method answers the JVM, which asks by a name alone.
   *
   * @return null if that is the JDK's
   */
  static Class<?> loadClassOwner(Class<?> loaderClass) {
    Class<?> owner = declaring(loaderClass, String.class);
    return owner == null ? declaring(loaderClass, String.class, boolean.class) : owner;
  }

  private static Class<?> declaring(Class<?> loaderClass, Class<?>... parameters) {
    // On the boot or the platform loader, ClassLoader and URLClassLoader above all, is the JDK.
    for (Class<?> type = loaderClass;
        type.getClassLoader() != null && type != ClassLoader.class;
        type = type.getSuperclass()) {
      try {
        return type.getDeclaredMethod("loadClass", parameters).getDeclaringClass();
      } catch (NoSuchMethodException | LinkageError inherited) {
        // look above
      }
    }
    return null;
  }

  byte[] weave(String className, byte[] classFile, ClassLoader loader) {
    return new ClassToWeave(loader, className, classFile)
        .with(
            new AsmVisitorWrapper.ForDeclaredMethods()
                .invokable(LOAD_CLASS, Advice.to(DelegationAdvice.class)));
  }
}
