package io.useractivity.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds secrets in bytes of any kind: as they are, in base64 wherever they begin in it, in hex,
 * percent-encoded and as JSON writes escapes; in letters of either case, and in UTF-8 or UTF-16.
 */
final class Traces {

  private static final int PREFIX = 8;

  /** What a form of a secret begins with; so that one pass is enough for all of them. */
  private final Map<String, List<String[]>> formsByPrefix = new HashMap<>();

  void lookFor(String secret, String place) {
    for (String form : forms(secret)) {
      String lower = form.toLowerCase(Locale.ROOT);
      formsByPrefix
          .computeIfAbsent(lower.substring(0, PREFIX), first -> new ArrayList<>())
          .add(new String[] {lower, place + " as " + form});
    }
  }

  private static Set<String> forms(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    Set<String> forms = new LinkedHashSet<>(List.of(secret, Placement.escaped(secret)));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      // Without the characters that also hold bits of the neighbours.
      int from = before == 0 ? 0 : before + 1;
      int to = shifted.length * 8 / 6;
      forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
      forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
    }
    StringBuilder hex = new StringBuilder();
    StringBuilder json = new StringBuilder();
    StringBuilder wide = new StringBuilder();
    for (byte b : bytes) {
      hex.append(String.format("%02x", b));
      json.append(String.format("\\u%04x", b));
      wide.append((char) b).append('\u0000');
    }
    forms.addAll(List.of(hex.toString(), json.toString(), wide.toString()));
    return forms;
  }

  /** Each place whose secret is there, and in which form. */
  List<String> in(byte[] bytes) {
    List<String> found = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    for (int i = 0; i + PREFIX <= text.length(); i++) {
      for (String[] form : formsByPrefix.getOrDefault(text.substring(i, i + PREFIX), List.of())) {
        if (text.startsWith(form[0], i)) {
          found.add(form[1]);
        }
      }
    }
    return found;
  }
}
