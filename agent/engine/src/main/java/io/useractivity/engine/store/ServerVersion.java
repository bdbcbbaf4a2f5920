package io.useractivity.engine.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What answers at the address: a product and its version; immutable. */
final class ServerVersion {

  enum Product {
    MYSQL("MySQL"),
    MARIADB("MariaDB"),
    H2("H2");

    private final String title;

    Product(String title) {
      this.title = title;
    }
  }

  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

  /** What MariaDB put before its version so that old replicas took it for a MySQL 5.5. */
  private static final String REPLICATION_PREFIX = "5.5.5-";

  private final Product product;
  private final int major;
  private final int minor;
  private final int patch;

  private ServerVersion(Product product, int major, int minor, int patch) {
    this.product = product;
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }

  /** Asks the server. */
  static ServerVersion of(Connection connection, DatabaseKind kind) throws SQLException {
    if (kind == DatabaseKind.H2) {
      return parse(Product.H2, connection.getMetaData().getDatabaseProductVersion());
    }
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT VERSION()")) {
      result.next();
      return parse(result.getString(1));
    }
  }

  /** Reads what {@code VERSION()} of MySQL or MariaDB says. */
  static ServerVersion parse(String version) {
    boolean mariaDb = version.contains("MariaDB");
    boolean prefixed = mariaDb && version.startsWith(REPLICATION_PREFIX);
    return parse(
        mariaDb ? Product.MARIADB : Product.MYSQL,
        prefixed ? version.substring(REPLICATION_PREFIX.length()) : version);
  }

  private static ServerVersion parse(Product product, String version) {
    Matcher numbers = NUMBERS.matcher(version);
    if (!numbers.find()) {
      return new ServerVersion(product, 0, 0, 0);
    }
    String patch = numbers.group(3);
    return new ServerVersion(
        product,
        Integer.parseInt(numbers.group(1)),
        Integer.parseInt(numbers.group(2)),
        patch == null ? 0 : Integer.parseInt(patch));
  }

  Product product() {
    return product;
  }

  boolean isAtLeast(int wantedMajor, int wantedMinor, int wantedPatch) {
    if (major != wantedMajor) {
      return major > wantedMajor;
    }
    return minor != wantedMinor ? minor > wantedMinor : patch >= wantedPatch;
  }

  @Override
  public String toString() {
    return product.title + " " + major + "." + minor + "." + patch;
  }
}
