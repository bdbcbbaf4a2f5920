package io.useractivity.engine.cli;

import io.useractivity.engine.config.ForeignKeys;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the option {@code --foreign-keys}, in the words of schema.foreign-keys; immutable. */
final class ForeignKeysChoice implements ITypeConverter<ForeignKeys> {

  @Override
  public ForeignKeys convert(String text) {
    for (ForeignKeys choice : ForeignKeys.values()) {
      if (choice.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return choice;
      }
    }
    throw new TypeConversionException("auto, required, set-null or none");
  }
}
