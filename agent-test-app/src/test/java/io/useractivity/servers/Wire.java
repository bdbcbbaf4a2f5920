package io.useractivity.servers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One connection to a server, on which every byte is the test's own. */
public final class Wire implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  public Wire(int port) throws IOException {
    socket = new Socket("localhost", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  public Wire send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  public Wire send(String ascii) throws IOException {
    return send(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether the server has sent something that nobody has read. */
  public boolean hasSomething() throws IOException {
    return in.available() > 0;
  }

  /**
   * The next answer, byte by byte: status line, headers but the value of {@code Date}, and body.
   *
   * @return a sentence if the server has ended the connection instead
   */
  public String answer() throws IOException {
    String status = line();
    if (status.isEmpty()) {
      return "the connection has ended";
    }
    List<String> headers = new ArrayList<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      headers.add(header.startsWith("Date:") ? "Date: normalised" : header);
    }
    return status + "\n" + String.join("\n", headers) + "\n\n" + body(status, headers);
  }

  private String body(String status, List<String> headers) throws IOException {
    if (status.startsWith("HTTP/1.1 1") || status.startsWith("HTTP/1.1 204")) {
      return "";
    }
    for (String header : headers) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        return bytes(Integer.parseInt(lower.substring(15).trim()));
      }
      if (lower.startsWith("transfer-encoding:")) {
        return chunks();
      }
    }
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private String chunks() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int size = size(); size > 0; size = size()) {
      all.append(bytes(size));
      line();
    }
    line();
    return all.toString();
  }

  private int size() throws IOException {
    return Integer.parseInt(line().trim(), 16);
  }

  private String bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("The answer ends after " + bytes.length + " of " + count + " bytes");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Without its end; empty at the end of the connection. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
