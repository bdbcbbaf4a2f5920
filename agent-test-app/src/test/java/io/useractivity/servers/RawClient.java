package io.useractivity.servers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Sends bytes that no HTTP client would, over connections that are kept as long as the server keeps
 * them.
 */
public final class RawClient implements AutoCloseable {

  private static final int MILLIS_TO_ANSWER = 60_000;

  private final int port;
  private Socket socket;
  private InputStream in;

  public RawClient(int port) {
    this.port = port;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param last whether nothing follows on this connection, which the server is told
   * @return head and body, each byte as a character; what came if the server closes in between
   */
  public String send(byte[] request, boolean last) throws IOException {
    if (socket == null) {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(MILLIS_TO_ANSWER);
      in = new BufferedInputStream(socket.getInputStream());
    }
    StringBuilder answer = new StringBuilder();
    boolean keeps = false;
    try {
      socket.getOutputStream().write(request);
      if (last) {
        socket.shutdownOutput();
      }
      keeps = read(answer, new String(request, 0, 5, StandardCharsets.ISO_8859_1)) && !last;
    } catch (EOFException | java.net.SocketException closed) {
      answer.append("closed");
    }
    if (!keeps) {
      close();
    }
    return answer.toString();
  }

  /** Whether the connection stays open (RFC 9112, 6.3 and 9.3). */
  private boolean read(StringBuilder answer, String method) throws IOException {
    String status = line(answer);
    int length = -1;
    boolean chunked = false;
    boolean closes = false;
    for (String header = line(answer); !header.isEmpty(); header = line(answer)) {
      String lower = header.toLowerCase(Locale.ROOT);
      chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
      closes |= lower.equals("connection: close");
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).trim());
      }
    }
    boolean bodiless = method.equals("HEAD ") || status.contains(" 204") || status.contains(" 304");
    if (bodiless) {
      return !closes;
    }
    if (chunked) {
      int size;
      do {
        size = Integer.parseInt(line(answer), 16);
        body(answer, size);
        line(answer);
      } while (size > 0);
      return !closes;
    }
    if (length >= 0) {
      body(answer, length);
      return !closes;
    }
    answer.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    return false;
  }

  private String line(StringBuilder answer) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        answer.append(line.toString(StandardCharsets.ISO_8859_1));
        throw new EOFException();
      }
      line.write(c);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    answer.append(text).append('\n');
    return text.trim();
  }

  private void body(StringBuilder answer, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    answer.append(new String(bytes, StandardCharsets.ISO_8859_1));
    if (bytes.length < length) {
      throw new EOFException();
    }
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
