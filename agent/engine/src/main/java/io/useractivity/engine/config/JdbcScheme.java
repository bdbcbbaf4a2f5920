package io.useractivity.engine.config;

/** The products that rows can go to, by how their addresses begin. */
public enum JdbcScheme {
  MARIADB("jdbc:mariadb:"),
  MYSQL("jdbc:mysql:"),
  H2("jdbc:h2:");

  private final String prefix;

  JdbcScheme(String prefix) {
    this.prefix = prefix;
  }

  /** What an address of it begins with. */
  public String prefix() {
    return prefix;
  }

  /** Whether the address is one of it. */
  public boolean begins(String url) {
    return url.startsWith(prefix);
  }

  /** That of an address, or null. */
  static JdbcScheme of(String url) {
    for (JdbcScheme scheme : values()) {
      if (scheme.begins(url)) {
        return scheme;
      }
    }
    return null;
  }
}
