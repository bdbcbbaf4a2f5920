package io.useractivity.applications;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * OpenL Studio: Spring Security with addresses of the house's own for signing in and out, JSF, and
 * an interface for its own pages where a POST may be a form.
 */
final class OpenLStudio implements Application {

  private static final String VERSION = "5.27.11";
  private static final String CHECK = "/openl/security_login_check";
  private static final String LOGIN = "/openl/faces/pages/login.xhtml";
  private static final String GROUPS = "/openl/web/admin/management/groups";
  private static final String USER = "admin";

  @Override
  public String name() {
    return "OpenL Studio " + VERSION;
  }

  @Override
  public void deploy(Tomcat tomcat, Path directory) throws IOException {
    Path home = Files.createDirectories(directory.resolve("openl-home"));
    tomcat
        .withApplication(
            "openl", Artifacts.file("org.openl.rules:org.openl.rules.webstudio:war:" + VERSION))
        .withOptions(
            List.of(
                "-Dopenl.home=" + home,
                "-Dopenl.home.shared=" + home,
                "-Duser.mode=demo",
                "-Dwebstudio.configured=true"));
  }

  @Override
  public void signIn(Visitor visitor) throws IOException, InterruptedException {
    visitor.get(LOGIN, 200, Told.view());
    visitor.post(CHECK, 302, Told.failedLogin("eve"), "username", "eve", "password", "wrong-eve");
    visitor.is(USER, null);
    visitor.post(CHECK, 302, Told.login(), "username", USER, "password", USER);
  }

  @Override
  public void work(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/openl/web/users", 200, Told.view().resource("users"));
    visitor.post(
        GROUPS,
        204,
        Told.of("create").resource("groups"),
        "name",
        "harvest",
        "description",
        "who picks apples",
        "privilege",
        "VIEW_PROJECTS");
    String groups = visitor.get(GROUPS, 200, Told.view().resource("groups"));
    String id = Visitor.find("\"harvest\":\\{\"id\":(\\d+)", groups);
    visitor.send(
        "DELETE", GROUPS + '/' + id, 204, Told.of("delete").resource("groups"), null, null);
  }

  @Override
  public void signOut(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/openl/security_logout", 302, Told.logout());
    visitor.isNobody();
    visitor.get(LOGIN, 200, Told.view());
  }

  @Override
  public List<String> publicPages() {
    return List.of(LOGIN, "/openl/", "/openl/web/public/info/openl.json");
  }

  @Override
  public String privatePage() {
    return "/openl/web/users";
  }
}
