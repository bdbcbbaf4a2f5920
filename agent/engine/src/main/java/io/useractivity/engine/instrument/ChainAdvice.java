package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/**
 * Woven into {@code doFilter(request, response)} of filter chains. A filter that is a lambda, a
 * method reference or a proxy has no class file that passes a transformer; the container's chain is
 * called before all of them. Skips no method, as {@link FilterAdvice}.
 */
final class ChainAdvice {

  private ChainAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object enter(@Advice.Argument(0) Object request, @Advice.Argument(1) Object response) {
    return Bridge.enterChain(request, response);
  }

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(
      @Advice.Enter Object frame,
      @Advice.Argument(0) Object request,
      @Advice.Argument(1) Object response,
      @Advice.Thrown Throwable thrown) {
    Bridge.exit(frame, request, response, thrown);
  }
}
