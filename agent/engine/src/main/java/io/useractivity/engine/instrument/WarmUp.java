package io.useractivity.engine.instrument;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Runs the whole way of a class once, so that Byte Buddy's own classes are loaded. */
final class WarmUp {

  private static final String NAME = "io/useractivity/engine/instrument/NeverLoaded";
  private static final String OBJECT = "java/lang/Object";

  private WarmUp() {}

  static void weaveOnce(ServletWeaver weaver) {
    weaver.weave(new ServletApiLoader(), NAME.replace('/', '.'), servlet());
  }

  /** What is woven into other classes needs some more of Byte Buddy. */
  static void weaveTheRest(ServletWeaver weaver) {
    weaver.weave(new ServletApiLoader(), NAME.replace('/', '.'), stream());
  }

  /** The class file of a servlet that does nothing; nobody loads it. */
  private static byte[] servlet() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC,
        NAME,
        null,
        OBJECT,
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

  /** The class file of a body that is empty. */
  private static byte[] stream() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_5, Opcodes.ACC_PUBLIC, NAME, null, "javax/servlet/ServletInputStream", null);
    MethodVisitor read = writer.visitMethod(Opcodes.ACC_PUBLIC, "read", "([BII)I", null, null);
    read.visitCode();
    read.visitInsn(Opcodes.ICONST_M1);
    read.visitInsn(Opcodes.IRETURN);
    read.visitMaxs(1, 4);
    read.visitEnd();
    MethodVisitor listen =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC, "setReadListener", "(Ljavax/servlet/ReadListener;)V", null, null);
    listen.visitCode();
    listen.visitInsn(Opcodes.RETURN);
    listen.visitMaxs(0, 2);
    listen.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Has an empty interface's class file for each type of the servlet API; loads none. */
  private static final class ServletApiLoader extends ClassLoader {

    ServletApiLoader() {
      super(WarmUp.class.getClassLoader());
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      if (!name.startsWith("javax/servlet/")) {
        return super.getResourceAsStream(name);
      }
      ClassWriter writer = new ClassWriter(0);
      writer.visit(
          Opcodes.V1_8,
          Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
          name.substring(0, name.length() - ".class".length()),
          null,
          OBJECT,
          null);
      writer.visitEnd();
      return new ByteArrayInputStream(writer.toByteArray());
    }
  }
}
