package io.useractivity.engine.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number of a range; each option has a subclass that says which. Immutable. */
abstract class WholeNumber implements ITypeConverter<Integer> {

  private final int least;
  private final int most;

  WholeNumber(int least, int most) {
    this.least = least;
    this.most = most;
  }

  @Override
  public final Integer convert(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the sentence
    }
    throw new TypeConversionException("a whole number from " + least + " to " + most);
  }
}
