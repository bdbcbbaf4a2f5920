package io.useractivity.engine.cli;

import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ForeignKeys;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.operate.OperatedTable;
import io.useractivity.engine.store.schema.IndexProfile;
import io.useractivity.engine.store.schema.KeyPolicy;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the table is to be like. */
final class TableOptions {

  @Option(
      names = "--foreign-keys",
      paramLabel = "WHICH",
      arity = "0..1",
      fallbackValue = "required",
      converter = ForeignKeysChoice.class,
      description =
          "keys to users.id and tenants.id, also of a table that is there: auto, required (if"
              + " nothing is said), set-null or none; else schema.foreign-keys, which leaves a"
              + " table that is there without keys as it is")
  private ForeignKeys foreignKeys;

  @Option(
      names = "--indexes",
      paramLabel = "WHICH",
      converter = Profile.class,
      defaultValue = "single",
      description =
          "single: one index a column; wide: each with created_at and id behind its column, for"
              + " tables of millions of rows; else ${DEFAULT-VALUE}")
  private IndexProfile indexes;

  /** Reads the option {@code --indexes}. */
  static final class Profile implements ITypeConverter<IndexProfile> {

    @Override
    public IndexProfile convert(String text) {
      for (IndexProfile profile : IndexProfile.values()) {
        if (profile.name().toLowerCase(Locale.ROOT).equals(text)) {
          return profile;
        }
      }
      throw new TypeConversionException("single or wide");
    }
  }

  /** The table that the configuration and these options are about. */
  OperatedTable table(Configuration configuration) {
    StoreSettings settings = StoreSettings.of(configuration);
    return new OperatedTable(
        settings,
        foreignKeys == null ? settings.foreignKeys() : foreignKeys,
        foreignKeys == null
            ? KeyPolicy.configured(settings.foreignKeys())
            : KeyPolicy.asked(foreignKeys),
        indexes,
        !RetentionSettings.of(configuration).policy().keepsAll());
  }
}
