package io.useractivity.engine.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.useractivity.engine.files.DurableFiles;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A file of dead letters, for who puts them back or takes some out. */
public final class DeadLetterFile {

  private final File file;
  private final JsonFactory json = new JsonFactory();

  private DeadLetterFile(File file) {
    this.file = file;
  }

  /** Those of a directory, by name. */
  public static List<DeadLetterFile> in(File directory) {
    File[] files = directory.listFiles(each -> each.getName().endsWith(DeadLetters.ENDING));
    List<DeadLetterFile> all = new ArrayList<>();
    if (files != null) {
      Arrays.sort(files);
      for (File each : files) {
        all.add(new DeadLetterFile(each));
      }
    }
    return all;
  }

  public File file() {
    return file;
  }

  /** Its lines; none if it is gone. */
  public List<String> lines() throws IOException {
    if (!file.exists()) {
      return new ArrayList<>();
    }
    byte[] content = Files.readAllBytes(file.toPath());
    List<String> lines = new ArrayList<>();
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    return lines;
  }

  /**
   * Takes out the lines that are meant; whoever appends meanwhile waits.
   *
   * @return how many
   */
  public int remove(Predicate<String> lines) throws IOException {
    try (RandomAccessFile open = DeadLetters.locked(file)) {
      StringBuilder rest = new StringBuilder();
      int removed = 0;
      for (String line : lines()) {
        if (lines.test(line)) {
          removed++;
        } else {
          rest.append(line).append('\n');
        }
      }
      if (rest.length() == 0) {
        Files.deleteIfExists(file.toPath());
      } else if (removed > 0) {
        DurableFiles.replace(file.toPath(), rest.toString().getBytes(StandardCharsets.UTF_8));
      }
      return removed;
    }
  }

  /**
   * The row of a line.
   *
   * @return null if it is none
   */
  public ActivityRow row(String line) {
    try (JsonParser in = json.createParser(line)) {
      ActivityRow.Builder row = new ActivityRow.Builder();
      boolean found = false;
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        if (name.equals("row")) {
          values(in, row);
          found = true;
        } else if (name.equals("context_path")) {
          row.contextPath(in.getText());
        }
      }
      return found ? row.build() : null;
    } catch (IOException | DateTimeParseException noLetter) {
      return null;
    }
  }

  private static void values(JsonParser in, ActivityRow.Builder row) throws IOException {
    Map<String, Column> columns = new HashMap<>();
    for (Column column : Column.values()) {
      columns.put(column.columnName(), column);
    }
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      Column column = columns.get(in.currentName());
      in.nextToken();
      if (column != null) {
        row.value(column, value(in, column));
      }
    }
  }

  private static Object value(JsonParser in, Column column) throws IOException {
    switch (column.content()) {
      case NUMBER:
        return in.getIntValue();
      case BOOLEAN:
        return in.getBooleanValue();
      case TIME:
        return LocalDateTime.parse(in.getText());
      default:
        return in.getText();
    }
  }
}
