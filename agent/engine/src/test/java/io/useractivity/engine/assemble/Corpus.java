package io.useractivity.engine.assemble;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The shapes in agent/corpus/canaries.txt and the lines in ordinary.txt, which describe themselves.
 */
final class Corpus {

  private static final Pattern CHARACTER = Pattern.compile("<U\\+([0-9A-F]{4})>");

  private Corpus() {}

  /** The shapes of one section, in their order. */
  static List<String> section(String name) {
    return section("/canaries.txt", name);
  }

  /** The lines of one section of what is no secret. */
  static List<String> ordinary(String name) {
    return section("/ordinary.txt", name);
  }

  private static List<String> section(String file, String name) {
    List<String> shapes =
        text(file)
            .lines()
            .dropWhile(line -> !line.equals("[" + name + "]"))
            .skip(1)
            .takeWhile(line -> !line.matches("\\[[a-z ]+]"))
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Corpus::withItsCharacters)
            .toList();
    if (shapes.isEmpty()) {
      throw new IllegalArgumentException("The corpus has nothing of " + name);
    }
    return shapes;
  }

  private static String text(String file) {
    try (InputStream in = Corpus.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withItsCharacters(String line) {
    return CHARACTER
        .matcher(line)
        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
  }

  /** With the secret and the ordinary text in their places. */
  static String filled(String shape, String secret, String kept) {
    return shape
        .replace("$secret", secret)
        .replace("$kept", kept)
        .replace("$basic", base64("user:" + secret))
        .replace("$jwt", jwt(secret));
  }

  private static String jwt(String secret) {
    String claims = base64("{\"sub\":\"" + secret + "\"}");
    return base64("{\"alg\":\"HS256\"}") + "." + claims + "." + secret;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
