package io.useractivity.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

  @TempDir Path directory;

  @Test
  void theFirstKeyStays() throws Exception {
    Path file = directory.resolve("deep").resolve("session.key");

    assertThat(new KeyFile(file).readOrCreate("first")).isEqualTo("first");
    assertThat(new KeyFile(file).readOrCreate("second")).isEqualTo("first");
    assertThat(file).hasContent("first");
  }

  @Test
  void anEmptyFileIsNoKey() throws Exception {
    Path file = Files.writeString(directory.resolve("session.key"), "");

    assertThatThrownBy(() -> new KeyFile(file).readOrCreate("fresh"))
        .isInstanceOf(IOException.class)
        .hasMessage("session.key is empty");
  }
}
