package io.useractivity.applications;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Hudson: Spring Security without its wrapper of the request, behind one servlet for everything.
 */
final class Hudson implements Application {

  private static final String VERSION = "3.3.2";
  private static final String USER = "ann";
  private static final String PASSWORD = "secret-ann";
  private static final String ROLE = "authenticated";
  private static final String CHECK = "/hudson/j_spring_security_check";
  private static final String JOB = "/hudson/job/harvest/";

  /** Who has signed in may do everything. */
  private static final String CONFIGURATION =
      """
      <?xml version='1.0' encoding='UTF-8'?>
      <hudson>
        <version>3.3.2</version>
        <numExecutors>0</numExecutors>
        <useSecurity>true</useSecurity>
        <authorizationStrategy class="hudson.security.FullControlOnceLoggedInAuthorizationStrategy"/>
        <securityRealm class="hudson.security.HudsonPrivateSecurityRealm">
          <disableSignup>true</disableSignup>
        </securityRealm>
      </hudson>
      """;

  /** Whom Hudson knows, with a hash of the password as Hudson writes it. */
  private static final String ACCOUNT =
      """
      <?xml version='1.0' encoding='UTF-8'?>
      <user>
        <fullName>Ann</fullName>
        <properties>
          <hudson.security.HudsonPrivateSecurityRealm_-Details>
            <passwordHash>iBHdLN:6a6157f77c106552965353708ee96f1a486e835e381ebedcf00562565f3585fb</passwordHash>
          </hudson.security.HudsonPrivateSecurityRealm_-Details>
        </properties>
      </user>
      """;

  @Override
  public String name() {
    return "Hudson " + VERSION;
  }

  @Override
  public void deploy(Tomcat tomcat, Path directory) throws IOException {
    Path home = Files.createDirectories(directory.resolve("hudson-home"));
    Files.writeString(home.resolve("config.xml"), CONFIGURATION);
    Path account = Files.createDirectories(home.resolve("users/" + USER));
    Files.writeString(account.resolve("config.xml"), ACCOUNT);
    tomcat
        .withApplication("hudson", Artifacts.file("org.eclipse.hudson:hudson-war:war:" + VERSION))
        .withOption("-DHUDSON_HOME=" + home);
  }

  @Override
  public List<String> jvmOptions() {
    return List.of(
        "-DskipInitSetup=true",
        "-Djava.awt.headless=true",
        "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
        "--add-opens=java.base/java.text=ALL-UNNAMED",
        "--add-opens=java.desktop/java.awt.font=ALL-UNNAMED");
  }

  @Override
  public String home() {
    return "/hudson/";
  }

  @Override
  public void signIn(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/hudson/login", 200, Told.view());
    visitor.post(
        CHECK, 302, Told.failedLogin("eve"), "j_username", "eve", "j_password", "wrong-eve");
    visitor.is(USER, ROLE);
    visitor.post(CHECK, 302, Told.login(), "j_username", USER, "j_password", PASSWORD);
  }

  @Override
  public void work(Visitor visitor) throws IOException, InterruptedException {
    visitor.post(
        "/hudson/createItem",
        302,
        Told.of("create").resource("item"),
        "name",
        "harvest",
        "mode",
        "hudson.model.FreeStyleProject$DescriptorImpl");
    visitor.get(JOB, 200, Told.view().resource("harvest"));
    visitor.post(JOB + "submitDescription", 302, Told.of(null), "description", "ripe");
    visitor.post(JOB + "disable", 302, Told.of("disable").resource("harvest"));
    visitor.post(JOB + "doDelete", 302, Told.of("delete").resource("harvest"));
  }

  @Override
  public void signOut(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/hudson/logout", 302, Told.logout());
    visitor.isNobody();
    visitor.get("/hudson/", 200, Told.view());
  }

  @Override
  public List<String> publicPages() {
    return List.of("/hudson/", "/hudson/login", "/hudson/api/json");
  }

  @Override
  public String privatePage() {
    return "/hudson/newJob";
  }

  @Override
  public List<String> volatileParts() {
    return List.of(
        "(?<=/static/)[0-9a-f]+",
        "x-hudson-[^=]*=\\[[^]]*]",
        "\\d+:\\d\\d:\\d\\d [AP]M",
        "x-ssh-endpoint=\\[[^]]*]",
        "(?<=SPRING_SECURITY_REMEMBER_ME_COOKIE=)[^;]*");
  }
}
