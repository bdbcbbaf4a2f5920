package io.useractivity.engine.instrument;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * The methods of one class that the application's annotation covers, read from the class file: no
 * other class has to be there for it, not even the annotation's.
 */
final class AnnotatedMethods extends ClassVisitor {

  private static final int WITHOUT_CODE_OF_ITS_OWN =
      // Compilers copy annotations to the bridge methods that they make.
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_SYNTHETIC;

  private final Map<String, AnnotatedMethod> byNameAndDescriptor = new HashMap<>();
  private final Map<String, Object> ofClass = new HashMap<>();
  private boolean classIsAnnotated;

  private AnnotatedMethods() {
    super(OpenedClassReader.ASM_API);
  }

  static AnnotatedMethods of(byte[] classFile) {
    AnnotatedMethods methods = new AnnotatedMethods();
    OpenedClassReader.of(classFile).accept(methods, ClassReader.SKIP_FRAMES);
    return methods;
  }

  boolean isEmpty() {
    return byNameAndDescriptor.isEmpty();
  }

  /** What is stated of a method, null for nothing. */
  AnnotatedMethod of(MethodDescription method) {
    return byNameAndDescriptor.get(method.getInternalName() + method.getDescriptor());
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    if (!descriptor.equals(ApiWeaver.ANNOTATION)) {
      return null;
    }
    classIsAnnotated = true; // A class's annotations are visited before its methods.
    return new Values(ofClass);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if ((access & WITHOUT_CODE_OF_ITS_OWN) != 0 || name.startsWith("<")) {
      return null;
    }
    boolean covered =
        classIsAnnotated && (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0;
    return new OneMethod(name + descriptor, access, descriptor, covered);
  }

  /** Gathers what is stated of one method, and what its parameters are called. */
  private final class OneMethod extends MethodVisitor implements Function<String, Integer> {

    private final String nameAndDescriptor;
    private final boolean coveredByClass;
    private final Map<String, Object> ofMethod = new HashMap<>();
    private final Map<String, Integer> annotatedParameters = new HashMap<>();
    private final Map<String, Integer> namedParameters = new HashMap<>();
    private final Map<Integer, Integer> parameterOfSlot = new HashMap<>();
    private final int parameterCount;
    private boolean annotated;
    private int parametersVisited;

    OneMethod(String nameAndDescriptor, int access, String descriptor, boolean coveredByClass) {
      super(OpenedClassReader.ASM_API);
      this.nameAndDescriptor = nameAndDescriptor;
      this.coveredByClass = coveredByClass;
      int slot = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
      int parameter = 0;
      for (Type type : Type.getArgumentTypes(descriptor)) {
        parameterOfSlot.put(slot, parameter++);
        slot += type.getSize();
      }
      this.parameterCount = parameter;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      if (!descriptor.equals(ApiWeaver.ANNOTATION)) {
        return null;
      }
      annotated = true;
      return new Values(ofMethod);
    }

    /** The attribute MethodParameters: {@code javac -parameters}. */
    @Override
    public void visitParameter(String name, int access) {
      if (name != null) {
        namedParameters.put(name, parametersVisited);
      }
      parametersVisited++;
    }

    /** {@code @PathVariable("id")}, {@code @QueryParam("id")}: any annotation that gives a name. */
    @Override
    public AnnotationVisitor visitParameterAnnotation(
        int parameter, String descriptor, boolean visible) {
      return new AnnotationVisitor(OpenedClassReader.ASM_API) {
        @Override
        public void visit(String property, Object value) {
          if (value instanceof String && (property.equals("value") || property.equals("name"))) {
            annotatedParameters.put((String) value, parameter);
          }
        }
      };
    }

    /** The attribute LocalVariableTable: {@code javac -g}. */
    @Override
    public void visitLocalVariable(
        String name, String descriptor, String signature, Label start, Label end, int slot) {
      Integer parameter = parameterOfSlot.get(slot);
      // A parameter is in scope to the end: compilers give its slot to no other variable.
      if (parameter != null && !namedParameters.containsValue(parameter)) {
        namedParameters.put(name, parameter);
      }
    }

    @Override
    public void visitEnd() {
      if (annotated || coveredByClass) {
        byNameAndDescriptor.put(
            nameAndDescriptor, new AnnotatedMethod(ofMethod, ofClass, annotated, this));
      }
    }

    /** The parameter that a placeholder means, null for none. */
    @Override
    public Integer apply(String placeholder) {
      if (placeholder.matches("\\d{1,3}")) {
        int index = Integer.parseInt(placeholder);
        return index < parameterCount ? index : null;
      }
      Integer byAnnotation = annotatedParameters.get(placeholder);
      return byAnnotation != null ? byAnnotation : namedParameters.get(placeholder);
    }
  }

  /** The plain values of an annotation. */
  private static final class Values extends AnnotationVisitor {

    private final Map<String, Object> values;

    Values(Map<String, Object> values) {
      super(OpenedClassReader.ASM_API);
      this.values = values;
    }

    @Override
    public void visit(String property, Object value) {
      values.put(property, value);
    }
  }
}
