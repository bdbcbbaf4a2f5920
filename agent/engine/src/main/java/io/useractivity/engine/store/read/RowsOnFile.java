package io.useractivity.engine.store.read;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of cells as they go from the agent to a command:
 *
 * <pre>
 * 'L' int cells, and of each: int bytes (-1 for null), UTF-8    a line
 * 'E' int bytes, UTF-8                                          why there are no more
 * 'D'                                                           done
 * </pre>
 */
final class RowsOnFile {

  private static final int LINE = 'L';
  private static final int ERROR = 'E';
  private static final int DONE = 'D';

  private static final int NULL = -1;

  private RowsOnFile() {}

  /** Writes lines to a stream; one of the two endings has to follow them. */
  static final class Writer {

    private final DataOutputStream out;

    Writer(OutputStream out) {
      this.out = new DataOutputStream(out);
    }

    void line(List<String> cells) throws IOException {
      out.writeByte(LINE);
      out.writeInt(cells.size());
      for (String cell : cells) {
        text(cell);
      }
    }

    void done() throws IOException {
      out.writeByte(DONE);
    }

    void error(String sentence) throws IOException {
      out.writeByte(ERROR);
      text(sentence);
    }

    private void text(String text) throws IOException {
      if (text == null) {
        out.writeInt(NULL);
        return;
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /** Why there are no rows, as the agent says it. */
  static final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
      super(sentence, null, false, false);
    }
  }

  /**
   * Reads what was written.
   *
   * @throws IOException if it is nothing of the kind
   */
  static List<List<String>> read(byte[] content) throws IOException, Refusal {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    List<List<String>> lines = new ArrayList<>();
    for (int kind = in.readByte(); kind != DONE; kind = in.readByte()) {
      if (kind == ERROR) {
        throw new Refusal(text(in));
      }
      if (kind != LINE) {
        throw new IOException("the answer has another form");
      }
      int cells = in.readInt();
      List<String> line = new ArrayList<>();
      for (int i = 0; i < cells; i++) {
        line.add(text(in));
      }
      lines.add(line);
    }
    return lines;
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == NULL) {
      return null;
    }
    if (length < 0 || length > in.available()) {
      throw new IOException("the answer is cut off");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
