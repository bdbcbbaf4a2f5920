package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/**
 * Woven into {@code service(request, response)} where the application serves the agent's pages. The
 * one advice that may skip its method: whatever filters the application has, they have run.
 *
 * <p>Whether to skip is a flag and not the frame's type: of the bridge, a loader was found to see
 * {@link Bridge} and nothing else, and what Byte Buddy makes of a type stands outside what {@code
 * suppress} guards.
 */
final class AnsweringServletAdvice {

  private AnsweringServletAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
  static boolean enter(
      @Advice.This(optional = true) Object servlet,
      @Advice.Argument(0) Object request,
      @Advice.Argument(1) Object response,
      @Advice.Local("frame") Object frame) {
    frame = Bridge.enterServlet(servlet, request, response);
    return Bridge.isAnswered(frame);
  }

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(
      @Advice.Local("frame") Object frame,
      @Advice.Argument(0) Object request,
      @Advice.Argument(1) Object response,
      @Advice.Thrown Throwable thrown) {
    Bridge.exit(frame, request, response, thrown);
  }
}
