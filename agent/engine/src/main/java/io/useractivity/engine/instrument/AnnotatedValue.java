package io.useractivity.engine.instrument;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.collection.ArrayFactory;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;
import net.bytebuddy.implementation.bytecode.constant.TextConstant;

/**
 * A parameter of {@link AnnotationAdvice}, with its value for the method that is woven. Immutable.
 *
 * @param <T> the annotation that marks the parameter
 */
final class AnnotatedValue<T extends Annotation>
    implements Advice.OffsetMapping.Factory<T>, Advice.OffsetMapping {

  private static final TypeDescription.Generic OBJECT =
      TypeDescription.ForLoadedType.of(Object.class).asGenericType();
  private static final TypeDescription.Generic STRING =
      TypeDescription.ForLoadedType.of(String.class).asGenericType();

  private final Class<T> parameter;
  private final AnnotatedMethods methods;

  AnnotatedValue(Class<T> parameter, AnnotatedMethods methods) {
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
