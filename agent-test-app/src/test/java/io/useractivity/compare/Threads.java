package io.useractivity.compare;

import java.util.regex.Pattern;

/** What the threads of a server's JVM are for, by their names, of which Linux keeps 15 letters. */
enum Threads {
  REQUESTS("requests", "http-nio-.*"),
  COMPILER("compiler", "(C1|C2|Sweeper) .*"),
  COLLECTOR("collector", "(VM|GC) .*"),
  OTHERS("others", ".*");

  private final String title;
  private final Pattern names;

  Threads(String title, String names) {
    this.title = title;
    this.names = Pattern.compile(names);
  }

  static Threads of(String thread) {
    for (Threads group : values()) {
      if (group.names.matcher(thread).matches()) {
        return group;
      }
    }
    return OTHERS;
  }

  String title() {
    return title;
  }
}
