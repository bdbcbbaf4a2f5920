package io.useractivity.engine.store.operate;

import io.useractivity.engine.config.JdbcUrl;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version, encryption and clock of the server at the other end. */
final class ConnectionProbe {

  private static final long SKEW_MILLIS = 5_000;

  private static final Pattern HOST = Pattern.compile("//(\\[[^]]*]|[^:/,?]*)");
  private static final Pattern VERIFIED =
      Pattern.compile("(?i)sslMode=verify|verifyServerCertificate=true|serverSslCert=");

  private final Session session;
  private final StoreSettings settings;

  ConnectionProbe(Session session, StoreSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  List<Finding> look() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    findings.add(version());
    if (session.dialect().hasApplicationTables()) {
      findings.add(encryption());
      findings.add(clock());
    }
    return findings;
  }

  private Finding version() {
    boolean old =
        session.dialect().hasApplicationTables()
            && (session.version().isMariaDb()
                ? !session.version().isAtLeast(10, 2, 0)
                : !session.version().isAtLeast(5, 7, 0));
    return old
        ? Finding.warn(
            "version",
            session.version() + " is older than what the agent is tested with",
            "use MySQL 5.7 or later, or MariaDB 10.2 or later")
        : Finding.ok("version", session.version().toString());
  }

  private Finding encryption() throws SQLException {
    String cipher = status("Ssl_cipher");
    String host = host();
    boolean near =
        host.isEmpty()
            || host.equals("localhost")
            || host.startsWith("127.")
            || host.equals("[::1]");
    String verified = session.version().isMariaDb() ? "verify-full" : "VERIFY_IDENTITY";
    if (cipher == null || cipher.isEmpty()) {
      return near
          ? Finding.ok("TLS", "none; the server is on this machine")
          : Finding.warn(
              "TLS",
              "none: rows and the password's proof travel in clear",
              "set sslMode=" + verified + " in jdbc.url");
    }
    String text = status("Ssl_version") + ", " + cipher;
    return near || VERIFIED.matcher(String.valueOf(settings.url())).find()
        ? Finding.ok("TLS", text)
        : Finding.warn(
            "TLS",
            text + "; but nothing checks that it is the right server",
            "set sslMode=" + verified + " in jdbc.url, with the server's certificate");
  }

  private String host() {
    Matcher host = HOST.matcher(JdbcUrl.of(settings.url()).toString());
    return host.find() ? host.group(1).toLowerCase(Locale.ROOT) : "";
  }

  private String status(String name) throws SQLException {
    try (Statement statement = session.connection().createStatement();
        ResultSet result = statement.executeQuery("SHOW SESSION STATUS LIKE '" + name + "'")) {
      return result.next() ? result.getString(2) : null;
    }
  }

  private Finding clock() throws SQLException {
    long before = System.currentTimeMillis();
    long server;
    try (Statement statement = session.connection().createStatement();
        ResultSet result = statement.executeQuery("SELECT UNIX_TIMESTAMP(NOW(3)) * 1000")) {
      result.next();
      server = result.getBigDecimal(1).longValue();
    }
    long here = before + (System.currentTimeMillis() - before) / 2;
    long ahead = server - here;
    return Math.abs(ahead) < SKEW_MILLIS
        ? Finding.ok("clock", "the server's and this machine's agree")
        : Finding.warn(
            "clock",
            "the server's is "
                + Math.abs(ahead) / 1000
                + " s "
                + (ahead > 0 ? "ahead of" : "behind")
                + " this machine's, whose time rows have",
            "let both follow the same time server (NTP)");
  }
}
