package io.useractivity.engine.instrument;

import io.useractivity.bridge.Answered;
import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/**
 * Woven into {@code service(request, response)} where the application serves the agent's pages. The
 * one advice that may skip its method: whatever filters the application has, they have run.
 */
final class AnsweringServletAdvice {

  private AnsweringServletAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Answered.class)
  static Object enter(
      @Advice.This(optional = true) Object servlet,
      @Advice.Argument(0) Object request,
      @Advice.Argument(1) Object response) {
    return Bridge.enterServlet(servlet, request, response);
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
