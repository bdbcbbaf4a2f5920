package io.useractivity.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What the JAR has of some classes a second time, for a start that finds them at one go. */
class StartClassesIT {

  @Test
  void theyAreTheSameClassesUncompressedAndWithTheirSizesBeforeThem() throws Exception {
    List<String> names = new ArrayList<>();
    try (JarFile jar = new JarFile(AgentJar.FILE)) {
      byte[] zip = content(jar, "engine/start.zip");
      try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
        for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
          names.add(each.getName());
          assertThat(each.getMethod()).isEqualTo(ZipEntry.STORED);
          assertThat(in.readAllBytes())
              .hasSize((int) each.getSize())
              .isEqualTo(content(jar, "engine/" + each.getName() + "data"));
        }
      }
    }
    assertThat(names)
        .doesNotHaveDuplicates()
        .contains(
            "io/useractivity/engine/Engine.class",
            "io/useractivity/engine/config/ValueType$1.class",
            "org/jctools/queues/atomic/MpscAtomicArrayQueue.class");
  }

  private static byte[] content(JarFile jar, String name) throws Exception {
    return jar.getInputStream(jar.getEntry(name)).readAllBytes();
  }
}
