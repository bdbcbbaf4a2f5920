package io.useractivity.engine.instrument;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.collection.ArrayFactory;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;
import net.bytebuddy.implementation.bytecode.constant.TextConstant;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/**
 * Connects the API that applications may ship, known by name: weaves advice into the methods that
 * are annotated, and into the ones by which {@code UserActivity} hands over what it is given. As
 * {@link ServletWeaver}, it changes no class's shape. Immutable.
 */
final class ApiWeaver {

  /** The annotation's type as class files name it. */
  static final String ANNOTATION = "Lio/useractivity/api/LogUserActivity;";

  /** The class whose methods applications call. */
  static final String CALLS = "io.useractivity.api.UserActivity";

  private static final String CALLS_INTERNALLY = CALLS.replace('.', '/');

  private final ByteBuddy byteBuddy =
      new ByteBuddy()
          .with(TypeValidation.DISABLED)
          .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
          .with(InstrumentedType.Factory.Default.FROZEN)
          .with(Implementation.Context.Disabled.Factory.INSTANCE);

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
    return internalName.equals(CALLS_INTERNALLY);
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
    if (className.equals(CALLS)) {
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
                    .bind(new Stated<>(AnnotationAdvice.NamesAndValues.class, methods))
                    .bind(new Stated<>(AnnotationAdvice.Arguments.class, methods))
                    .bind(new Stated<>(AnnotationAdvice.OnMethod.class, methods))
                    .to(AnnotationAdvice.class)));
  }

  private byte[] weave(
      ClassLoader loader, String className, byte[] classFile, AsmVisitorWrapper visitor) {
    ServletWeaver.requireBridge(loader);
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(className, classFile),
            ClassFileLocator.ForClassLoader.of(loader));
    TypeDescription type =
        new TypePool.Default.WithLazyResolution(
                new TypePool.CacheProvider.Simple(), locator, TypePool.Default.ReaderMode.FAST)
            .describe(className)
            .resolve();
    return byteBuddy.redefine(type, locator).visit(visitor).make().getBytes();
  }

  /** The advice's parameters, each with its value for the method that is woven. */
  private static final class Stated<T extends java.lang.annotation.Annotation>
      implements Advice.OffsetMapping.Factory<T>, Advice.OffsetMapping {

    private static final TypeDescription.Generic OBJECT =
        TypeDescription.ForLoadedType.of(Object.class).asGenericType();
    private static final TypeDescription.Generic STRING =
        TypeDescription.ForLoadedType.of(String.class).asGenericType();

    private final Class<T> parameter;
    private final AnnotatedMethods methods;

    Stated(Class<T> parameter, AnnotatedMethods methods) {
      this.parameter = parameter;
      this.methods = methods;
    }

    @Override
    public Class<T> getAnnotationType() {
      return parameter;
    }

    @Override
    public Advice.OffsetMapping make(
        ParameterDescription.InDefinedShape target,
        AnnotationDescription.Loadable<T> annotation,
        AdviceType adviceType) {
      return this;
    }

    @Override
    public Target resolve(
        TypeDescription instrumentedType,
        MethodDescription instrumentedMethod,
        Assigner assigner,
        Advice.ArgumentHandler argumentHandler,
        Sort sort) {
      AnnotatedMethod annotated = methods.of(instrumentedMethod);
      if (parameter == AnnotationAdvice.OnMethod.class) {
        return constant(IntegerConstant.forValue(annotated.isOnMethod()));
      }
      if (parameter == AnnotationAdvice.NamesAndValues.class) {
        return constant(strings(annotated.namesAndValues()));
      }
      if (!annotated.needsArguments()) {
        return constant(NullConstant.INSTANCE);
      }
      return new ForAllArguments(OBJECT, true, Assigner.Typing.DYNAMIC, false, true)
          .resolve(instrumentedType, instrumentedMethod, assigner, argumentHandler, sort);
    }

    private static Target constant(StackManipulation value) {
      return new Target.ForStackManipulation(value);
    }

    private static StackManipulation strings(List<String> texts) {
      List<StackManipulation> constants = new ArrayList<>();
      for (String text : texts) {
        constants.add(new TextConstant(text));
      }
      return ArrayFactory.forType(STRING).withValues(constants);
    }
  }
}
