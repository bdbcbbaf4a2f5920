package io.useractivity.engine.instrument;

import net.bytebuddy.asm.Advice;

/**
 * Woven into {@code loadClass} of a loader that does not pass the bridge's package on to the boot
 * loader: that one package is then answered in its place. It uses the JDK alone, since the loader's
 * class can't see the bridge either.
 */
final class DelegationAdvice {

  private DelegationAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
  static Class<?> enter(@Advice.Argument(0) String name) throws ClassNotFoundException {
    return name.startsWith("io.useractivity.bridge.") ? Class.forName(name, false, null) : null;
  }

  @Advice.OnMethodExit
  static void exit(
      @Advice.Enter Class<?> bridge, @Advice.Return(readOnly = false) Class<?> returned) {
    if (bridge != null) {
      returned = bridge;
    }
  }
}
