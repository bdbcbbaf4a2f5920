package io.useractivity.engine.instrument;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Runs the whole way of a servlet class once, so that Byte Buddy's own classes are loaded. */
final class WarmUp {

  private static final String NAME = "io.useractivity.engine.instrument.NeverLoaded";

  private WarmUp() {}

  static void weaveOnce(ServletWeaver weaver) {
    weaver.weave(WarmUp.class.getClassLoader(), NAME, servlet());
  }

  /** The class file of a servlet that does nothing; nobody loads it. */
  private static byte[] servlet() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC,
        NAME.replace('.', '/'),
        null,
        "java/lang/Object",
        new String[] {"javax/servlet/Servlet"});
    MethodVisitor service =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            "service",
            "(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)V",
            null,
            null);
    service.visitCode();
    service.visitInsn(Opcodes.RETURN);
    service.visitMaxs(0, 3);
    service.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
