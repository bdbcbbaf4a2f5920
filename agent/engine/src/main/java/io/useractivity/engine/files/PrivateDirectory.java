package io.useractivity.engine.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * A directory whose files are read and trusted as if they were code, so that nobody but this
 * process's user, and root, may be able to put anything into it. What may be somebody else's is
 * refused; the exception's message says why and what to do. Immutable.
 *
 * <p>Where a file system has no POSIX permissions (Windows), what a folder inherits has to do.
 */
public final class PrivateDirectory {

  private static final Set<PosixFilePermission> OTHERS_MAY_WRITE =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int STICKY = 01000;

  private final File directory;

  /**
   * @param directory that need not exist yet
   */
  public PrivateDirectory(File directory) {
    this.directory = directory.getAbsoluteFile();
  }

  /** Whether there is anything of that name. */
  public boolean exists() throws IOException {
    return Files.exists(path());
  }

  /** Makes it where it is missing, for its owner alone, and its parents too. */
  public void create() throws IOException {
    Path path = path();
    try {
      OwnerOnly.createDirectory(path);
    } catch (IOException e) {
      throw new IOException(
          "the directory " + directory + " cannot be created (" + FileFailure.reason(e) + ")", e);
    }
  }

  /**
   * Makes sure that nobody else can have made or can replace the files of that name, whatever its
   * ending; from then on they are for their owner alone.
   *
   * @throws IOException if anybody can, or if the directory is not there
   */
  public void check(String name) throws IOException {
    check(name, false);
  }

  /** The same for all that is in it, directories too; they are not looked into. */
  public void checkAll() throws IOException {
    check("", true);
  }

  private void check(String name, boolean directories) throws IOException {
    Path path = path();
    if (!isPosix(path)) {
      return;
    }
    UserPrincipal self = self(path);
    PosixFileAttributes found = attributes(path);
    if (found.isSymbolicLink()) {
      if (!isTrusted(found.owner(), self)) {
        throw refused(path, "is a link that " + found.owner().getName() + " has made");
      }
      checkParents(path.toRealPath());
      found = attributes(path.toRealPath());
    }
    if (path.getParent() != null) {
      checkParents(path.getParent().toRealPath().resolve(path.getFileName()));
    }
    if (!found.isDirectory()) {
      throw new IOException(directory + " is no directory");
    }
    checkRights(path, found, self);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, name + "*")) {
      for (Path file : files) {
        if (directories && attributes(file).isDirectory()) {
          checkRights(file, attributes(file), self);
        } else {
          checkFile(file, self);
        }
      }
    }
  }

  /** Makes an empty file for its owner alone, unless it is there. */
  public void createFile(String name) throws IOException {
    try {
      OwnerOnly.write(file(name), new byte[0]);
    } catch (FileAlreadyExistsException before) {
      // checked as the others are
    }
  }

  /** A file in it. */
  public Path file(String name) throws IOException {
    return path().resolve(name);
  }

  private Path path() throws IOException {
    try {
      return directory.toPath();
    } catch (InvalidPathException e) {
      String obstacle = PathName.obstacle(directory.getPath());
      throw new IOException(
          directory + " is no directory's name: " + (obstacle == null ? e.getReason() : obstacle),
          e);
    }
  }

  /**
   * Whom files belong to that this process makes there: no other way to ask is the same for all.
   */
  private UserPrincipal self(Path path) throws IOException {
    Path probe = path.resolve("." + UUID.randomUUID());
    try {
      OwnerOnly.write(probe, new byte[0]);
    } catch (IOException e) {
      throw new IOException(
          "no file can be made in the directory "
              + directory
              + ", which belongs to "
              + Files.getOwner(path).getName()
              + " ("
              + e
              + ")",
          e);
    }
    try {
      return Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
    } finally {
      Files.delete(probe);
    }
  }

  private void checkFile(Path file, UserPrincipal self) throws IOException {
    PosixFileAttributes found = attributes(file);
    if (!found.isRegularFile()) {
      throw refused(file, found.isSymbolicLink() ? "is a link" : "is no file");
    }
    checkRights(file, found, self);
    if (!OWNER_ONLY.containsAll(found.permissions())) {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    }
  }

  private void checkRights(Path path, PosixFileAttributes found, UserPrincipal self)
      throws IOException {
    if (!isTrusted(found.owner(), self)) {
      throw refused(
          path,
          "belongs to "
              + found.owner().getName()
              + " and not to this JVM's user "
              + self.getName());
    }
    for (PosixFilePermission each : OTHERS_MAY_WRITE) {
      if (found.permissions().contains(each)) {
        throw refused(path, "may be written by others (chmod go-w takes that right away)");
      }
    }
  }

  /** Where everybody may rename what is in a directory, nothing in it stays what it was. */
  private void checkParents(Path path) throws IOException {
    for (Path above = path.getParent(); above != null; above = above.getParent()) {
      boolean forAll =
          Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_WRITE);
      if (forAll && !isSticky(above)) {
        throw refused(path, "may be replaced by everybody, who may all write to " + above);
      }
    }
  }

  private static boolean isSticky(Path directory) throws IOException {
    return !directory.getFileSystem().supportedFileAttributeViews().contains("unix")
        || ((Integer) Files.getAttribute(directory, "unix:mode") & STICKY) != 0;
  }

  private static boolean isTrusted(UserPrincipal owner, UserPrincipal self) {
    // A container may have no names for its users.
    return owner.equals(self) || owner.getName().equals("root") || owner.getName().equals("0");
  }

  private static IOException refused(Path path, String why) {
    return new IOException(
        path + " is refused: it " + why + ", and what others put there could run in this JVM");
  }

  private static PosixFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
