package io.useractivity.engine.viewer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Style sheet, script and icon. Their names have a hash of what they hold, so that browsers may
 * keep them for ever and still get a new release's. Immutable.
 */
final class Assets {

  /** The folder below each section. */
  static final String FOLDER = "assets/";

  private static final int HASH_CHARS = 12;

  private final Map<String, Asset> byName = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  Assets() {
    add("viewer.css", "text/css; charset=utf-8");
    add("viewer.js", "text/javascript; charset=utf-8");
    add("icon.svg", "image/svg+xml");
  }

  /** One file; immutable. */
  private static final class Asset {

    final String type;
    final byte[] plain;
    final byte[] zipped;

    Asset(String type, byte[] plain, byte[] zipped) {
      this.type = type;
      this.plain = plain;
      this.zipped = zipped;
    }
  }

  private void add(String file, String type) {
    byte[] content = read(file);
    int dot = file.lastIndexOf('.');
    String name = file.substring(0, dot) + '.' + hash(content) + file.substring(dot);
    byName.put(name, new Asset(type, content, zipped(content)));
    names.put(file, name);
  }

  private static byte[] read(String file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = Assets.class.getResourceAsStream(file)) {
      byte[] buffer = new byte[8_192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    return bytes.toByteArray();
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return String.format(Locale.ROOT, "%064x", new BigInteger(1, digest))
          .substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  private static byte[] zipped(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory throws none
    }
    return bytes.toByteArray();
  }

  /** How a page names a file, below its section. */
  String path(String file) {
    return FOLDER + names.get(file);
  }

  /**
   * Answers with a file.
   *
   * @param name with its hash
   * @return null if there is none
   */
  ViewResponse answer(String name, ViewRequest request) {
    Asset asset = byName.get(name);
    if (asset == null) {
      return null;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    String tag = '"' + name + '"';
    headers.put("Cache-Control", "public, max-age=31536000, immutable");
    headers.put("ETag", tag);
    headers.put("Vary", "Accept-Encoding");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    if (tag.equals(request.header("If-None-Match"))) {
      return ViewResponse.of(304, headers, new byte[0]);
    }
    boolean zip = takesGzip(request.header("Accept-Encoding"));
    if (zip) {
      headers.put("Content-Encoding", "gzip");
    }
    headers.put("Content-Type", asset.type);
    byte[] bytes = zip ? asset.zipped : asset.plain;
    headers.put("Content-Length", String.valueOf(bytes.length));
    return ViewResponse.of(200, headers, bytes);
  }

  private static boolean takesGzip(String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    for (String coding : acceptEncoding.split(",", -1)) {
      String plain = coding.trim().replace(" ", "");
      if (plain.equals("gzip")
          || (plain.startsWith("gzip;") && !plain.matches("gzip;q=0(\\.0*)?"))) {
        return true;
      }
    }
    return false;
  }
}
