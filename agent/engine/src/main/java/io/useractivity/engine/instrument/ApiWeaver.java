package io.useractivity.engine.instrument;

import static net.bytebuddy.matcher.ElementMatchers.named;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Connects the API that applications may ship, known by name: weaves advice into the methods that
 * are annotated, and into the ones by which {@code UserActivity} hands over what it is given.
 * Immutable.
 */
final class ApiWeaver {

  private final AsmVisitorWrapper calls =
      new AsmVisitorWrapper.ForDeclaredMethods()
          .invokable(is("write", "(Ljava/lang/Object;)V"), Advice.to(CallAdvice.Write.class))
          .invokable(
              is("say", "(Ljava/lang/String;Ljava/lang/Object;)V"), Advice.to(CallAdvice.Say.class))
          .invokable(is("isRecorded", "()Z"), Advice.to(CallAdvice.IsRecorded.class));

  private static ElementMatcher<MethodDescription> is(String name, String descriptor) {
    return named(name)
        .and(
            new ElementMatcher<MethodDescription>() {
              @Override
              public boolean matches(MethodDescription method) {
                return method.getDescriptor().equals(descriptor);
              }
            });
  }

  /** Whether a class is the one that applications call. */
  static boolean isCalled(String internalName) {
    return internalName.equals(ApiNames.CALLS_INTERNALLY);
  }

  /**
   * Weaves the advice into a class that is called or mentions the annotation.
   *
   * @param loader the class's loader, never the boot loader
   * @param className with dots
   * @param woven what another weaver has made of the class file, null for nothing
   * @return the woven class file; {@code woven} if there is nothing to weave
   */
  byte[] weave(ClassLoader loader, String className, byte[] classFile, byte[] woven) {
    byte[] latest = woven == null ? classFile : woven;
    if (className.equals(ApiNames.CALLS)) {
      return weave(loader, className, latest, calls);
    }
    AnnotatedMethods methods = AnnotatedMethods.of(classFile);
    if (methods.isEmpty()) {
      return woven;
    }
    return weave(
        loader,
        className,
        latest,
        new AsmVisitorWrapper.ForDeclaredMethods()
            .invokable(
                new ElementMatcher<MethodDescription>() {
                  @Override
                  public boolean matches(MethodDescription method) {
                    return methods.of(method) != null;
                  }
                },
                Advice.withCustomMapping()
                    .bind(new AnnotatedValue<>(AnnotationAdvice.NamesAndValues.class, methods))
                    .bind(new AnnotatedValue<>(AnnotationAdvice.Arguments.class, methods))
                    .bind(new AnnotatedValue<>(AnnotationAdvice.OnMethod.class, methods))
                    .to(AnnotationAdvice.class)));
  }

  private byte[] weave(
      ClassLoader loader, String className, byte[] classFile, AsmVisitorWrapper advice) {
    ClassToWeave application = new ClassToWeave(loader, className, classFile);
    application.requireBridge();
    return application.with(advice);
  }
}
