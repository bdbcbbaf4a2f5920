package io.useractivity.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.bridge.Bridge;
import io.useractivity.engine.capture.RequestCapture;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.pipeline.ActivityQueue;
import io.useractivity.engine.record.ActivityRecord;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a request's thread runs of ours takes no monitor: it would pin a virtual thread to its
 * carrier until JDK 24 (JEP 491), and make requests wait for each other everywhere.
 */
class NoMonitorsTest {

  /** A class that has both; so the search itself is known to find them. */
  static final class Locking {

    synchronized int method() {
      return 1;
    }

    int block() {
      synchronized (this) {
        return 2;
      }
    }
  }

  @Test
  void theSearchFindsMonitors() throws IOException {
    assertThat(monitors(classFile(Locking.class))).containsExactly("method", "block");
  }

  @ParameterizedTest
  @ValueSource(classes = {RequestCapture.class, ActivityRecord.class})
  void noClassOfTheRoomTakesAMonitor(Class<?> ofRoom) throws IOException {
    try (Stream<Path> files = Files.walk(classFile(ofRoom).getParent())) {
      List<Path> classFiles = files.filter(file -> file.toString().endsWith(".class")).toList();
      assertThat(classFiles).isNotEmpty();
      for (Path each : classFiles) {
        assertThat(monitors(each)).as(each.getFileName().toString()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Bridge.class,
        ActivityQueue.class,
        Figures.class,
        io.useractivity.engine.metrics.Counter.class,
        io.useractivity.engine.metrics.Losses.class
      })
  void theClassTakesNoMonitor(Class<?> type) throws IOException {
    assertThat(monitors(classFile(type))).isEmpty();
  }

  private static Path classFile(Class<?> type) throws IOException {
    File classes = new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    if (classes.isDirectory()) {
      return classes.toPath().resolve(type.getName().replace('.', '/') + ".class");
    }
    // A JAR of the same build.
    Path copy = Files.createTempFile("class", ".class");
    copy.toFile().deleteOnExit();
    try (var in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
      Files.write(copy, in.readAllBytes());
    }
    return copy;
  }

  private static List<String> monitors(Path classFile) throws IOException {
    List<String> methods = new ArrayList<>();
    new ClassReader(Files.readAllBytes(classFile))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] throwing) {
                if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) {
                  methods.add(name);
                }
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitInsn(int opcode) {
                    if (opcode == Opcodes.MONITORENTER) {
                      methods.add(name);
                    }
                  }
                };
              }
            },
            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return methods;
  }
}
