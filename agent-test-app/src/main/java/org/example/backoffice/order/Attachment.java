package org.example.backoffice.order;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.Part;

/** Takes an uploaded file and acknowledges what arrived; the demo keeps no files. */
final class Attachment {
  private final Part part;

  private Attachment(Part part) {
    this.part = part;
  }

  static void receive(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String contentType = request.getContentType();
    if (contentType == null || !contentType.startsWith("multipart/form-data")) {
      response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
      return;
    }
    Part part;
    try {
      part = request.getPart("file");
    } catch (IllegalStateException tooLarge) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    if (part == null || part.getSubmittedFileName() == null) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, "No file in the field named file");
      return;
    }
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(new Attachment(part).receipt());
  }

  private String receipt() throws IOException {
    return String.format(
        Locale.ROOT,
        "%s %d bytes crc32=%08x\n",
        part.getSubmittedFileName(),
        part.getSize(),
        checksum());
  }

  private long checksum() throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(part.getInputStream(), crc)) {
      byte[] buffer = new byte[8192];
      while (in.read(buffer) >= 0) {
        // Reading is what feeds the checksum.
      }
    }
    return crc.getValue();
  }
}
