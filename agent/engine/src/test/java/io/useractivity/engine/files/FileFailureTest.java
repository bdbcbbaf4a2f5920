package io.useractivity.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailureTest {

  @TempDir Path directory;

  private static String reason(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return FileFailure.reason(catchThrowableOfType(IOException.class, call));
  }

  @Test
  void whatJavaSaysByTheNameOfAnExceptionIsSaidInWords() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThat(reason(() -> Files.createFile(file))).isEqualTo(file + ": exists already");
    assertThat(reason(() -> Files.size(directory.resolve("none"))))
        .isEqualTo(directory.resolve("none") + ": does not exist");
    assertThat(reason(() -> Files.createDirectory(file.resolve("below"))))
        .isEqualTo(file.resolve("below") + ": Not a directory");
    assertThat(FileFailure.reason(new AccessDeniedException("/data")))
        .isEqualTo("/data: permission denied");
    assertThat(FileFailure.reason(new IOException())).isEqualTo("IOException");
  }
}
