package io.useractivity.engine.store.connect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What answers at the address: a product and its version; immutable. */
public final class ServerVersion {

  private static final String MARIADB = "MariaDB";

  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

  /** What MariaDB put before its version so that old replicas took it for a MySQL 5.5. */
  private static final String REPLICATION_PREFIX = "5.5.5-";

  private final String product;
  private final int major;
  private final int minor;
  private final int patch;

  private ServerVersion(String product, int major, int minor, int patch) {
    this.product = product;
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }

  /** Reads what {@code VERSION()} of MySQL or MariaDB says. */
  static ServerVersion parse(String version) {
    boolean mariaDb = version.contains(MARIADB);
    boolean prefixed = mariaDb && version.startsWith(REPLICATION_PREFIX);
    return of(
        mariaDb ? MARIADB : "MySQL",
        prefixed ? version.substring(REPLICATION_PREFIX.length()) : version);
  }

  /**
   * A version of a product.
   *
   * @param version its numbers, and whatever else
   */
  static ServerVersion of(String product, String version) {
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

  public boolean isMariaDb() {
    return product.equals(MARIADB);
  }

  public boolean isAtLeast(int wantedMajor, int wantedMinor, int wantedPatch) {
    if (major != wantedMajor) {
      return major > wantedMajor;
    }
    return minor != wantedMinor ? minor > wantedMinor : patch >= wantedPatch;
  }

  @Override
  public String toString() {
    return product + " " + major + "." + minor + "." + patch;
  }
}
