package io.useractivity.applications;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Tomcat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositoryException;

/**
 * Sessions of Spring Session's in a database, and the users of Spring Security's kept through DWR.
 * Nobody publishes such an application as a WAR: these are classes of others alone, put together by
 * configuration as their manuals tell it.
 */
final class DwrOverUsers implements Application {

  private static final List<String> LIBRARIES =
      List.of(
          "org.springframework.session:spring-session-jdbc:2.7.4",
          "org.springframework.security:spring-security-web:5.8.16",
          "org.springframework.security:spring-security-config:5.8.16",
          "org.springframework:spring-jdbc:5.3.39",
          "org.springframework:spring-web:5.3.39",
          "org.directwebremoting:dwr:2.0.11-RELEASE",
          "commons-logging:commons-logging:1.2",
          "com.h2database:h2:2.3.232");

  private static final String WEB_XML =
      """
      <web-app xmlns="http://xmlns.jcp.org/xml/ns/javaee" version="3.1">
        <listener>
          <listener-class>org.springframework.web.context.ContextLoaderListener</listener-class>
        </listener>
        <filter>
          <filter-name>springSessionRepositoryFilter</filter-name>
          <filter-class>org.springframework.web.filter.DelegatingFilterProxy</filter-class>
        </filter>
        <filter>
          <filter-name>springSecurityFilterChain</filter-name>
          <filter-class>org.springframework.web.filter.DelegatingFilterProxy</filter-class>
        </filter>
        <filter-mapping>
          <filter-name>springSessionRepositoryFilter</filter-name>
          <url-pattern>/*</url-pattern>
        </filter-mapping>
        <filter-mapping>
          <filter-name>springSecurityFilterChain</filter-name>
          <url-pattern>/*</url-pattern>
        </filter-mapping>
        <servlet>
          <servlet-name>dwr</servlet-name>
          <servlet-class>org.directwebremoting.servlet.DwrServlet</servlet-class>
          <init-param>
            <param-name>crossDomainSessionSecurity</param-name>
            <param-value>false</param-value>
          </init-param>
        </servlet>
        <servlet-mapping>
          <servlet-name>dwr</servlet-name>
          <url-pattern>/dwr/*</url-pattern>
        </servlet-mapping>
      </web-app>
      """;

  private static final String BEANS =
      """
      <beans xmlns="http://www.springframework.org/schema/beans"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns:context="http://www.springframework.org/schema/context"
          xmlns:jdbc="http://www.springframework.org/schema/jdbc"
          xmlns:security="http://www.springframework.org/schema/security"
          xsi:schemaLocation="
            http://www.springframework.org/schema/beans
            http://www.springframework.org/schema/beans/spring-beans.xsd
            http://www.springframework.org/schema/context
            http://www.springframework.org/schema/context/spring-context.xsd
            http://www.springframework.org/schema/jdbc
            http://www.springframework.org/schema/jdbc/spring-jdbc.xsd
            http://www.springframework.org/schema/security
            http://www.springframework.org/schema/security/spring-security.xsd">
        <context:annotation-config/>
        <jdbc:embedded-database id="dataSource" type="H2">
          <jdbc:script location="classpath:org/springframework/session/jdbc/schema-h2.sql"/>
          <jdbc:script location="/WEB-INF/users.sql"/>
        </jdbc:embedded-database>
        <bean class="org.springframework.jdbc.datasource.DataSourceTransactionManager">
          <property name="dataSource" ref="dataSource"/>
        </bean>
        <bean class="org.springframework.session.jdbc.config.annotation.web.http.JdbcHttpSessionConfiguration"/>
        <bean id="users" class="org.springframework.security.provisioning.JdbcUserDetailsManager">
          <property name="dataSource" ref="dataSource"/>
        </bean>
        <security:http>
          <security:intercept-url pattern="/login" access="permitAll"/>
          <security:intercept-url pattern="/**" access="hasRole('KEEPER')"/>
          <security:form-login/>
          <security:logout/>
          <security:csrf disabled="true"/>
        </security:http>
        <security:authentication-manager>
          <security:authentication-provider user-service-ref="users"/>
        </security:authentication-manager>
      </beans>
      """;

