package io.useractivity.engine.capture.identity;

import io.useractivity.engine.config.ValueSource;
import io.useractivity.engine.record.RequestLine;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the configured sources tell of a request that is played and not live: its texts, and what
 * somebody says that its application would know of it. Immutable.
 */
public final class PlayedSources {

  private final RequestLine line;
  private final Map<String, List<String>> headers;
  private final Map<String, String> session;
  private final Map<String, String> attributes;
  private final String principal;
  private final List<String> roles;

  /**
   * @param headers by their names in lower case, each with its lines
   * @param session attributes by name, as a source names them, properties included
   * @param attributes of the request, likewise
   * @param principal the name of who is signed in; null for nobody
   */
  public PlayedSources(
      RequestLine line,
      Map<String, List<String>> headers,
      Map<String, String> session,
      Map<String, String> attributes,
      String principal,
      List<String> roles) {
    this.line = line;
    this.headers = headers;
    this.session = session;
    this.attributes = attributes;
    this.principal = principal;
    this.roles = roles;
  }

  /** The first source that tells anything; null if none does. */
  public ValueSource firstOf(List<ValueSource> sources) {
    for (ValueSource source : sources) {
      String value = value(source);
      if (value != null && !value.isEmpty()) {
        return source;
      }
    }
    return null;
  }

  /** What a source tells; null for nothing. */
  public String value(ValueSource source) {
    switch (source.kind()) {
      case PRINCIPAL:
        return source.parts().isEmpty() ? principal : null;
      case SESSION:
        return session.get(source.name());
      case ATTRIBUTE:
        return attributes.get(source.name());
      case HEADER:
        return bounded(header(source.name()));
      case COOKIE:
        return bounded(cookie(source.name()));
      case QUERY:
        return bounded(HeaderTexts.parameter(line.queryString(), source.name()));
      case PATH:
        return bounded(source.pathVariable().of(line.path(), line.contextPath()));
      case SUBDOMAIN:
        return bounded(HeaderTexts.subdomain(header("Host")));
      case JWT:
        return claim(source);
      case ROLES:
        return role(source);
      default:
        return source.name();
    }
  }

  /** The first line of a header; null if there is none. */
  public String header(String name) {
    List<String> lines = headers.get(name.toLowerCase(Locale.ROOT));
    return lines == null || lines.isEmpty() ? null : lines.get(0);
  }

  /** The first cookie of that name; null if there is none. */
  public String cookie(String name) {
    List<String> lines = headers.getOrDefault("cookie", Collections.<String>emptyList());
    return HeaderTexts.cookie(Collections.enumeration(lines), name);
  }

  private static String bounded(String text) {
    return BeanProperties.text(text);
  }

  private String claim(ValueSource source) {
    BearerToken token = BearerToken.of(header("Authorization"));
    for (ValueSource.Reference reference : source.references()) {
      String text =
          BeanProperties.text(
              BeanProperties.read(token.claim(reference.name()), reference.properties()));
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private String role(ValueSource source) {
    for (String role : source.parts()) {
      if (roles.contains(role)) {
        return role;
      }
    }
    return null;
  }
}
