package io.useractivity.engine.preview;

import io.useractivity.engine.capture.identity.PlayedSources;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.config.ValueSource;
import io.useractivity.engine.record.Identity;
import java.util.List;
import java.util.Locale;

/** Who sent a played request, and which source says so; immutable. */
final class PlayedIdentity {

  private final Configuration configuration;
  private final PlayedSources sources;
  private final String principal;

  PlayedIdentity(Configuration configuration, PlayedSources sources, String principal) {
    this.configuration = configuration;
    this.sources = sources;
    this.principal = principal;
  }

  Identity identity() {
    return new Identity(
        principal,
        value(Option.USER_ID),
        value(Option.USER_EMAIL),
        value(Option.USER_ROLE),
        value(Option.TENANT_ID));
  }

  private String value(Option<List<ValueSource>> option) {
    ValueSource source = sources.firstOf(configuration.get(option));
    return source == null ? null : sources.value(source);
  }

  /** What says the value of an option's column. */
  String origin(Option<List<ValueSource>> option, boolean fromPrincipal) {
    ValueSource source = sources.firstOf(configuration.get(option));
    if (source != null) {
      String name = source.name().isEmpty() ? "" : ":" + source.name();
      return option.key() + " = " + source.kind().name().toLowerCase(Locale.ROOT) + name;
    }
    if (fromPrincipal) {
      return "the principal (--user)";
    }
    return configuration.get(option).isEmpty()
        ? option.key() + " is not set; a real principal or session may tell more"
        : "no source of " + option.key() + " tells anything here";
  }
}