  /** As the manual of Spring Security has them. */
  private static final String USERS =
      """
      CREATE TABLE users (username VARCHAR(50) PRIMARY KEY, password VARCHAR(500), enabled BOOLEAN);
      CREATE TABLE authorities (username VARCHAR(50), authority VARCHAR(50));
      CREATE TABLE groups (id BIGINT AUTO_INCREMENT PRIMARY KEY, group_name VARCHAR(50));
      CREATE TABLE group_authorities (group_id BIGINT, authority VARCHAR(50));
      CREATE TABLE group_members (id BIGINT AUTO_INCREMENT, username VARCHAR(50), group_id BIGINT);
      INSERT INTO users VALUES ('ann', '{noop}secret-ann', TRUE);
      INSERT INTO authorities VALUES ('ann', 'ROLE_KEEPER');
      """;

  private static final String DWR =
      """
      <!DOCTYPE dwr PUBLIC "-//GetAhead Limited//DTD Direct Web Remoting 2.0//EN"
        "http://getahead.org/dwr/dwr20.dtd">
      <dwr>
        <allow>
          <create creator="spring" javascript="Users">
            <param name="beanName" value="users"/>
          </create>
        </allow>
      </dwr>
      """;

  private static final String LOGIN = "/users/login";
  private static final String USER = "ann";

  @Override
  public String name() {
    return "Spring Session with DWR";
  }

  @Override
  public void deploy(Tomcat tomcat, Path directory) throws IOException {
    Path web = Files.createDirectories(directory.resolve("users/WEB-INF"));
    Path libraries = Files.createDirectories(web.resolve("lib"));
    Files.writeString(web.resolve("web.xml"), WEB_XML);
    Files.writeString(web.resolve("applicationContext.xml"), BEANS);
    Files.writeString(web.resolve("users.sql"), USERS);
    Files.writeString(web.resolve("dwr.xml"), DWR);
    try {
      for (File library : Artifacts.classPath(LIBRARIES)) {
        Files.copy(library.toPath(), libraries.resolve(library.getName()));
      }
    } catch (RepositoryException e) {
      throw new IOException("A library cannot be had", e);
    }
    tomcat.withApplication("users", web.getParent().toFile());
  }

  @Override
  public void signIn(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/users/", 302, Told.view());
    visitor.get(LOGIN, 200, Told.view());
    visitor.post(LOGIN, 302, Told.failedLogin("eve"), "username", "eve", "password", "wrong-eve");
    visitor.get(LOGIN + "?error", 200, Told.view());
    visitor.is(USER, "KEEPER");
    visitor.post(LOGIN, 302, Told.login(), "username", USER, "password", "secret-" + USER);
  }

  @Override
  public void work(Visitor visitor) throws IOException, InterruptedException {
    visitor.get(LOGIN, 200, Told.view());
    call(visitor, "userExists", "call", "string:ann");
    call(visitor, "createGroup", "create", "string:harvest", "array:[]");
    call(visitor, "renameGroup", "rename", "string:harvest", "string:pickers");
    call(visitor, "deleteGroup", "delete", "string:pickers");
  }

  /** As DWR's script sends it. */
  private static void call(Visitor visitor, String method, String type, String... parameters)
      throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder("callCount=1\npage=/users/\nhttpSessionId=\n");
    body.append("scriptSessionId=1234\nc0-scriptName=Users\nc0-methodName=").append(method);
    body.append("\nc0-id=0\n");
    for (int i = 0; i < parameters.length; i++) {
      body.append("c0-param").append(i).append('=').append(parameters[i]).append('\n');
    }
    body.append("batchId=0\n");
    String path = "/users/dwr/call/plaincall/Users." + method + ".dwr";
    Told told = Told.of(type).resource(type.equals("call") ? "users" : "group");
    visitor.send("POST", path, 200, told, "text/plain", body.toString());
  }

  @Override
  public void signOut(Visitor visitor) throws IOException, InterruptedException {
    visitor.post("/users/logout", 302, Told.logout());
    visitor.isNobody();
    visitor.get("/users/", 302, Told.view());
  }

  @Override
  public List<String> publicPages() {
    return List.of("/users/", LOGIN);
  }

  @Override
  public String privatePage() {
    return LOGIN;
  }

  @Override
  public List<String> volatileParts() {
    return List.of("(?<=SESSION=)[\\w=-]+", "(?<=_origScriptSessionId = \")[0-9A-F]+");
  }
}
