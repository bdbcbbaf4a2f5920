package io.useractivity.engine.redact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  private static final Pattern[] NONE = {};

  /** The place of each character of the patterns in a row of the table; others have 0. */
  private final Map<Character, Integer> places = new HashMap<>();

  private final int[] placesOfAscii = new int[0x80];

  /** For each state and character the next state; 0 is the start. */
  private final int[][] next;

  /** What is found when a state is reached. */
  private final Pattern[][] found;

  /**
   * @param sensitive which names are
   * @param ordinary longer names that make a sensitive one within them harmless: {@code *author*}
   *     for {@code auth}
   */
  NamePatterns(Collection<String> sensitive, Collection<String> ordinary) {
    Map<String, List<Pattern>> byLetters = new LinkedHashMap<>();
    collect(sensitive, false, byLetters);
    collect(ordinary, true, byLetters);
    List<int[]> trie = new ArrayList<>();
    List<Pattern[]> ends = new ArrayList<>();
    trie.add(new int[places.size() + 1]);
    ends.add(NONE);
    for (Map.Entry<String, List<Pattern>> entry : byLetters.entrySet()) {
      int state = 0;
      String letters = entry.getKey();
      for (int i = 0; i < letters.length(); i++) {
        int[] row = trie.get(state);
        int place = place(letters.charAt(i));
        if (row[place] == 0) {
          row[place] = trie.size();
          trie.add(new int[places.size() + 1]);
          ends.add(NONE);
        }
        state = row[place];
      }
      ends.set(state, entry.getValue().toArray(NONE));
    }
    next = trie.toArray(new int[0][]);
    found = ends.toArray(new Pattern[0][]);
    link();
  }

  private void collect(
      Collection<String> patterns, boolean ordinary, Map<String, List<Pattern>> byLetters) {
    for (String pattern : patterns) {
      String letters = FieldName.of(pattern).letters();
      if (letters.isEmpty()) {
        continue;
      }
      for (int i = 0; i < letters.length(); i++) {
        char c = letters.charAt(i);
        int place = places.computeIfAbsent(c, first -> places.size() + 1);
        if (c < placesOfAscii.length) {
          placesOfAscii[c] = place;
        }
      }
      byLetters
          .computeIfAbsent(letters, first -> new ArrayList<>())
          .add(
              new Pattern(
                  letters.length(), pattern.startsWith("*"), pattern.endsWith("*"), ordinary));
    }
  }

  private int place(char c) {
    return c < placesOfAscii.length ? placesOfAscii[c] : places.getOrDefault(c, 0);
  }

  /**
   * Completes each state with the moves and findings of its longest suffix that is a state as well,
   * the shorter states first.
   */
  private void link() {
    int[] fallback = new int[next.length];
    Deque<Integer> states = new ArrayDeque<>();
    states.add(0);
    while (!states.isEmpty()) {
      int state = states.remove();
      int[] row = next[state];
      for (int place = 1; place < row.length; place++) {
        int move = state == 0 ? 0 : next[fallback[state]][place];
        int child = row[place];
        if (child == 0) {
          row[place] = move;
        } else {
          fallback[child] = move;
          found[child] = joined(found[child], found[move]);
          states.add(child);
        }
      }
    }
  }

  private static Pattern[] joined(Pattern[] some, Pattern[] others) {
    Pattern[] all = Arrays.copyOf(some, some.length + others.length);
    System.arraycopy(others, 0, all, some.length, others.length);
    return all;
  }

  /** Whether a sensitive pattern is found that does not lie within an ordinary one. */
  boolean isSensitive(FieldName name) {
    List<int[]> sensitive = new ArrayList<>(0);
    List<int[]> ordinary = new ArrayList<>(0);
    String letters = name.letters();
    int state = 0;
    for (int i = 0; i < letters.length(); i++) {
      state = next[state][place(letters.charAt(i))];
      for (Pattern pattern : found[state]) {
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
