package io.useractivity.boundaries;

import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/** Gives a method that is marked instructions behind its end: nothing reaches or compiles them. */
final class LongerMethod extends MethodVisitor {

  /**
   * HotSpot inlines no method of more bytes, however often it is called: {@code FreqInlineSize} in
   * its c2_globals.hpp, {@code InlineTree::should_inline} in its bytecodeInfo.cpp, the same from
   * Java 8 to 25.
   */
  static final int MOST_BYTES_INLINED = 325;

  private final Runnable lengthened;
  private boolean marked;

  /**
   * @param lengthened is called if the method is marked
   */
  LongerMethod(MethodVisitor written, Runnable lengthened) {
    super(OpenedClassReader.ASM_API, written);
    this.lengthened = lengthened;
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    if (descriptor.equals(Type.getDescriptor(DontInline.class))) {
      marked = true;
      return null;
    }
    return super.visitAnnotation(descriptor, visible);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (!marked) {
      super.visitMaxs(maxStack, maxLocals);
      return;
    }
    // The verifier asks what the stack is there: what a handler of exceptions would find.
    visitFrame(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
    for (int i = 0; i < MOST_BYTES_INLINED; i++) {
      visitInsn(Opcodes.NOP);
    }
    visitInsn(Opcodes.ATHROW);
    super.visitMaxs(Math.max(1, maxStack), maxLocals);
    lengthened.run();
  }
}
