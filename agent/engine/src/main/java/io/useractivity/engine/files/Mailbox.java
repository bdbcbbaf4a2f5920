package io.useractivity.engine.files;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Questions and answers between two processes of one user, as files of a directory that nobody else
 * may write to, each for its owner alone:
 *
 * <pre>
 * asked-ID.writing   a question or an answer that is not complete yet
 * asked-ID.question  from the asker, until it is answered
 * asked-ID.answer    to the asker, who takes it away
 * </pre>
 *
 * <p>What is older than a minute nobody waits for any more: the next one who answers deletes it.
 * Immutable.
 */
public final class Mailbox {

  /** Not that of the database's files, whose coming and going would disturb their check. */
  private static final String PREFIX = "asked-";

  private static final String WRITING = ".writing";
  private static final String QUESTION = ".question";
  private static final String ANSWER = ".answer";

  private static final long STALE_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private final File place;
  private final PrivateDirectory directory;

  /** What an answer consists of. */
  public interface Answer {

    void writeTo(OutputStream out) throws IOException;
  }

  public Mailbox(File directory) {
    this.place = directory.getAbsoluteFile();
    this.directory = new PrivateDirectory(directory);
  }

  /**
   * Leaves a question.
   *
   * @return what names it
   * @throws IOException if there is no such directory, or if others may write to it
   */
  public String ask(String question) throws IOException {
    String id = UUID.randomUUID().toString();
    if (!directory.exists()) {
      throw new IOException("there is no directory " + place);
    }
    directory.check(PREFIX + id);
    Path writing = file(id, WRITING);
    OwnerOnly.write(writing, question.getBytes(StandardCharsets.UTF_8));
    Files.move(writing, file(id, QUESTION));
    return id;
  }

  /** Takes the answer out; null while there is none. */
  public byte[] takeAnswer(String id) throws IOException {
    Path answer = file(id, ANSWER);
    byte[] content;
    try {
      content = content(answer);
    } catch (NoSuchFileException notYet) {
      return null;
    }
    Files.deleteIfExists(answer);
    return content;
  }

  /** Nobody waits for the answer any more. */
  public void withdraw(String id) throws IOException {
    Files.deleteIfExists(file(id, QUESTION));
    Files.deleteIfExists(file(id, ANSWER));
  }

  /** The names of the questions that wait; one call of the file system if there are none. */
  public List<String> waiting() {
    List<String> ids = new ArrayList<>();
    String[] names = place.list();
    for (String name : names == null ? new String[0] : names) {
      if (!name.startsWith(PREFIX)) {
        continue;
      }
      File file = new File(place, name);
      if (System.currentTimeMillis() - file.lastModified() > STALE_MILLIS) {
        file.delete();
      } else if (name.endsWith(QUESTION)) {
        ids.add(name.substring(PREFIX.length(), name.length() - QUESTION.length()));
      }
    }
    return ids;
  }

  /**
   * What was asked.
   *
   * @throws IOException if it is not there any more, or could be somebody else's
   */
  public String question(String id) throws IOException {
    directory.check(PREFIX + id);
    return new String(content(file(id, QUESTION)), StandardCharsets.UTF_8);
  }

  /** Answers a question, unless it has been withdrawn meanwhile. */
  public void answer(String id, Answer answer) throws IOException {
    Path writing = file(id, WRITING);
    try {
      try (OutputStream out = new BufferedOutputStream(OwnerOnly.newFile(writing))) {
        answer.writeTo(out);
      }
      if (Files.deleteIfExists(file(id, QUESTION))) {
        Files.move(writing, file(id, ANSWER));
      }
    } finally {
      Files.deleteIfExists(writing);
    }
  }

  private Path file(String id, String ending) throws IOException {
    return directory.file(PREFIX + id + ending);
  }

  private static byte[] content(Path file) throws IOException {
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return AllBytes.of(in);
    }
  }
}
