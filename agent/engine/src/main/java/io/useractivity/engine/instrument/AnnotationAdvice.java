package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import net.bytebuddy.asm.Advice;

/** Woven into methods that the application has annotated. */
final class AnnotationAdvice {

  private AnnotationAdvice() {}

  /** What the annotation states, as an array of constants. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface NamesAndValues {}

  /** The method's arguments as an array, or null if no value needs them. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Arguments {}

  /** Whether the annotation is the method's own. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface OnMethod {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @NamesAndValues Object namesAndValues,
      @Arguments Object arguments,
      @OnMethod boolean onMethod) {
    Bridge.statedByAnnotation(namesAndValues, arguments, onMethod);
  }
}
