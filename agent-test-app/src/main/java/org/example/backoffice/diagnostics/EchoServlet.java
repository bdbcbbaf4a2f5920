package org.example.backoffice.diagnostics;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.Part;

/**
 * Reads what comes as its type says, whatever the method, and answers with what it understood. What
 * cannot be read is a 400, or none of its business where the header {@code X-Lenient} says so. The
 * header {@code X-Fail} makes it throw an exception with that message, percent-encoded.
 */
public final class EchoServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    StringBuilder answer = new StringBuilder();
    answer.append(request.getMethod()).append(' ').append(request.getPathInfo()).append('\n');
    try {
      read(request, answer);
    } catch (ServletException | IllegalStateException | IOException malformed) {
      if (request.getHeader("X-Lenient") == null) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      }
      answer.append(malformed.getClass().getName()).append('\n');
    }
    String failure = request.getHeader("X-Fail");
    if (failure != null) {
      throw new IllegalStateException(URLDecoder.decode(failure, "UTF-8"));
    }
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(answer.toString());
  }

  private static void read(HttpServletRequest request, StringBuilder answer)
      throws IOException, ServletException {
    String type = String.valueOf(request.getContentType());
    String query = request.getQueryString();
    if (type.startsWith("multipart/form-data")) {
      for (Part part : request.getParts()) {
        answer.append(part.getName()).append(' ').append(part.getSize()).append('\n');
      }
    } else if (query != null && query.contains("via=reader")) {
      try (Reader reader = request.getReader()) {
        for (int c = reader.read(); c >= 0; c = reader.read()) {
          answer.append((char) c);
        }
      }
    } else if (!type.startsWith("application/x-www-form-urlencoded")) {
      answer.append(checksum(request.getInputStream())).append('\n');
    }
    for (Map.Entry<String, String[]> parameter :
        new TreeMap<>(request.getParameterMap()).entrySet()) {
      answer
          .append(parameter.getKey())
          .append('=')
          .append(String.join(",", parameter.getValue()))
          .append('\n');
    }
  }

  private static String checksum(InputStream body) throws IOException {
    CRC32 checksum = new CRC32();
    byte[] buffer = new byte[4096];
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      checksum.update(buffer, 0, n);
    }
    return Long.toHexString(checksum.getValue());
  }
}
