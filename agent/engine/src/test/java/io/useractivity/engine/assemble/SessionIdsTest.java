package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.useractivity.engine.config.SessionIdMode;
import io.useractivity.engine.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionIdsTest {

  @TempDir Path directory;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void theSameKeyGivesTheSameHash() {
    String hash = hashing("key").stored("session-1");

    assertThat(hashing("key").stored("session-1")).isEqualTo(hash);
    assertThat(hashing("key").stored("session-2")).isNotEqualTo(hash);
    assertThat(hashing("other").stored("session-1")).isNotEqualTo(hash);
  }

  @Test
  void theHashIsHmacSha256InHex() {
    // RFC 4231, test case 2
    assertThat(hashing("Jefe").stored("what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void withAConfiguredKeyNoneIsGenerated() {
    hashing("key").stored("session-1");

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aGeneratedKeyIsKeptForTheNextRun() throws Exception {
    String hash = hashing(null).stored("session-1");

    assertThat(hashing(null).stored("session-1")).isEqualTo(hash);
    assertThat(hashing(Files.readString(keyFile())).stored("session-1")).isEqualTo(hash);
  }

  @Test
  void aGeneratedKeyIsForItsOwnerOnly() throws Exception {
    assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "No POSIX permissions on this file system");

    hashing(null).stored("session-1");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void everyDirectoryHasAKeyOfItsOwn() {
    String hash = hashing(null).stored("session-1");

    SessionIds elsewhere = sessionIds(SessionIdMode.HASH, null, directory.resolve("elsewhere"));

    assertThat(elsewhere.stored("session-1")).isNotEqualTo(hash);
    assertThat(directory.resolve("elsewhere").resolve("session.key")).isRegularFile();
  }

  @Test
  void aDirectoryThatCannotBeMadeMeansAKeyOfThisRun() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    SessionIds ids = sessionIds(SessionIdMode.HASH, null, file);

    assertThat(ids.stored("session-1")).matches("[0-9a-f]{64}").isEqualTo(ids.stored("session-1"));
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("No session key can be kept in " + file)
        .contains("capture.session-key sets one");
  }

  @Test
  void anEmptyKeyFileMeansAKeyOfThisRun() throws Exception {
    Files.writeString(keyFile(), "");
    SessionIds ids = hashing(null);

    assertThat(ids.stored("session-1")).matches("[0-9a-f]{64}").isEqualTo(ids.stored("session-1"));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("session.key").contains("empty");
  }

  @Test
  void rawStoresTheLiveId() {
    assertThat(sessionIds(SessionIdMode.RAW, "key", directory).stored("session-1"))
        .isEqualTo("session-1");
  }

  @Test
  void noneStoresNothing() {
    assertThat(sessionIds(SessionIdMode.NONE, "key", directory).stored("session-1")).isNull();
  }

  @Test
  void withoutASessionNothingIsStoredAndNoKeyGenerated() {
    assertThat(hashing(null).stored(null)).isNull();
    assertThat(directory).isEmptyDirectory();
  }

  private Path keyFile() {
    return directory.resolve("session.key");
  }

  private SessionIds hashing(String key) {
    return sessionIds(SessionIdMode.HASH, key, directory);
  }

  private SessionIds sessionIds(SessionIdMode mode, String key, Path dataDirectory) {
    Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO);
    return new SessionIds(mode, key, dataDirectory.toFile(), log);
  }
}
