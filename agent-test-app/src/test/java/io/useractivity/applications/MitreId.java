package io.useractivity.applications;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * MITREid Connect, which signs people in to other applications: Spring Security 4 with a token
 * against forged forms, and an interface in JSON behind which things have numbers.
 */
final class MitreId implements Application {

  private static final String VERSION = "1.3.4";
  private static final String CONTEXT = "/openid-connect-server-webapp";
  private static final String LOGIN = CONTEXT + "/login";
  private static final String CLIENTS = CONTEXT + "/api/clients";
  private static final String USER = "admin";
  private static final String JSON = "application/json";
  private static final String TOKEN = "name=\"_csrf\" value=\"([^\"]+)\"";

  @Override
  public String name() {
    return "MITREid Connect " + VERSION;
  }

  @Override
  public void deploy(Tomcat tomcat, Path directory) throws IOException {
    tomcat.withApplication(
        CONTEXT.substring(1),
        Artifacts.file("org.mitre:openid-connect-server-webapp:war:" + VERSION));
  }

  @Override
  public List<String> jvmOptions() {
    return List.of("--add-opens=java.base/java.lang=ALL-UNNAMED");
  }

  @Override
  public void signIn(Visitor visitor) throws IOException, InterruptedException {
    String form = visitor.get(LOGIN, 200, Told.view());
    signIn(visitor, form, Told.failedLogin("eve"), "eve", "wrong-eve");
    form = visitor.get(LOGIN + "?error=failure", 200, Told.view());
    visitor.is(USER, "ROLE_ADMIN,ROLE_USER");
    signIn(visitor, form, Told.login(), USER, "password");
  }

  private static void signIn(Visitor visitor, String form, Told told, String name, String password)
      throws IOException, InterruptedException {
    visitor.post(
        LOGIN,
        302,
        told,
        "username",
        name,
        "password",
        password,
        "_csrf",
        Visitor.find(TOKEN, form),
        "submit",
        "Login");
  }

  @Override
  public void work(Visitor visitor) throws IOException, InterruptedException {
    visitor.get(CONTEXT + "/manage/", 200, Told.view());
    visitor.get(CLIENTS, 200, Told.view().resource("clients"));
    String made = act(visitor, "POST", CLIENTS, "create", "harvest");
    String address = CLIENTS + '/' + Visitor.find("\"id\":(\\d+)", made);
    act(visitor, "PUT", address, "update", "harvest of apples");
    visitor.send(
        "DELETE", address, 200, Told.of("delete").resource("clients"), null, null, "Accept", JSON);
  }

  private static String act(
      Visitor visitor, String method, String path, String type, String clientName)
      throws IOException, InterruptedException {
    String client =
        "{\"clientId\":\"harvest\",\"clientName\":\""
            + clientName
            + "\",\"tokenEndpointAuthMethod\":\"NONE\",\"scope\":[\"openid\"],"
            + "\"redirectUris\":[\"http://localhost/harvest\"],"
            + "\"grantTypes\":[\"authorization_code\"]}";
    Told told = Told.of(type).resource("clients");
    return Visitor.text(visitor.send(method, path, 200, told, JSON, client, "Accept", JSON));
  }

  @Override
  public void signOut(Visitor visitor) throws IOException, InterruptedException {
    String page = visitor.get(CONTEXT + "/", 200, Told.view());
    visitor.post(CONTEXT + "/logout", 302, Told.logout(), "_csrf", Visitor.find(TOKEN, page));
    visitor.isNobody();
    visitor.get(CONTEXT + "/", 200, Told.view());
  }

  @Override
  public List<String> publicPages() {
    return List.of(CONTEXT + "/", LOGIN, CONTEXT + "/about", CONTEXT + "/jwk");
  }

  @Override
  public String privatePage() {
    return CONTEXT + "/api/whitelist";
  }

  @Override
  public List<String> volatileParts() {
    return List.of("(?<=_csrf\" value=\")[0-9a-f-]{36}", "(?<=\"createdAt\":\")[^\"]+");
  }
}
