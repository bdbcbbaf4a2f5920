package org.example.bodies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.Part;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.servlet.ServletFileUpload;

/** The ways to read one request, and what came of those that were tried. */
final class Steps {

  /** One way; null if there is nothing to say of it. */
  private interface Step {
    String take(String argument) throws Exception;
  }

  private final Map<String, Step> ways = new HashMap<>();
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final StringBuilder told = new StringBuilder();

  Steps(HttpServletRequest request, HttpServletResponse response) {
    this.request = request;
    this.response = response;
    ways.put("encoding", this::encoding);
    ways.put("open", argument -> String.valueOf(request.getInputStream() != null));
    ways.put("available", this::available);
    ways.put("stream", this::stream);
    ways.put("whole", this::wholeBuffers);
    ways.put("some", this::some);
    ways.put("lines", this::lines);
    ways.put("skip", this::skip);
    ways.put("mark", this::mark);
    ways.put("close", this::close);
    ways.put("text", this::text);
    ways.put("text-lines", this::textLines);
    ways.put("text-skip", this::textSkip);
    ways.put("text-mark", this::textMark);
    ways.put("parameter", argument -> ascii(request.getParameter(argument)));
    ways.put("parameters", argument -> parameters());
    ways.put("parts", argument -> parts());
    ways.put("upload", argument -> upload());
    ways.put("status", this::status);
    ways.put("refuse", this::refuse);
    ways.put("wait", this::waitFor);
  }

  HttpServletRequest request() {
    return request;
  }

  /**
   * Takes one step.
   *
   * @param step its name, and an argument behind a colon
   */
  void run(String step) {
    String[] parts = step.split(":", 2);
    try {
      say(step, ways.get(parts[0]).take(parts.length == 1 ? "" : parts[1]));
    } catch (Exception e) {
      say(step, e.toString());
    }
  }

  void say(String step, String result) {
    told.append(step).append(" -> ").append(result).append('\n');
  }

  /** What the steps saw, unless one of them has answered. */
  void answer() throws IOException {
    if (response.isCommitted() || response.getStatus() == HttpServletResponse.SC_CONFLICT) {
      return;
    }
    byte[] text = told.toString().getBytes(StandardCharsets.US_ASCII);
    response.setContentType("text/plain;charset=US-ASCII");
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }

  private String encoding(String name) throws IOException {
    if (!name.isEmpty()) {
      request.setCharacterEncoding(name);
    }
    return request.getCharacterEncoding() + " " + request.getContentLength();
  }

  /** How much is there already depends on the network. */
  private String available(String argument) throws IOException {
    ServletInputStream in = request.getInputStream();
    return (in.available() >= 0) + " " + in.isFinished();
  }

  private String stream(String size) throws IOException {
    return read(request.getInputStream(), Integer.parseInt(size), Long.MAX_VALUE).toString();
  }

  private String some(String count) throws IOException {
    return read(request.getInputStream(), 5, Long.parseLong(count)).toString();
  }

  private static Seen read(InputStream in, int size, long atMost) throws IOException {
    Seen seen = new Seen();
    byte[] buffer = new byte[size + 3];
    for (long left = atMost; left > 0; ) {
      int count;
      if (size == 1) {
        int value = in.read();
        buffer[3] = (byte) value;
        count = value < 0 ? -1 : 1;
      } else {
        count = in.read(buffer, 3, (int) Math.min(size, left));
      }
      if (count < 0) {
        break;
      }
      seen.add(buffer, 3, count);
      left -= count;
    }
    return seen;
  }

