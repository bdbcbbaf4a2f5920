package io.useractivity.endtoend;

import io.useractivity.servers.Command;
import io.useractivity.servers.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM keeps after a full collection.
 *
 * @param loaders class loaders of web applications
 * @param metaspaceKilobytes in use
 */
record Footprint(int loaders, int metaspaceKilobytes) {

  /**
   * Collects and measures.
   *
   * @param loaderClass a regular expression for the name of the class of such a loader
   */
  static Footprint of(long process, Jdk jdk, String loaderClass)
      throws IOException, InterruptedException {
    tool(jdk, "jcmd", String.valueOf(process), "GC.run");
    // Collects again, and lists what is left: "   1:   23   4567  name (module)".
    String histogram = tool(jdk, "jcmd", String.valueOf(process), "GC.class_histogram");
    Matcher line =
        Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +" + loaderClass + "( |$)").matcher(histogram);
    int loaders = 0;
    while (line.find()) {
      loaders += Integer.parseInt(line.group(1));
    }
    String[] table = tool(jdk, "jstat", "-gc", String.valueOf(process)).strip().split("\n", -1);
    String[] names = table[0].strip().split(" +", -1);
    String[] values = table[1].strip().split(" +", -1);
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals("MU")) {
        return new Footprint(loaders, (int) Double.parseDouble(values[i].replace(',', '.')));
      }
    }
    throw new IllegalStateException("jstat does not tell the metaspace:\n" + table[0]);
  }

  private static String tool(Jdk jdk, String name, String... arguments)
      throws IOException, InterruptedException {
    return Command.tool(jdk, Path.of("."), name, arguments).requireSuccess();
  }
}
