package io.useractivity.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class PrivateDirectoryTest {

  private static final String NAME = "data";

  @TempDir Path parent;

  private Path path;
  private PrivateDirectory directory;

  @BeforeEach
  void namePath() {
    path = parent.resolve("a");
    directory = new PrivateDirectory(path.toFile());
  }

  @Test
  void whatIsMissingIsMadeForTheOwnerAlone() throws Exception {
    PrivateDirectory deep = new PrivateDirectory(path.resolve("b").toFile());

    deep.create();
    deep.check(NAME);
    deep.createFile("data.db");

    assertThat(permissions(path)).isEqualTo("rwx------");
    assertThat(permissions(path.resolve("b"))).isEqualTo("rwx------");
    assertThat(permissions(path.resolve("b/data.db"))).isEqualTo("rw-------");
    assertThat(path.resolve("b").toFile().list()).containsExactly("data.db");
  }

  @Test
  void aDirectoryThatOthersMayReadIsUsedAndItsFilesAreForTheOwnerAlone() throws Exception {
    make("rwxr-xr-x");
    Path before = write("data.db", "rw-r--r--");
    Path others = write("other", "rw-rw-rw-");

    directory.create();
    directory.check(NAME);
    directory.createFile("data.new");

    assertThat(permissions(path)).isEqualTo("rwxr-xr-x");
    assertThat(permissions(before)).isEqualTo("rw-------");
    assertThat(before).hasContent("kept");
    assertThat(permissions(path.resolve("data.new"))).isEqualTo("rw-------");
    assertThat(permissions(others)).isEqualTo("rw-rw-rw-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxr-x", "rwx-w----", "rwxr-xrwx", "rwx----w-", "rwxrwxrwx"})
  void aDirectoryThatOthersMayWriteIsRefused(String permissions) throws Exception {
    make(permissions);

    assertRefused(path + " is refused: it may be written by others (chmod go-w takes that right");
    assertThat(path).isEmptyDirectory();
  }

  @Test
  void aDirectoryThatEverybodyMayWriteIsRefusedAlsoIfTheyMayNotRename() throws Exception {
    make("rwxrwxrwx");
    sticky(path);

    assertRefused("may be written by others");
  }

  @Test
  void aDirectoryOfSomebodyElseIsRefused() throws Exception {
    OtherUser.own(make("rwx------"));

    assertRefused(path + " is refused: it belongs to ");
  }

  @Test
  void aDirectoryThatEverybodyMayReplaceIsRefused() throws Exception {
    make("rwx------");
    permit(parent, "rwxrwxrwx");

    assertRefused(
        path
            + " is refused: it may be replaced by everybody, who may all write to "
            + parent.toRealPath());

    sticky(parent);
    directory.check(NAME);
  }

  @Test
  void aLinkOfTheUsersOwnIsADirectoryLikeOthers() throws Exception {
    Path target = Files.createDirectory(parent.resolve("target"), owner("rwx------"));
    Files.createSymbolicLink(path, target);

    directory.create();
    directory.check(NAME);
    directory.createFile("data.db");
    permit(target, "rwxrwxrwx");

    assertThat(target.resolve("data.db")).exists();
    assertRefused("may be written by others");
  }

  @Test
  void aLinkOfSomebodyElsesIsRefused() throws Exception {
    Path target = Files.createDirectory(parent.resolve("target"), owner("rwx------"));
    OtherUser.own(Files.createSymbolicLink(path, target));

    assertRefused(path + " is refused: it is a link that ");
  }

  @Test
  void directoriesInItMustBeTheOwnersTooWhereAllOfItIsLookedAt() throws Exception {
    make("rwx------");
    Path below = Files.createDirectory(path.resolve("journal"), owner("rwx------"));
    write("other", "rw-------");

    directory.checkAll();

    permit(below, "rwxrwx---");
    assertThatThrownBy(directory::checkAll)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("journal is refused: it may be written by others");
  }

  @Test
  void aFileOfSomebodyElseIsRefused() throws Exception {
    make("rwx------");
    OtherUser.own(write("data.mv.db", "rw-------"));

    assertRefused("data.mv.db is refused: it belongs to ");
  }

  @Test
  void aFileThatOthersMayWriteIsRefused() throws Exception {
    make("rwx------");
    write("data.mv.db.newFile", "rw-rw----");

    assertRefused("data.mv.db.newFile is refused: it may be written by others");
  }

  @ParameterizedTest
  @ValueSource(strings = {"there", "missing"})
  void aLinkInItIsNotFollowed(String target) throws Exception {
    make("rwx------");
    Path there = write("there", "rw-r--r--");
    Files.createSymbolicLink(path.resolve("data.db"), path.resolve(target));

    assertRefused("data.db is refused: it is a link");
    assertThat(permissions(there)).isEqualTo("rw-r--r--");
    assertThat(path.resolve("missing")).doesNotExist();
  }

  @Test
  void whatIsNoFileIsRefused() throws Exception {
    make("rwx------");
    Files.createDirectory(path.resolve("data.lock.db"));

    assertRefused("data.lock.db is refused: it is no file");
  }

  @Test
  void aFileInThePlaceOfTheDirectoryIsTold() throws Exception {
    Files.writeString(path, "");

    assertThatThrownBy(() -> directory.create())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the directory " + path + " cannot be created (");
  }

  @Test
  void aNameThatNoFileCanHaveIsTold() {
    PrivateDirectory impossible = new PrivateDirectory(new File(path + "\0x"));

    assertThatThrownBy(impossible::create)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            " is no directory's name: it holds a zero character, which no file's name can");
  }

  private void assertRefused(String message) throws Exception {
    directory.create();
    assertThatThrownBy(() -> directory.check(NAME))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message)
        .hasMessageEndingWith(", and what others put there could run in this JVM");
  }

  private Path make(String permissions) throws IOException {
    return permit(Files.createDirectory(path), permissions);
  }

  private Path write(String name, String permissions) throws IOException {
    return permit(Files.writeString(path.resolve(name), "kept"), permissions);
  }

  /** Whatever the umask is. */
  private static Path permit(Path path, String permissions) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static void sticky(Path path) throws IOException {
    Files.setAttribute(path, "unix:mode", (Integer) Files.getAttribute(path, "unix:mode") | 01000);
  }

  private static java.nio.file.attribute.FileAttribute<?> owner(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
