package io.useractivity.compare;

import io.useractivity.servers.Command;
import io.useractivity.servers.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The memory of a JVM with the serial collector, by {@code jstat}, which reads and asks nothing.
 */
public final class Heap {

  private static final double KILOBYTE = 1_024;
  private static final int COLLECTIONS = 4;

  private final Map<String, Double> columns;

  private Heap(Map<String, Double> columns) {
    this.columns = columns;
  }

  static Heap of(long process) throws IOException, InterruptedException {
    String[] table = tool("jstat", "-gc", String.valueOf(process)).strip().split("\n", -1);
    String[] names = table[0].strip().split(" +", -1);
    String[] values = table[1].strip().split(" +", -1);
    Map<String, Double> columns = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (!values[i].equals("-")) {
        columns.put(names[i], Double.parseDouble(values[i].replace(',', '.')));
      }
    }
    return new Heap(columns);
  }

  /**
   * What is left after collections of everything. Only each fourth of the serial collector moves
   * all that is left together (MarkSweepAlwaysCompactCount); the others may leave a twentieth of
   * the heap as gaps, which count as used.
   */
  public static Heap afterCollection(long process) throws IOException, InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      tool("jcmd", String.valueOf(process), "GC.run");
    }
    return of(process);
  }

  private static String tool(String name, String... arguments)
      throws IOException, InterruptedException {
    return Command.tool(Jdk.current(), Path.of("."), name, arguments).requireSuccess();
  }

  /** All that was ever allocated: Edens that were collected, and what is in the present one. */
  double allocatedBytes() {
    double collections = columns.get("YGC") + columns.get("FGC");
    return (collections * columns.get("EC") + columns.get("EU")) * KILOBYTE;
  }

  public double usedMegabytes() {
    return (columns.get("S0U") + columns.get("S1U") + columns.get("EU") + columns.get("OU"))
        / KILOBYTE;
  }

  double metaspaceMegabytes() {
    return columns.get("MU") / KILOBYTE;
  }
}
