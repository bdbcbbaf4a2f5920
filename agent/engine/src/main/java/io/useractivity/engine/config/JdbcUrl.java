package io.useractivity.engine.config;

import java.util.regex.Pattern;

/** What may be shown of a database's address. */
public final class JdbcUrl {

  private static final Pattern SECRET_PARAMETER =
      Pattern.compile(
          "(?i)([?&;,(][^=?&;,()]*(?:password|passwd|pwd|secret|token|key)[^=]*=)[^&;,)]*");
  private static final Pattern USER_INFO = Pattern.compile("//[^/@?]*@");

  private JdbcUrl() {}

  /** The address with passwords and whatever else may be secret replaced by {@code ***}. */
  public static String masked(String url) {
    return USER_INFO
        .matcher(SECRET_PARAMETER.matcher(url).replaceAll("$1***"))
        .replaceAll("//***@");
  }
}
