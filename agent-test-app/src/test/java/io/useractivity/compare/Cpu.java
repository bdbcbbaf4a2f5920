package io.useractivity.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How much processor time a process has used, as Linux counts it: in user mode and in the kernel's,
 * threads that have ended included.
 *
 * @param micros of the whole process
 * @param groups microseconds of its threads that are alive, without {@link Threads#OTHERS}
 */
record Cpu(double micros, Map<Threads, Double> groups) {

  /** USER_HZ, which is 100 on every architecture that a JVM runs on. */
  private static final double MICROS_PER_TICK = 10_000;

  /** Indices of utime and stime behind the name (proc_pid_stat(5)). */
  private static final int USER = 11;

  private static final int KERNEL = 12;

  static Cpu of(long process) throws IOException {
    Path folder = Path.of("/proc", String.valueOf(process));
    Map<Threads, Double> groups = new EnumMap<>(Threads.class);
    for (Path thread : threads(folder)) {
      try {
        String stat = Files.readString(thread.resolve("stat"));
        Threads group = Threads.of(name(stat));
        if (group != Threads.OTHERS) {
          groups.merge(group, micros(stat), Double::sum);
        }
      } catch (IOException ended) {
        // the total has what it used
      }
    }
    return new Cpu(micros(Files.readString(folder.resolve("stat"))), groups);
  }

  private static List<Path> threads(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("task"))) {
      return all.toList();
    }
  }

  /** It may have spaces and parentheses of its own. */
  private static String name(String stat) {
    return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  }

  private static double micros(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[USER]) + Long.parseLong(fields[KERNEL])) * MICROS_PER_TICK;
  }

  double since(Cpu before) {
    return micros - before.micros;
  }

  double since(Cpu before, Threads group) {
    if (group == Threads.OTHERS) {
      double named =
          Stream.of(Threads.values())
              .filter(each -> each != Threads.OTHERS)
              .mapToDouble(each -> since(before, each))
              .sum();
      return Math.max(0, since(before) - named);
    }
    return groups.getOrDefault(group, 0.0) - before.groups.getOrDefault(group, 0.0);
  }
}
