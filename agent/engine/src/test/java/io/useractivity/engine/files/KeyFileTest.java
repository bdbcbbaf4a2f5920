package io.useractivity.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

  private static final String NAME = "session.key";

  @TempDir Path directory;

  @Test
  void theFirstKeyStays() throws Exception {
    Path deep = directory.resolve("deep");

    assertThat(key(deep).readOrCreate("first")).isEqualTo("first");
    assertThat(key(deep).readOrCreate("second")).isEqualTo("first");
    assertThat(deep.resolve(NAME)).hasContent("first");
  }

  @Test
  void anEmptyFileIsNoKey() throws Exception {
    Files.writeString(directory.resolve(NAME), "");

    assertThatThrownBy(() -> key(directory).readOrCreate("fresh"))
        .isInstanceOf(IOException.class)
        .hasMessage("session.key is empty");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aKeyThatOthersCouldReadIsForTheOwnerAloneFromThenOn() throws Exception {
    Path file = Files.writeString(directory.resolve(NAME), "first");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(key(directory).readOrCreate("second")).isEqualTo("first");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkIsNotFollowed() throws Exception {
    Path target = directory.resolve("target");
    Files.createSymbolicLink(directory.resolve(NAME), target);

    assertThatThrownBy(() -> key(directory).readOrCreate("fresh"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is a link");
    assertThat(target).doesNotExist();
  }

  @Test
  void aKeyThatSomebodyElseHasPutThereIsNotUsed() throws Exception {
    OtherUser.own(Files.writeString(directory.resolve(NAME), "planted"));

    assertThatThrownBy(() -> key(directory).readOrCreate("fresh"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it belongs to");
  }

  private static KeyFile key(Path directory) {
    return new KeyFile(new PrivateDirectory(directory.toFile()), NAME);
  }
}
