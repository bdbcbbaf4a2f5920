package io.useractivity.engine.config;

import java.util.regex.Pattern;

/** What may be shown of a database's address. */
public final class JdbcUrl {

  private static final String SECRET = "(?:password|passwd|pwd|secret|token|key)";

  /** By what separates them, which is what ends a value: a password may hold the others. */
  private static final Pattern[] SECRET_PARAMETERS = {
    Pattern.compile("(?i)([?&][^=?&]*" + SECRET + "[^=&]*=)[^&]*"),
    Pattern.compile("(?i)(;[^=;]*" + SECRET + "[^=;]*=)(?:\\\\.|[^;])*"),
    Pattern.compile("(?i)([,(][^=?&;,()]*" + SECRET + "[^=?&;,()]*=)[^?&,)]*"),
  };

  /** Up to the last @, since a password may hold one, and each of several hosts have its own. */
  private static final Pattern USER_INFO = Pattern.compile("//[^?]*@");

  private JdbcUrl() {}

  /** The address with passwords and whatever else may be secret replaced by {@code ***}. */
  public static String masked(String url) {
    String masked = url;
    for (Pattern secret : SECRET_PARAMETERS) {
      masked = secret.matcher(masked).replaceAll("$1***");
    }
    return USER_INFO.matcher(masked).replaceAll("//***@");
  }
}
