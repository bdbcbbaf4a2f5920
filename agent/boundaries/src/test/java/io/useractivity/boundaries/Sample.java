package io.useractivity.boundaries;

/** Calls two methods alike, often. */
final class Sample {

  private Sample() {}

  public static void main(String[] args) {
    long sum = 0;
    for (int i = 0; i < 200_000; i++) {
      sum += both(i % 100 == 0 ? "a word" : Integer.toString(i));
    }
    System.out.println("sum " + sum);
  }

  private static int both(String text) {
    return marked(text) + unmarked(text);
  }

  @DontInline
  private static int marked(String text) {
    try {
      return Integer.parseInt(text) + 1;
    } catch (NumberFormatException word) {
      return -1;
    }
  }

  private static int unmarked(String text) {
    try {
      return Integer.parseInt(text) + 1;
    } catch (NumberFormatException word) {
      return -1;
    }
  }
}
