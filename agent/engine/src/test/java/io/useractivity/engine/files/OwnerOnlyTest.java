package io.useractivity.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {

  @TempDir Path directory;

  @Test
  void nobodyElseMayReadWhatIsMade() throws Exception {
    assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "No POSIX permissions on this file system");
    Path parent = directory.resolve("a");
    Path child = parent.resolve("b");

    OwnerOnly.createDirectory(child);
    OwnerOnly.write(child.resolve("f"), new byte[1]);

    assertThat(permissions(parent)).isEqualTo("rwx------");
    assertThat(permissions(child)).isEqualTo("rwx------");
    assertThat(permissions(child.resolve("f"))).isEqualTo("rw-------");
  }

  @Test
  void aDirectoryThatIsThereStaysAsItIs() throws Exception {
    Files.writeString(directory.resolve("f"), "kept");

    OwnerOnly.createDirectory(directory);

    assertThat(directory.resolve("f")).hasContent("kept");
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "kept");

    assertThatThrownBy(() -> OwnerOnly.write(file, "new".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("kept");
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
