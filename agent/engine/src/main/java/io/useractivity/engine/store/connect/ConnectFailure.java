package io.useractivity.engine.store.connect;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Why a database can't be reached, and what an operator can do about it; immutable. */
public final class ConnectFailure {

  private static final Pattern ACCOUNT = Pattern.compile("user '([^']*)'@'([^']*)'");
  private static final Pattern PLACE = Pattern.compile("//([^/?;]*)/?([^?;]*)");

  private final String reason;
  private final String remedy;

  private ConnectFailure(String reason, String remedy) {
    this.reason = reason;
    this.remedy = remedy;
  }

  public static ConnectFailure of(Database database, SQLException failure) {
    String reason = database.reason(failure);
    SQLException telling = JdbcErrors.telling(failure);
    String remedy =
        database.dialect().isMissingDatabase(telling)
            ? "an application that runs with the agent makes it at its first request, and so does"
                + " create-table; is this the right data.dir?"
            : remedy(database.toString(), reason, telling);
    return new ConnectFailure(reason, remedy);
  }

  private static String remedy(String address, String reason, SQLException failure) {
    Matcher place = PLACE.matcher(address);
    boolean found = place.find();
    String host = found && !place.group(1).isEmpty() ? place.group(1) : "that address";
    String schema = found && !place.group(2).isEmpty() ? place.group(2) : "the database";
    String byCode = byCode(failure.getErrorCode(), schema, account(reason));
    return byCode == null ? byCause(failure, reason, host) : byCode;
  }

  private static String account(String reason) {
    Matcher account = ACCOUNT.matcher(reason);
    return account.find()
        ? "'" + account.group(1) + "'@'" + account.group(2) + "'"
        : "the user of jdbc.user";
  }

  private static String byCode(int code, String schema, String account) {
    switch (code) {
      case 1045:
      case 1698:
      case 28_000:
        return "correct jdbc.user or jdbc.password; on the server, ALTER USER "
            + account
            + " IDENTIFIED BY '...' sets the password";
      case 1044:
        return "let an administrator run: GRANT SELECT, INSERT, UPDATE, DELETE ON "
            + schema
            + ".* TO "
            + account;
      case 1049:
        return "let an administrator run: CREATE DATABASE "
            + schema
            + " CHARACTER SET utf8mb4; or name another database in jdbc.url";
      case 1130:
        return "the server takes no connections from this machine; let an administrator run CREATE"
            + " USER for this address, and look at bind-address and skip-networking";
      case 1129:
        return "the server has blocked this machine after too many broken connections; let an"
            + " administrator run FLUSH HOSTS";
      case 1040:
      case 1203:
      case 1226:
        return "raise the server's max_connections, or the user's, or end connections that nobody"
            + " uses";
      case 1820:
      case 1862:
        return "the password has expired; let an administrator run ALTER USER "
            + account
            + " IDENTIFIED BY '...'";
      default:
        return null;
    }
  }

  private static String byCause(SQLException failure, String reason, String host) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "no such host is known here; correct the host in jdbc.url, or the name service";
      }
      if (cause instanceof SSLException) {
        return "TLS failed: give the driver the server's certificate (MariaDB: serverSslCert, MySQL:"
            + " trustCertificateKeyStoreUrl), or correct sslMode in jdbc.url";
      }
      if (cause instanceof ConnectException) {
        return "nothing listens on "
            + host
            + "; start the server, or correct host and port in jdbc.url";
      }
      if (cause instanceof SocketTimeoutException || cause instanceof NoRouteToHostException) {
        return "nothing answers from " + host + "; look for a firewall, or correct jdbc.url";
      }
    }
    String words = reason.toLowerCase(Locale.ROOT);
    if (words.contains("public key") || words.contains("rsa")) {
      return "the server's way to check passwords needs TLS or its public key: set sslMode, or"
          + " allowPublicKeyRetrieval=true, in jdbc.url";
    }
    return null;
  }

  /** What is wrong, in one line, without secrets. */
  public String reason() {
    return reason;
  }

  /** What to do about it; null if nobody knows. */
  public String remedy() {
    return remedy;
  }

  /** Both, in one line. */
  @Override
  public String toString() {
    return remedy == null ? reason : reason + "; " + remedy;
  }
}