  private String wholeBuffers(String size) throws IOException {
    Seen seen = new Seen();
    byte[] buffer = new byte[Integer.parseInt(size)];
    InputStream in = request.getInputStream();
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      seen.add(buffer, 0, count);
    }
    return seen.toString();
  }

  private String lines(String size) throws IOException {
    Seen seen = new Seen();
    byte[] buffer = new byte[Integer.parseInt(size)];
    int lines = 0;
    ServletInputStream in = request.getInputStream();
    for (int count = in.readLine(buffer, 0, buffer.length);
        count >= 0;
        count = in.readLine(buffer, 0, buffer.length)) {
      seen.add(buffer, 0, count);
      lines++;
    }
    return lines + " lines, " + seen;
  }

  private String skip(String count) throws IOException {
    InputStream in = request.getInputStream();
    long left = Long.parseLong(count);
    for (long skipped = in.skip(left); skipped > 0 && left > 0; skipped = in.skip(left)) {
      left -= skipped;
    }
    return "left " + left;
  }

  private String mark(String count) throws IOException {
    InputStream in = request.getInputStream();
    in.mark(100);
    Seen first = read(in, 100, Long.parseLong(count));
    String told = in.markSupported() + " " + first;
    in.reset();
    return told + ", once more";
  }

  private String close(String argument) throws IOException {
    request.getInputStream().close();
    return "closed";
  }

  private String text(String size) throws IOException {
    return read(request.getReader(), Integer.parseInt(size), Long.MAX_VALUE).toString();
  }

  private static Seen read(BufferedReader in, int size, long atMost) throws IOException {
    Seen seen = new Seen();
    char[] buffer = new char[size + 3];
    for (long left = atMost; left > 0; ) {
      int count;
      if (size == 1) {
        int value = in.read();
        buffer[3] = (char) value;
        count = value < 0 ? -1 : 1;
      } else {
        count = in.read(buffer, 3, (int) Math.min(size, left));
      }
      if (count < 0) {
        break;
      }
      seen.add(buffer, 3, count);
      left -= count;
    }
    return seen;
  }

  private String textLines(String argument) throws IOException {
    Seen seen = new Seen();
    int lines = 0;
    BufferedReader in = request.getReader();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      seen.add(line.toCharArray(), 0, line.length());
      lines++;
    }
    return lines + " lines, " + seen;
  }

  private String textSkip(String count) throws IOException {
    return "skipped " + request.getReader().skip(Long.parseLong(count));
  }

  private String textMark(String count) throws IOException {
    BufferedReader in = request.getReader();
    in.mark(100);
    Seen first = read(in, 100, Long.parseLong(count));
    in.reset();
    return in.markSupported() + " " + first;
  }

  private String parameters() {
    StringBuilder all = new StringBuilder();
    for (Map.Entry<String, String[]> each : new TreeMap<>(request.getParameterMap()).entrySet()) {
      all.append(ascii(each.getKey()))
          .append('=')
          .append(ascii(Arrays.toString(each.getValue())))
          .append(' ');
    }
    return all.toString();
  }

  private String parts() throws Exception {
    StringBuilder all = new StringBuilder();
    Collection<Part> parts = request.getParts();
    for (Part part : parts) {
      all.append(part.getName())
          .append(' ')
          .append(part.getSubmittedFileName())
          .append(' ')
          .append(part.getContentType())
          .append(' ')
          .append(part.getSize())
          .append(' ');
      try (InputStream in = part.getInputStream()) {
        all.append(read(in, 8_192, Long.MAX_VALUE)).append("; ");
      }
      part.delete();
    }
    return all.toString();
  }

  /** As applications older than servlet 3 take files: from the stream, part by part. */
  private String upload() throws Exception {
    StringBuilder all = new StringBuilder();
    FileItemIterator items = new ServletFileUpload().getItemIterator(request);
    while (items.hasNext()) {
      FileItemStream item = items.next();
      try (InputStream in = item.openStream()) {
        all.append(item.getFieldName())
            .append(' ')
            .append(item.getName())
            .append(' ')
            .append(read(in, 8_192, Long.MAX_VALUE))
            .append("; ");
      }
    }
    return all.toString();
  }

  private String status(String code) {
    response.setStatus(Integer.parseInt(code));
    return "set";
  }

  /** The container makes the answer. */
  private String refuse(String argument) throws IOException {
    response.sendError(HttpServletResponse.SC_CONFLICT);
    return "refused";
  }

  private String waitFor(String gate) throws InterruptedException {
    Gate.named(gate).pass();
    return "passed";
  }

  private static String ascii(String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped.append(c < 127 && c >= 32 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return escaped.toString();
  }
}
