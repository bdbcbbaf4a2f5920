package org.example.frameworks.libraries;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.CodeSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import org.slf4j.LoggerFactory;

/**
 * Uses libraries that others in the JVM may have too, and prints where each came from. The database
 * is the one that system properties name.
 */
public final class LibrariesServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    PrintWriter out = response.getWriter();
    out.println("Byte Buddy from " + source(ByteBuddy.class));
    out.println(
        "  makes a class of "
            + new ByteBuddy(ClassFileVersion.JAVA_V8)
                .subclass(Object.class)
                .name("org.example.Made")
                .make()
                .getBytes()
                .length
            + " bytes");
    out.println("Jackson from " + source(ObjectMapper.class));
    out.println(
        "  writes " + new ObjectMapper().writeValueAsString(Collections.singletonMap("id", 42)));
    out.println("SLF4J from " + source(LoggerFactory.class));
    out.println("  logs to " + LoggerFactory.getILoggerFactory().getClass().getName());
    out.println("HikariCP from " + source(HikariDataSource.class));
    connect("com.mysql.cj.jdbc.Driver", "jdbc:mysql:", out);
    connect("org.mariadb.jdbc.Driver", "jdbc:mariadb:", out);
    for (Driver driver : Collections.list(DriverManager.getDrivers())) {
      out.println(
          "registered " + driver.getClass().getName() + " from " + source(driver.getClass()));
    }
    out.println("login timeout " + DriverManager.getLoginTimeout());
  }

  /** By a pool that is told class and URL, as most are: so through the driver manager. */
  private static void connect(String driver, String scheme, PrintWriter out) {
    HikariConfig configuration = new HikariConfig();
    configuration.setDriverClassName(driver);
    configuration.setJdbcUrl(scheme + System.getProperty("shop.database"));
    configuration.setUsername(System.getProperty("shop.user"));
    configuration.setPassword(System.getProperty("shop.password"));
    configuration.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(configuration);
        Connection connection = pool.getConnection()) {
      DatabaseMetaData metaData = connection.getMetaData();
      out.println(metaData.getDriverName() + " " + metaData.getDriverVersion());
      out.println("  from " + source(connection.unwrap(Connection.class).getClass()));
      out.println("  talks to " + metaData.getDatabaseProductName());
    } catch (SQLException e) {
      out.println(driver + " fails: " + e);
    }
  }

  private static String source(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return "nowhere";
    }
    String location = source.getLocation().getPath();
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
