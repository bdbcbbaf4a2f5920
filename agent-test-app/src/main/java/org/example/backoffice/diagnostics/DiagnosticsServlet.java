package org.example.backoffice.diagnostics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.hsqldb.jdbc.JDBCDriver;
import org.slf4j.LoggerFactory;

/** Shows operations which libraries the application really got, and from where. */
public final class DiagnosticsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SortedMap<String, String> facts = new TreeMap<>();
    Libraries.describe("jackson", ObjectMapper.class, facts);
    Libraries.describe("hikari", HikariDataSource.class, facts);
    Libraries.describe("slf4j", LoggerFactory.class, facts);
    Libraries.describe("hsqldb", JDBCDriver.class, facts);
    VisibleClasses.describe("webapp", DiagnosticsServlet.class.getClassLoader(), facts);
    VisibleClasses.describe("system", ClassLoader.getSystemClassLoader(), facts);
    JdbcDrivers.describe(facts);
    response.setContentType("text/plain;charset=UTF-8");
    StringBuilder text = new StringBuilder();
    facts.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    response.getWriter().write(text.toString());
  }
}
