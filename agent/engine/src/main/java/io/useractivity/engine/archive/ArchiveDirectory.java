package io.useractivity.engine.archive;

import io.useractivity.engine.files.AllBytes;
import io.useractivity.engine.files.DurableFiles;
import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.files.OwnerOnly;
import io.useractivity.engine.store.retention.RowImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/**
 * The directory of archives: for each month a file of rows and its manifest, for their owner alone.
 * Immutable.
 */
public final class ArchiveDirectory {

  private static final String PREFIX = "user_activity_logs-";
  private static final String ROWS = ".jsonl.gz";
  private static final String MANIFEST = ".manifest.json";
  private static final String ID = "archive.id";
  private static final String LOCK = "archive.lock";
  private static final int BUFFER_BYTES = 65_536;

  private final File place;

  public ArchiveDirectory(File place) {
    this.place = place.getAbsoluteFile();
  }

  /** Takes the rows of an archive one by one. */
  public interface Rows {

    /**
     * Takes one.
     *
     * @param position of the row in its file, counted from 0
     */
    void row(RowImage row, long position) throws IOException;
  }

  /** What it is called, for messages. */
  @Override
  public String toString() {
    return place.getPath();
  }

  boolean exists() {
    return place.isDirectory();
  }

  /** Makes it where it is missing. */
  void create() throws IOException {
    try {
      OwnerOnly.createDirectory(place.toPath());
    } catch (IOException e) {
      throw new IOException(
          "the directory "
              + place
              + " of archive.dir cannot be created ("
              + FileFailure.reason(e)
              + ")",
          e);
    }
  }

  /** What names it, wherever it is moved to; null if it has no name yet. */
  String id() throws IOException {
    try {
      return new String(content(path(ID)), StandardCharsets.UTF_8).trim();
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  /** Gives it a name. */
  String named() throws IOException {
    String id = UUID.randomUUID().toString();
    DurableFiles.replace(path(ID), (id + "\n").getBytes(StandardCharsets.UTF_8));
    return id;
  }

  /**
   * Keeps every other process off until it is closed or this one ends.
   *
   * @throws IOException if another has it
   */
  AutoCloseable lock() throws IOException {
    FileChannel channel = DurableFiles.openOrCreate(path(LOCK));
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException ofThisJvm) {
      lock = null;
    } catch (IOException e) {
      channel.close();
      throw new IOException(
          "the directory " + place + " cannot be locked (" + FileFailure.reason(e) + ")", e);
    }
    if (lock == null) {
      channel.close();
      throw new IOException("another process is at work in the directory " + place);
    }
    return channel;
  }

  /** The manifests there are, by their months. */
  public List<Manifest> manifests() throws IOException {
    List<Manifest> manifests = new ArrayList<>();
    if (!exists()) {
      return manifests;
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(place.toPath(), PREFIX + "*")) {
      for (Path file : all) {
        if (file.getFileName().toString().endsWith(MANIFEST)) {
          files.add(file);
        }
      }
    }
    Collections.sort(files);
    for (Path file : files) {
      try {
        manifests.add(Manifest.parse(content(file)));
      } catch (IOException e) {
        throw new IOException(
            "the manifest " + file + " cannot be read: " + FileFailure.reason(e), e);
      }
    }
    return manifests;
  }

  /** The manifest of a month; null if there is none. */
  public Manifest manifest(String month) throws IOException {
    for (Manifest manifest : manifests()) {
      if (manifest.month().equals(month)) {
        return manifest;
      }
    }
    return null;
  }

  /** Opens the file of a month to add to it; the first of its month begins one. */
  MonthFile open(String month) throws IOException {
    Manifest found = manifest(month);
    return found == null ? begin(month, UUID.randomUUID().toString()) : open(found);
  }

  private MonthFile open(Manifest manifest) throws IOException {
    return MonthFile.open(path(manifest.file()), manifest);
  }

  /** Begins a file of that month which no manifest names yet. */
  MonthFile begin(String month, String id) throws IOException {
    String name = PREFIX + month + ROWS;
    for (int i = 2; Files.exists(path(name), LinkOption.NOFOLLOW_LINKS); i++) {
      name = PREFIX + month + ".r" + i + ROWS;
    }
    return open(new Manifest.Builder(month, id, name).content(0, "").build());
  }

  /** From now on the month's archive is what this says. */
  void put(Manifest manifest) throws IOException {
    DurableFiles.replace(path(PREFIX + manifest.month() + MANIFEST), manifest.json());
  }

  /** Takes a month's archive away: first the manifest, then what it named. */
  void remove(Manifest manifest) throws IOException {
    Files.deleteIfExists(path(PREFIX + manifest.month() + MANIFEST));
    DurableFiles.forceDirectory(place.toPath());
    Files.deleteIfExists(path(manifest.file()));
  }

  /** Deletes a file of rows that no manifest names any more. */
  void delete(String file) throws IOException {
    Files.deleteIfExists(path(file));
  }

  /** Deletes what a killed run has left: files of rows that no manifest names. */
  void removeLeftovers() throws IOException {
    Set<String> named = new HashSet<>();
    for (Manifest manifest : manifests()) {
      named.add(manifest.file());
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(place.toPath())) {
      for (Path file : all) {
        String name = file.getFileName().toString();
        boolean rows = name.startsWith(PREFIX) && name.endsWith(ROWS) && !named.contains(name);
        if (rows || name.endsWith(DurableFiles.WRITING)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /**
   * Hands over rows of an archive, in their order.
   *
   * @param from where in the file to begin: 0 or the beginning of a block
   */
  void read(Manifest manifest, long from, Rows rows) throws IOException {
    Path file = path(manifest.file());
    long position = 0;
    try (FileChannel channel = readable(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(
                        new FileRange(channel, from, manifest.bytes(), null), BUFFER_BYTES),
                    StandardCharsets.UTF_8),
                BUFFER_BYTES)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.row(RowLines.row(line), position++);
      }
    } catch (IOException e) {
      throw new IOException("the archive " + file + " cannot be read: " + FileFailure.reason(e), e);
    }
  }

  /** All rows of an archive. */
  public void read(Manifest manifest, Rows rows) throws IOException {
    read(manifest, 0, rows);
  }

  /**
   * Compares a file with its manifest: the digest, and each row.
   *
   * @throws IOException that says what differs
   */
  public void verify(Manifest manifest) throws IOException {
    Path file = path(manifest.file());
    MessageDigest whole = Sha256.begin();
    try (FileChannel channel = readable(file)) {
      new FileRange(channel, 0, manifest.bytes(), whole).drain();
    }
    if (!Sha256.soFar(whole).equals(manifest.sha256())) {
      throw new IOException("the archive " + file + " is not what its manifest says (SHA-256)");
    }
    Manifest.Builder found = new Manifest.Builder(manifest.month(), manifest.id(), "");
    read(manifest, (row, position) -> found.row(row.key().id(), row.key().createdAt()));
    Manifest counted = found.content(0, "").build();
    boolean same =
        counted.rows() == manifest.rows()
            && counted.firstId() == manifest.firstId()
            && counted.lastId() == manifest.lastId()
            && manifest.oldest().equals(counted.oldest())
            && manifest.newest().equals(counted.newest());
    if (!same) {
      throw new IOException(
          "the archive " + file + " holds other rows than its manifest says: " + counted.rows());
    }
  }

  private FileChannel readable(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      throw new IOException("the archive " + file + " is missing, which its manifest names", e);
    }
  }

  private Path path(String name) {
    return place.toPath().resolve(name);
  }

  private static byte[] content(Path file) throws IOException {
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return AllBytes.of(in);
    }
  }
}
