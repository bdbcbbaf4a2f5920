package io.useractivity.applications;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Jasig CAS: a sign-in for other applications, in a web flow. Who signed in stands in a ticket, and
 * in no session.
 */
final class Cas implements Application {

  private static final String VERSION = "3.5.2.1";
  private static final String LOGIN = "/cas/login";
  private static final String USER = "ann";

  @Override
  public String name() {
    return "CAS " + VERSION;
  }

  @Override
  public void deploy(Tomcat tomcat, Path directory) throws IOException {
    tomcat.withApplication("cas", Artifacts.file("org.jasig.cas:cas-server-webapp:war:" + VERSION));
  }

  @Override
  public void signIn(Visitor visitor) throws IOException, InterruptedException {
    String page = visitor.get(LOGIN, 200, Told.view());
    String again = submit(visitor, page, Told.failedLogin("eve"), "eve", "wrong-eve");
    submit(visitor, again, Told.login().attempted(USER), USER, USER);
  }

  /** The service's password is the name. */
  private static String submit(
      Visitor visitor, String page, Told told, String name, String password)
      throws IOException, InterruptedException {
    return visitor.post(
        LOGIN,
        200,
        told,
        "username",
        name,
        "password",
        password,
        "lt",
        Visitor.find("name=\"lt\" value=\"([^\"]+)\"", page),
        "execution",
        Visitor.find("name=\"execution\" value=\"([^\"]+)\"", page),
        "_eventId",
        "submit");
  }

  @Override
  public void work(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/cas/services/manage.html", 302, Told.view());
    visitor.get("/cas/serviceValidate?service=http://localhost/&ticket=ST-1-x", 200, Told.of(null));
  }

  @Override
  public void signOut(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/cas/logout", 200, Told.logout());
    visitor.get(LOGIN, 200, Told.view());
  }

  @Override
  public List<String> publicPages() {
    return List.of(LOGIN, "/cas/services/manage.html");
  }

  @Override
  public String privatePage() {
    return LOGIN;
  }

  @Override
  public List<String> volatileParts() {
    return List.of(
        "LT-\\d+-[\\w-]+",
        "ST-\\d+-[\\w-]+",
        "TGT-\\d+-[\\w-]+",
        "(?<=name=\"execution\" value=\")[^\"]+");
  }
}
