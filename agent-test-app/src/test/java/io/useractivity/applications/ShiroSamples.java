package io.useractivity.applications;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Apache Shiro's sample: a form that is answered with 200 when the password is wrong, and sessions
 * of Shiro's own, of which the container knows nothing.
 */
final class ShiroSamples implements Application {

  private static final String VERSION = "1.4.2";
  private static final String LOGIN = "/shiro/login.jsp";
  private static final String USER = "lonestarr";

  @Override
  public String name() {
    return "Shiro samples-web " + VERSION;
  }

  @Override
  public void deploy(Tomcat tomcat, Path directory) throws IOException {
    tomcat.withApplication(
        "shiro", Artifacts.file("org.apache.shiro.samples:samples-web:war:" + VERSION));
  }

  @Override
  public void signIn(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/shiro/account/", 302, Told.view().resource("account"));
    visitor.get(LOGIN, 200, Told.view());
    visitor.post(LOGIN, 200, Told.failedLogin("eve"), "username", "eve", "password", "wrong-eve");
    visitor.is(USER, null);
    visitor.post(LOGIN, 302, Told.login(), "username", USER, "password", "vespa");
  }

  @Override
  public void work(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/shiro/", 200, Told.view());
    visitor.get("/shiro/account/index.jsp", 200, Told.view().resource("account"));
    visitor.get("/shiro/logout", 405, Told.of(null).failed());
  }

  @Override
  public void signOut(Visitor visitor) throws IOException, InterruptedException {
    visitor.post("/shiro/logout", 302, Told.logout());
    visitor.isNobody();
    visitor.get("/shiro/", 200, Told.view());
  }

  @Override
  public List<String> publicPages() {
    return List.of("/shiro/", LOGIN, "/shiro/account/");
  }

  @Override
  public String privatePage() {
    return "/shiro/account/index.jsp";
  }
}
