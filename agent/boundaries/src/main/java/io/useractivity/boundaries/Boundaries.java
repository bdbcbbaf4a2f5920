package io.useractivity.boundaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;

/** A step of the build: each method with {@link DontInline} gets longer than HotSpot inlines. */
public final class Boundaries {

  private Boundaries() {}

  /**
   * Rewrites class files where they are. A class that has been rewritten stays as it is, since the
   * annotation is taken away.
   *
   * @param folders with class files, in packages
   */
  public static void main(String... folders) throws IOException {
    for (String folder : folders) {
      for (Path classFile : classFiles(Paths.get(folder))) {
        byte[] compiled = Files.readAllBytes(classFile);
        byte[] lengthened = lengthened(compiled);
        if (lengthened != compiled) {
          Files.write(classFile, lengthened);
        }
      }
    }
  }

  private static List<Path> classFiles(Path folder) throws IOException {
    try (Stream<Path> within = Files.walk(folder)) {
      return within.filter(each -> each.toString().endsWith(".class")).collect(Collectors.toList());
    }
  }

  /** The class with longer methods, or the same array if it marks none. */
  static byte[] lengthened(byte[] compiled) {
    ClassReader reader = new ClassReader(compiled);
    ClassWriter writer = new ClassWriter(0);
    LongerClass longer = new LongerClass(writer);
    reader.accept(longer, 0);
    return longer.isLonger() ? writer.toByteArray() : compiled;
  }
}
