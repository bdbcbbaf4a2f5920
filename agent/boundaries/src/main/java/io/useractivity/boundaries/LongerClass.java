package io.useractivity.boundaries;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** Lengthens the methods that are marked. */
final class LongerClass extends ClassVisitor {

  private boolean longer;

  LongerClass(ClassVisitor written) {
    super(OpenedClassReader.ASM_API, written);
  }

  /** Whether a method was marked; known when all have been visited. */
  boolean isLonger() {
    return longer;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor written = super.visitMethod(access, name, descriptor, signature, exceptions);
    return new LongerMethod(written, () -> longer = true);
  }
}
