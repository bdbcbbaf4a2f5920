package io.useractivity.applications;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Apache Pluto, a portal: the container signs in by a form, all of a page's portlets share its
 * address, and a portlet's action is a word in a form.
 */
final class Pluto implements Application {

  private static final String VERSION = "2.0.3";
  private static final String GROUP = "org.apache.portals.pluto:";

  /** What portlets and portal share, which Pluto's own distribution puts on the server too. */
  private static final List<String> SHARED =
      List.of(
          GROUP + "pluto-container-api:" + VERSION,
          GROUP + "pluto-container-driver-api:" + VERSION,
          GROUP + "pluto-taglib:" + VERSION,
          "org.apache.portals:portlet-api_2.0_spec:1.0",
          "javax.ccpp:ccpp:1.0");

  private static final String USER = "pluto";
  private static final String PASSWORD = "secret-pluto";
  private static final String ADMIN = "/pluto/portal/Pluto%20Admin";

  @Override
  public String name() {
    return "Pluto " + VERSION;
  }

  @Override
  public void deploy(Tomcat tomcat, Path directory) throws IOException {
    tomcat
        .withApplication("pluto", Artifacts.file(GROUP + "pluto-portal:war:" + VERSION))
        .withUser(USER, PASSWORD, "pluto");
    for (String library : SHARED) {
      tomcat.withLibrary(Artifacts.file(library));
    }
    Path descriptor = directory.resolve("conf/Catalina/localhost/pluto.xml");
    Files.createDirectories(descriptor.getParent());
    Files.writeString(descriptor, "<Context crossContext=\"true\"/>");
  }

  @Override
  public void signIn(Visitor visitor) throws IOException, InterruptedException {
    String check = "/pluto/portal/j_security_check";
    visitor.get("/pluto/portal", 200, Told.view());
    visitor.post(
        check, 200, Told.failedLogin("eve"), "j_username", "eve", "j_password", "wrong-eve");
    visitor.get("/pluto/portal", 200, Told.view());
    visitor.post(check, 303, null, "j_username", USER, "j_password", PASSWORD);
    visitor.is(USER, "pluto");
    visitor.get("/pluto/portal", 200, Told.login());
  }

  @Override
  public void work(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/pluto/portal/About%20Apache%20Pluto", 200, Told.view());
    command(visitor, "create", "page", "newPage", "Harvest", "command", "Add Page");
    command(
        visitor,
        "create",
        "portlet",
        "page",
        "Harvest",
        "applications",
        "/pluto",
        "availablePortlets",
        "AboutPortlet",
        "command",
        "Add Portlet");
    command(visitor, "delete", "page", "page", "Harvest", "command", "Remove Page");
  }

  /** The form of the portlet for pages; its answer sends the browser to the page again. */
  private static void command(Visitor visitor, String type, String resource, String... fields)
      throws IOException, InterruptedException {
    String page = visitor.get(ADMIN, 200, Told.view());
    String action = Visitor.find("name=\"adminForm\" action=\"([^\"]+)\"", page);
    String path =
        action.replace("&amp;", "&").replace(" ", "%20").replaceFirst("^https?://[^/]+", "");
    visitor.post(path, 302, Told.of(type).resource(resource), fields);
  }

  @Override
  public void signOut(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/pluto/Logout", 302, Told.logout());
    visitor.isNobody();
    visitor.get("/pluto/portal", 200, Told.view());
  }

  @Override
  public List<String> publicPages() {
    return List.of("/pluto/portal", "/pluto/login.jsp", "/pluto/index.jsp");
  }

  @Override
  public String privatePage() {
    return ADMIN;
  }
}
