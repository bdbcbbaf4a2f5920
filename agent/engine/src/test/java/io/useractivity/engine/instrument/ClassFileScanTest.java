package io.useractivity.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFileScanTest {

  private static final String SERVLET =
      "(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)V";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)V",
        "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;)V",
        "(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;Ljavax/servlet/FilterChain;)V",
        "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;Ljakarta/servlet/FilterChain;)V",
        "()Ljavax/servlet/AsyncContext;",
        "()Ljakarta/servlet/AsyncContext;",
        "(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)Ljavax/servlet/AsyncContext;",
        "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;)Ljakarta/servlet/AsyncContext;"
      })
  void aClassThatDeclaresSuchAMethodIsFound(String descriptor) {
    assertThat(ClassFileScan.mentionsServlets(classWith(descriptor))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "()V",
        "(Ljavax/servlet/ServletRequest;)V",
        "(Ljavax/servlet/http/HttpServletRequest;Ljavax/servlet/http/HttpServletResponse;)V",
        "(Ljakarta/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)V",
        "(Lxavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)V",
        "()Lorg/example/AsyncContext;"
      })
  void aClassWithOtherMethodsIsPassedOver(String descriptor) {
    assertThat(ClassFileScan.mentionsServlets(classWith(descriptor))).isFalse();
  }

  @Test
  void whatTheApplicationAnnotatesIsFoundToo() {
    String annotation = "Lio/useractivity/api/LogUserActivity;";

    assertThat(ClassFileScan.mentions(classWith("()V"))).isZero();
    assertThat(ClassFileScan.mentions(classWith(SERVLET))).isEqualTo(ClassFileScan.SERVLETS);
    assertThat(ClassFileScan.mentions(classWith("()" + annotation))).isZero();
    assertThat(ClassFileScan.mentions(classWith("Lio/useractivity/api/LogUserActivitx;"))).isZero();
    assertThat(ClassFileScan.mentions(annotated(annotation, "()V")))
        .isEqualTo(ClassFileScan.ANNOTATIONS);
    assertThat(ClassFileScan.mentions(annotated(annotation, SERVLET)))
        .isEqualTo(ClassFileScan.ANNOTATIONS | ClassFileScan.SERVLETS);
  }

  private static byte[] annotated(String annotation, String descriptor) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "Any", null, "java/lang/Object", null);
    writer.visitAnnotation(annotation, true).visitEnd();
    writer.visitMethod(Opcodes.ACC_ABSTRACT, "any", descriptor, null, null).visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void everyKindOfConstantIsSteppedOver() {
    ClassWriter writer = emptyClass();
    writer.newConst(1L);
    writer.newConst(1.0d);
    writer.newConst(1);
    writer.newConst(1.0f);
    writer.newConst("text");
    writer.newField("a/B", "c", "I");
    writer.newMethod("a/B", "c", "()V", false);
    writer.newMethod("a/B", "c", "()V", true);
    writer.newMethodType("()V");
    writer.newModule("m");
    writer.newPackage("p");
    Handle handle = new Handle(Opcodes.H_INVOKESTATIC, "a/B", "c", "()V", false);
    writer.newHandle(handle.getTag(), "a/B", "c", "()V", false);
    writer.newInvokeDynamic("c", "()V", handle);
    writer.newConst(new ConstantDynamic("c", "I", handle));
    declare(writer, SERVLET);

    assertThat(ClassFileScan.mentionsServlets(writer.toByteArray())).isTrue();
  }

  @Test
  void noClassOfTheJdkIsFound() throws Exception {
    Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base");
    try (Stream<Path> files = Files.walk(base)) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      assertThat(classes).hasSizeGreaterThan(1000);
      assertThat(classes).noneMatch(file -> ClassFileScan.mentionsServlets(bytes(file)));
    }
  }

  @Test
  void whatIsCutOffBeforeTheDescriptorIsPassedOver() {
    byte[] whole = classWith(SERVLET);
    int descriptorEnd =
        new String(whole, StandardCharsets.ISO_8859_1).indexOf(SERVLET) + SERVLET.length();

    for (int length = 0; length < descriptorEnd; length++) {
      assertThat(ClassFileScan.mentionsServlets(Arrays.copyOf(whole, length)))
          .as("first %s bytes", length)
          .isFalse();
    }
    assertThat(ClassFileScan.mentionsServlets(Arrays.copyOf(whole, descriptorEnd))).isTrue();
  }

  @Test
  void aClassCutOffAnywhereIsNoTrouble() throws Exception {
    byte[] whole;
    try (InputStream in = ClassFileScan.class.getResourceAsStream("ClassFileScan.class")) {
      whole = in.readAllBytes();
    }
    for (int length = 0; length < whole.length; length += 7) {
      byte[] cutOff = Arrays.copyOf(whole, length);
      assertThat(ClassFileScan.mentionsServlets(cutOff)).isFalse();
    }
  }

  @Test
  void whatIsNoClassFileIsPassedOver() {
    assertThat(
            ClassFileScan.mentionsServlets(
                "PK is not a class".repeat(9).getBytes(StandardCharsets.US_ASCII)))
        .isFalse();
    assertThat(ClassFileScan.mentionsServlets(new byte[1000])).isFalse();
  }

  private static byte[] classWith(String descriptor) {
    ClassWriter writer = emptyClass();
    declare(writer, descriptor);
    return writer.toByteArray();
  }

  private static ClassWriter emptyClass() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V11,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT,
        "a/B",
        null,
        "java/lang/Object",
        null);
    return writer;
  }

  private static void declare(ClassWriter writer, String descriptor) {
    writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "method", descriptor, null, null);
    writer.visitEnd();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
