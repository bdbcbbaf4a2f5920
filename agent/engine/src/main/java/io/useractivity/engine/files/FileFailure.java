package io.useractivity.engine.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What went wrong with a file, in words: the messages of {@code java.nio.file} are often a path.
 */
public final class FileFailure {

  private FileFailure() {}

  /** Such as {@code /data/journal: permission denied}. */
  public static String reason(Exception failure) {
    String message = failure.getMessage();
    if (!(failure instanceof FileSystemException)) {
      return message == null || message.isEmpty() ? failure.getClass().getSimpleName() : message;
    }
    String why = why((FileSystemException) failure);
    return why == null ? String.valueOf(message) : ((FileSystemException) failure).getFile() + why;
  }

  /** Null where the system has told why. */
  private static String why(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return ": permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return ": does not exist";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return ": exists already";
    }
    return failure.getReason() == null ? ": " + failure.getClass().getSimpleName() : null;
  }
}
