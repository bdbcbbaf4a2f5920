package io.useractivity.applications;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Activiti's explorer, made with Vaadin 6: nearly all goes to one address in a format of Vaadin's,
 * a right password gets the same answer as a wrong one, and the user is a session attribute with a
 * name of the house's own.
 */
final class ActivitiExplorer implements Application {

  private static final String VERSION = "5.19.0";
  private static final String UI = "/activiti/ui/";
  private static final String LOGIN = UI + "1/loginHandler";
  private static final String USER = "kermit";

  /** What, is not to be seen from outside: components have numbers. */
  private static final Told CALL = Told.of("call");

  @Override
  public String name() {
    return "Activiti Explorer " + VERSION;
  }

  @Override
  public void deploy(Tomcat tomcat, Path directory) throws IOException {
    tomcat.withApplication(
        "activiti", Artifacts.file("org.activiti:activiti-webapp-explorer2:war:" + VERSION));
  }

  @Override
  public void signIn(Visitor visitor) throws IOException, InterruptedException {
    visitor.get(UI, 200, Told.view());
    Uidl.paint(visitor, UI);
    visitor.post(LOGIN, 200, Told.failedLogin("eve"), "username", "eve", "password", "wrong-eve");
    visitor.is(USER, null);
    visitor.post(LOGIN, 200, Told.login(), "username", USER, "password", USER);
  }

  @Override
  public void work(Visitor visitor) throws IOException, InterruptedException {
    Uidl.paint(visitor, UI)
        .enter("Harvest", "\"prompt\": \"Create new task", "\"style\": \"light searchbox", CALL)
        .click("Manage", CALL)
        .click("Groups", CALL)
        .click("Delete", CALL)
        .click("Yes", CALL);
  }

  @Override
  public void signOut(Visitor visitor) throws IOException, InterruptedException {
    Uidl.paint(visitor, UI).choose("\"style\": \"person", "Logout", Told.logout());
    visitor.isNobody();
    visitor.get(UI, 200, Told.view());
  }

  @Override
  public List<String> publicPages() {
    return List.of(UI, "/activiti/");
  }

  @Override
  public String privatePage() {
    return UI;
  }

  @Override
  public List<String> volatileParts() {
    return List.of(
        "(?<=nocache\\.js\\?)\\d+",
        "(?<=Security-Key\":\")[0-9a-f-]+",
        "(?<=\"timings\":)\\[[^]]*]",
        "(?<=activitiui)-?\\d+",
        // Its demo's processes go on by themselves: what a picture shows depends on the moment.
        "(?<=for\\(;;\\);)\\[.*");
  }
}
