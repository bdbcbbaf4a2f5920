package org.example.bodies;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/** A request whose body is read once and given out as often as asked; parameters come from it. */
final class CachedRequest extends HttpServletRequestWrapper {

  private byte[] body;

  CachedRequest(HttpServletRequest request) {
    super(request);
  }

  private byte[] body() throws IOException {
    if (body == null) {
      ByteArrayOutputStream copy = new ByteArrayOutputStream();
      byte[] buffer = new byte[100];
      InputStream in = super.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        copy.write(buffer, 0, count);
      }
      body = copy.toByteArray();
    }
    return body;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new OtherStream(new ByteArrayInputStream(body()));
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(getInputStream(), encoding()));
  }

  private String encoding() {
    return getCharacterEncoding() == null ? "ISO-8859-1" : getCharacterEncoding();
  }

  @Override
  public String getParameter(String name) {
    String[] values = getParameterMap().get(name);
    return values == null ? null : values[0];
  }

  /** With the container's, which are the query's: it finds the body read. */
  @Override
  public Map<String, String[]> getParameterMap() {
    try {
      Map<String, String[]> all = new LinkedHashMap<>();
      for (String pair : new String(body(), StandardCharsets.ISO_8859_1).split("&", -1)) {
        String[] parts = pair.split("=", 2);
        all.put(decoded(parts[0]), new String[] {parts.length == 1 ? "" : decoded(parts[1])});
      }
      all.putAll(super.getParameterMap());
      return Collections.unmodifiableMap(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String decoded(String text) throws UnsupportedEncodingException {
    return URLDecoder.decode(text, encoding());
  }
}
