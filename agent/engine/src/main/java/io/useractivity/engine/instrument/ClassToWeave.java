package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.pool.TypePool;

/**
 * One class of the application as Byte Buddy sees it for all weavers. Its shape is never changed,
 * so that weaving works on loaded classes and beside other agents; types are read from class files:
 * nothing of the application's is loaded early. Immutable.
 */
final class ClassToWeave {

  private static final ByteBuddy BYTE_BUDDY =
      new ByteBuddy()
          .with(TypeValidation.DISABLED)
          .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
          .with(InstrumentedType.Factory.Default.FROZEN)
          .with(Implementation.Context.Disabled.Factory.INSTANCE);

  private final ClassLoader loader;
  private final String className;
  private final ClassFileLocator locator;

  /**
   * @param loader the class's loader, never the boot loader
   * @param className with dots
   */
  ClassToWeave(ClassLoader loader, String className, byte[] classFile) {
    this.loader = loader;
    this.className = className;
    this.locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(className, classFile),
            ClassFileLocator.ForClassLoader.of(loader));
  }

  /** Its description, from a pool of its own at each call. */
  TypeDescription describe() {
    return new TypePool.Default.WithLazyResolution(
            new TypePool.CacheProvider.Simple(), locator, TypePool.Default.ReaderMode.FAST)
        .describe(className)
        .resolve();
  }

  /** A class that can't see the bridge would fail at each call. */
  void requireBridge() {
    try {
      if (Class.forName(Bridge.class.getName(), false, loader) == Bridge.class) {
        return;
      }
    } catch (ClassNotFoundException | LinkageError invisible) {
      // told below
    }
    throw new InvisibleBridgeException(loader);
  }

  /** The class file with the advice in it. */
  byte[] with(AsmVisitorWrapper advice) {
    // Described anew: a pool remembers which ancestors have no class file, and then their names,
    // all that is needed of them here, can't be had of it either.
    return BYTE_BUDDY.redefine(describe(), locator).visit(advice).make().getBytes();
  }
}
