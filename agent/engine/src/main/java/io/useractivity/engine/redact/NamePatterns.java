package io.useractivity.engine.redact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all patterns of two lists in a field's name in one pass, however many there are (Aho and
 * Corasick, "Efficient string matching", 1975): so the work is linear in the name, for hostile
 * names too. Immutable.
 *
 * <p>A pattern is a word or a few ({@code pin}, {@code card number}) that has to begin and to end
 * where words of the name do; a {@code *} before or after it lifts that.
 */
final class NamePatterns {

  private static final class Pattern {

    final int length;
    final boolean freeStart;
    final boolean freeEnd;
    final boolean ordinary;

    Pattern(int length, boolean freeStart, boolean freeEnd, boolean ordinary) {
      this.length = length;
      this.freeStart = freeStart;
      this.freeEnd = freeEnd;
      this.ordinary = ordinary;
    }

    boolean matches(FieldName name, int start, int end) {
      return (freeStart || name.startsWordAt(start)) && (freeEnd || name.endsWordAt(end));
    }
  }

  private static final class Node {

    final Map<Character, Node> next = new HashMap<>(4);
    final List<Pattern> found = new ArrayList<>(1);
    Node fallback;
  }

  private final Node root = new Node();

  /**
   * @param sensitive which names are
   * @param ordinary longer names that make a sensitive one within them harmless: {@code *author*}
   *     for {@code auth}
   */
  NamePatterns(Collection<String> sensitive, Collection<String> ordinary) {
    for (String pattern : sensitive) {
      add(pattern, false);
    }
    for (String pattern : ordinary) {
      add(pattern, true);
    }
    link();
  }

  private void add(String pattern, boolean ordinary) {
    String letters = FieldName.of(pattern).letters();
    if (letters.isEmpty()) {
      return;
    }
    Node node = root;
    for (int i = 0; i < letters.length(); i++) {
      node = node.next.computeIfAbsent(letters.charAt(i), c -> new Node());
    }
    node.found.add(
        new Pattern(letters.length(), pattern.startsWith("*"), pattern.endsWith("*"), ordinary));
  }

  /** Gives each node the longest suffix of its path that is a path as well. */
  private void link() {
    Deque<Node> nodes = new ArrayDeque<>();
    root.fallback = root;
    for (Node child : root.next.values()) {
      child.fallback = root;
      nodes.add(child);
    }
    while (!nodes.isEmpty()) {
      Node node = nodes.remove();
      for (Map.Entry<Character, Node> entry : node.next.entrySet()) {
        Node child = entry.getValue();
        child.fallback = step(node.fallback, entry.getKey());
        child.found.addAll(child.fallback.found);
        nodes.add(child);
      }
    }
  }

  private Node step(Node from, char c) {
    Node node = from;
    Node next = node.next.get(c);
    while (next == null && node != root) {
      node = node.fallback;
      next = node.next.get(c);
    }
    return next == null ? root : next;
  }

  /** Whether a sensitive pattern is found that does not lie within an ordinary one. */
  boolean isSensitive(FieldName name) {
    List<int[]> sensitive = new ArrayList<>(0);
    List<int[]> ordinary = new ArrayList<>(0);
    String letters = name.letters();
    Node node = root;
    for (int i = 0; i < letters.length(); i++) {
      node = step(node, letters.charAt(i));
      for (Pattern pattern : node.found) {
        int start = i + 1 - pattern.length;
        if (pattern.matches(name, start, i + 1)) {
          (pattern.ordinary ? ordinary : sensitive).add(new int[] {start, i + 1});
        }
      }
    }
    for (int[] found : sensitive) {
      if (!isWithinAny(found, ordinary)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithinAny(int[] found, List<int[]> ranges) {
    for (int[] range : ranges) {
      if (range[0] <= found[0] && found[1] <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
