package io.useractivity.engine.store.connect;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An address in Connector/J's words, put into those of MariaDB's driver; immutable. */
final class ConnectorJAddress {

  private static final String PREFIX = "jdbc:mysql://";

  /** Options that mean the same under the same name. */
  private static final Set<String> SAME =
      lowerCased(
          "user",
          "password",
          "connectTimeout",
          "socketTimeout",
          "tcpKeepAlive",
          "useCompression",
          "allowPublicKeyRetrieval",
          "createDatabaseIfNotExist",
          "localSocketAddress");

  /** Options about what the agent sets or does not use: zones, characters, caches, results. */
  private static final Set<String> OF_NO_EFFECT =
      lowerCased(
          "allowMultiQueries",
          "autoReconnect",
          "cacheCallableStmts",
          "cachePrepStmts",
          "cacheResultSetMetadata",
          "cacheServerConfiguration",
          "characterEncoding",
          "connectionCollation",
          "connectionTimeZone",
          "defaultFetchSize",
          "dontTrackOpenResources",
          "elideSetAutoCommits",
          "forceConnectionTimeZoneToSession",
          "jdbcCompliantTruncation",
          "logger",
          "maintainTimeStats",
          "noAccessToProcedureBodies",
          "nullCatalogMeansCurrent",
          "nullDatabaseMeansCurrent",
          "prepStmtCacheSize",
          "prepStmtCacheSqlLimit",
          "preserveInstants",
          "profileSQL",
          "rewriteBatchedStatements",
          "sendFractionalSeconds",
          "serverTimezone",
          "tcpNoDelay",
          "tinyInt1isBit",
          "transformedBitIsBoolean",
          "useAffectedRows",
          "useInformationSchema",
          "useLegacyDatetimeCode",
          "useLocalSessionState",
          "useLocalTransactionState",
          "useServerPrepStmts",
          "useUnicode",
          "yearIsDateType",
          "zeroDateTimeBehavior");

  /** Decide together whether and how the connection is encrypted. */
  private static final Set<String> ENCRYPTION =
      lowerCased("sslMode", "useSSL", "requireSSL", "verifyServerCertificate");

  private final String mariaDbUrl;
  private final String obstacle;

  private ConnectorJAddress(String mariaDbUrl, String obstacle) {
    this.mariaDbUrl = mariaDbUrl;
    this.obstacle = obstacle;
  }

  /**
   * Translates an address.
   *
   * @param encrypted whether Connector/J did encrypt: it does by default where the server can, and
   *     MariaDB's driver does not, so what was is to stay
   */
  static ConnectorJAddress translate(String url, boolean encrypted) {
    int question = url.indexOf('?');
    String hosts = question < 0 ? url : url.substring(0, question);
    if (!hosts.startsWith(PREFIX) || hosts.indexOf('(') >= 0 || hosts.indexOf('@') >= 0) {
      return new ConnectorJAddress(null, "the form of the address");
    }
    StringBuilder options = new StringBuilder();
    Map<String, String> encryption = new HashMap<>();
    for (String option : (question < 0 ? "" : url.substring(question + 1)).split("&", -1)) {
      String name = option.substring(0, Math.max(0, option.indexOf('=')));
      String key = name.toLowerCase(Locale.ROOT);
      if (ENCRYPTION.contains(key)) {
        encryption.put(key, option.substring(name.length() + 1).toLowerCase(Locale.ROOT));
      } else if (SAME.contains(key)) {
        options.append('&').append(option);
      } else if (!option.isEmpty() && !OF_NO_EFFECT.contains(key)) {
        return new ConnectorJAddress(
            null, name.isEmpty() ? "an option without a value" : "the option " + name);
      }
    }
    options.append("&sslMode=").append(sslMode(encryption, encrypted));
    return new ConnectorJAddress(
        "jdbc:mariadb://" + hosts.substring(PREFIX.length()) + "?" + options.substring(1), null);
  }

  private static String sslMode(Map<String, String> encryption, boolean encrypted) {
    switch (encryption.getOrDefault("sslmode", "")) {
      case "verify_identity":
        return "verify-full";
      case "verify_ca":
        return "verify-ca";
      default:
        if ("true".equals(encryption.get("verifyservercertificate"))) {
          return "verify-ca";
        }
        return encrypted ? "trust" : "disable";
    }
  }

  /** The same in the words of MariaDB's driver, or null. */
  String mariaDbUrl() {
    return mariaDbUrl;
  }

  /** What can't be put into its words; null if all can. */
  String obstacle() {
    return obstacle;
  }

  private static Set<String> lowerCased(String... names) {
    Set<String> lower = new HashSet<>();
    for (String name : Arrays.asList(names)) {
      lower.add(name.toLowerCase(Locale.ROOT));
    }
    return lower;
  }
}
