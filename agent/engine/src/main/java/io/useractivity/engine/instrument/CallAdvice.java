package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Woven into the methods by which the API hands over what it is given. */
final class CallAdvice {

  private CallAdvice() {}

  /** For {@code write(values)}. */
  static final class Write {

    private Write() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object values) {
      Bridge.rowStated(values);
    }
  }

  /** For {@code say(column, value)}. */
  static final class Say {

    private Say() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object column, @Advice.Argument(1) Object value) {
      Bridge.statedByCall(column, value);
    }
  }

  /** For {@code isRecorded()}. */
  static final class IsRecorded {

    private IsRecorded() {}

    @Advice.OnMethodExit
    @SuppressWarnings("UnusedVariable") // it is what the method returns
    static void exit(@Advice.Return(readOnly = false) boolean recorded) {
      recorded = true;
    }
  }
}
