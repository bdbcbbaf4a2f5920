package io.useractivity.applications;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Apache JSPWiki: everything is a JSP, a wrong password gets the form again with 200, and who has
 * signed in stands in the wiki's own sessions, of which only its wrapper of the request tells.
 */
final class JspWiki implements Application {

  private static final String VERSION = "2.11.2";
  private static final String LOGIN = "/jspwiki/Login.jsp";
  private static final String MAIN = "/jspwiki/Wiki.jsp?page=Main";
  private static final String USER = "janne";

  /** Whom the wiki knows, with a hash of the password as the wiki writes it. */
  private static final String USERS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <users>
        <user uid="1" loginName="janne" wikiName="JanneWiki" fullName="Janne Wiki"
          email="janne@example.org"
          password="{SHA-256}rCOApW1LtHKJmbuP+Fz1FlXoYp2e4ieAj2QRgn0YkM/mOsRgn296hg=="
          created="2026.01.01 at 12:00:00:000 UTC" lastModified="2026.01.01 at 12:00:00:000 UTC"/>
      </users>
      """;

  private static final String GROUPS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <groups>
        <group name="Admin" created="2026.01.01 at 12:00:00:000 UTC" creator="janne"
          lastModified="2026.01.01 at 12:00:00:000 UTC" modifier="janne">
          <member principal="JanneWiki"/>
        </group>
      </groups>
      """;

  private static final Pattern FIELD =
      Pattern.compile(
          "<input (?:class='hidden' )?type=['\"](?:hidden|text)['\"]"
              + " name=['\"]([^'\"]+)['\"](?: id='[^']*')? value=['\"]([^'\"]*)['\"]");

  @Override
  public String name() {
    return "JSPWiki " + VERSION;
  }

  @Override
  public void deploy(Tomcat tomcat, Path directory) throws IOException {
    Path home = Files.createDirectories(directory.resolve("wiki"));
    Path users = Files.writeString(home.resolve("users.xml"), USERS);
    Path groups = Files.writeString(home.resolve("groups.xml"), GROUPS);
    Path properties =
        Files.writeString(
            home.resolve("wiki.properties"),
            String.join(
                "\n",
                "jspwiki.fileSystemProvider.pageDir=" + home.resolve("pages"),
                "jspwiki.basicAttachmentProvider.storageDir=" + home.resolve("pages"),
                "jspwiki.workDir=" + home.resolve("work"),
                "jspwiki.xmlUserDatabaseFile=" + users,
                "jspwiki.xmlGroupDatabaseFile=" + groups));
    tomcat
        .withApplication("jspwiki", Artifacts.file("org.apache.jspwiki:jspwiki-war:war:" + VERSION))
        .withOption("-Djspwiki.custom.config=" + properties);
  }

  @Override
  public void signIn(Visitor visitor) throws IOException, InterruptedException {
    visitor.get(MAIN, 200, Told.view());
    visitor.get(LOGIN + "?redirect=Main", 200, Told.view());
    signIn(visitor, 200, Told.failedLogin("eve"), "eve", "wrong-eve");
    visitor.is(USER, null);
    signIn(visitor, 302, Told.login(), USER, "secret-janne");
  }

  private static void signIn(Visitor visitor, int status, Told told, String name, String password)
      throws IOException, InterruptedException {
    visitor.post(
        LOGIN,
        status,
        told,
        "j_username",
        name,
        "j_password",
        password,
        "redirect",
        "Main",
        "submitlogin",
        "Login");
  }

  @Override
  public void work(Visitor visitor) throws IOException, InterruptedException {
    visitor.get(MAIN, 200, Told.view());
    String editor = "/jspwiki/Edit.jsp?page=Harvest";
    String form = visitor.get(editor, 200, Told.view());
    visitor.post(editor, 302, Told.of("update").resource("page"), filledIn(form));
    visitor.get("/jspwiki/Wiki.jsp?page=Harvest", 200, Told.view());
    String deletion = "/jspwiki/Delete.jsp?page=Harvest";
    visitor.post(deletion, 302, Told.of("delete").resource("page"), "delete-all", "Delete");
  }

  /** What the editor's form brings, some of it against those who have not seen the form. */
  private static String[] filledIn(String page) {
    String form = Visitor.find("(?s)id=\"editform\"(.*?)</form>", page);
    List<String> fields = new ArrayList<>();
    Matcher field = FIELD.matcher(form);
    while (field.find()) {
      fields.add(field.group(1));
      fields.add(field.group(2));
    }
    fields.addAll(List.of("_editedtext", "Ripe apples", "ok", "Save"));
    return fields.toArray(new String[0]);
  }

  @Override
  public void signOut(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/jspwiki/Logout.jsp", 302, Told.logout());
    visitor.isNobody();
    visitor.get(MAIN, 200, Told.view());
  }

  @Override
  public List<String> publicPages() {
    return List.of(MAIN, LOGIN, "/jspwiki/Search.jsp");
  }

  @Override
  public String privatePage() {
    return "/jspwiki/UserPreferences.jsp";
  }

  @Override
  public List<String> volatileParts() {
    return List.of(
        "\\d\\d? ?-?\\w{3}-? ?\\d{4} \\d\\d:\\d\\d(:\\d\\d GMT)?",
        "(?<=type='hidden' name=')\\w{6}(?=')");
  }
}
