package io.useractivity.engine.match;

import io.useractivity.engine.text.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that leave no row unless they fail: those for static files, if so wanted, and those of
 * patterns. Immutable.
 */
public final class Exclusions {

  /** Stands in the list for static files that were answered with as such. */
  public static final String STATIC = "static";

  private final boolean staticFiles;
  private final List<PathPattern> patterns;

  private Exclusions(boolean staticFiles, List<PathPattern> patterns) {
    this.staticFiles = staticFiles;
    this.patterns = patterns;
  }

  /** Excludes nothing. */
  public static Exclusions none() {
    return new Exclusions(false, new ArrayList<PathPattern>());
  }

  /**
   * Reads a list.
   *
   * @param list patterns and {@link #STATIC} with commas between
   */
  public static Exclusions parse(String list) throws InvalidValueException {
    boolean staticFiles = false;
    List<PathPattern> patterns = new ArrayList<>();
    for (String part : PathPattern.splitList(list)) {
      if (part.equals(STATIC)) {
        staticFiles = true;
      } else {
        patterns.add(pattern(part));
      }
    }
    return new Exclusions(staticFiles, patterns);
  }

  private static PathPattern pattern(String part) throws InvalidValueException {
    PathPattern pattern = PathPattern.parse(part);
    if (pattern.matchesEverything()) {
      throw new InvalidValueException(
          "a pattern that leaves something to record (\""
              + part
              + "\" matches everything; enabled=false switches the agent off)");
    }
    return pattern;
  }

  @Override
  public String toString() {
    return (staticFiles ? STATIC + " and " : "") + patterns;
  }

  /** Whether static files are excluded that were answered with as such. */
  public boolean coverStaticFiles() {
    return staticFiles;
  }

  /** Whether any request is excluded by its name. */
  public boolean lookAtPaths() {
    return !patterns.isEmpty();
  }

  /** Whether a request is excluded by its name. */
  public boolean cover(String method, String[] path) {
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).matches(method, path)) {
        return true;
      }
    }
    return false;
  }
}
