package io.useractivity.compare;

import io.useractivity.servers.Client;
import io.useractivity.servers.Wire;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who is signed in and asks for the same page with ever another query, on one connection
 * that is kept. Asking costs next to nothing, so that one core has plenty left beside it. For one
 * thread at a time.
 */
final class Browser implements Closeable {

  static final String PATH = "/hello?page=";

  private static final String USER_AGENT =
      "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n";
  private static final Pattern COOKIE = Pattern.compile("Set-Cookie: (JSESSIONID=[0-9A-F]+)");
  private static final int FIRST_PAGE = 1_000;
  private static final int LAST_PAGE = 9_999;
  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private final ByteBuffer request;
  private final int pageAt;
  private final ByteBuffer answer = ByteBuffer.allocateDirect(16 * 1024);
  private int page = FIRST_PAGE;

  private Browser(SocketChannel channel, String request) {
    this.channel = channel;
    byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
    this.request = ByteBuffer.allocateDirect(bytes.length).put(bytes);
    this.pageAt = request.indexOf(PATH) + PATH.length();
  }

  /**
   * Signs in by one request, and opens the connection for others.
   *
   * @param number of a user for load tests
   */
  static Browser signedIn(int port, String contextPath, int number) throws IOException {
    String cookie = signIn(port, contextPath, number);
    String request =
        "GET "
            + contextPath
            + PATH
            + FIRST_PAGE
            + "&sort=name HTTP/1.1\r\nHost: localhost:"
            + port
            + "\r\n"
            + USER_AGENT
            + "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n"
            + "Accept-Language: en-GB,en;q=0.5\r\nCookie: "
            + cookie
            + "\r\n\r\n";
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new Browser(channel, request);
  }

  private static String signIn(int port, String contextPath, int number) throws IOException {
    String form = Client.form("email", "user" + number + "@load.example", "password", "load");
    try (Wire wire = new Wire(port)) {
      String told =
          wire.send(
                  "POST "
                      + contextPath
                      + "/login HTTP/1.1\r\nHost: localhost\r\n"
                      + USER_AGENT
                      + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                      + form.length()
                      + "\r\n\r\n"
                      + form)
              .answer();
      Matcher cookie = COOKIE.matcher(told);
      if (!cookie.find()) {
        throw new IOException("Nobody can sign in; the answer is:\n" + told);
      }
      return cookie.group(1);
    }
  }

  /**
   * Asks, and waits for the whole answer.
   *
   * @throws IOException also if the answer is none of status 200
   */
  void ask() throws IOException {
    page = page == LAST_PAGE ? FIRST_PAGE : page + 1;
    int rest = page;
    for (int i = 3; i >= 0; i--) {
      request.put(pageAt + i, (byte) ('0' + rest % 10));
      rest /= 10;
    }
    request.clear();
    while (request.hasRemaining()) {
      channel.write(request);
    }
    answer.clear();
    int length = 0;
    do {
      if (channel.read(answer) < 0) {
        throw new EOFException("The server has closed the connection");
      }
      length = length == 0 ? length() : length;
    } while (length == 0 || answer.position() < length);
  }

  /** Of head and body; 0 while the head is not complete. */
  private int length() throws IOException {
    int end = answer.position();
    for (int i = 3; i < end; i++) {
      if (answer.get(i) == '\n' && answer.get(i - 1) == '\r' && answer.get(i - 2) == '\n') {
        if (answer.get(9) != '2' || answer.get(10) != '0' || answer.get(11) != '0') {
          throw new IOException("The server answers " + text());
        }
        return i + 1 + contentLength(i);
      }
    }
    return 0;
  }

  private int contentLength(int headEnd) throws IOException {
    for (int i = 0; i < headEnd - LENGTH.length; i++) {
      if (isLengthAt(i)) {
        int length = 0;
        for (int at = i + LENGTH.length; answer.get(at) != '\r'; at++) {
          length = answer.get(at) == ' ' ? length : 10 * length + answer.get(at) - '0';
        }
        return length;
      }
    }
    throw new IOException("The answer does not tell its length: " + text());
  }

  private boolean isLengthAt(int start) {
    for (int i = 0; i < LENGTH.length; i++) {
      byte there = answer.get(start + i);
      if ((there >= 'A' && there <= 'Z' ? there + 32 : there) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private String text() {
    return StandardCharsets.ISO_8859_1.decode(answer.duplicate().flip()).toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
