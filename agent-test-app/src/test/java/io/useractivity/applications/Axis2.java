package io.useractivity.applications;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Apache Axis2 with its administration: services by SOAP, and a sign-in that keeps no name, only
 * that somebody has signed in; the only sign of who that is stands in the form.
 */
final class Axis2 implements Application {

  private static final String VERSION = "1.7.9";
  private static final String ADMIN = "/axis2/axis2-admin";

  @Override
  public String name() {
    return "Axis2 " + VERSION;
  }

  @Override
  public void deploy(Tomcat tomcat, Path directory) throws IOException {
    tomcat.withApplication("axis2", Artifacts.file("org.apache.axis2:axis2-webapp:war:" + VERSION));
  }

  @Override
  public void signIn(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/axis2/services/listServices", 200, Told.view());
    visitor.get(ADMIN + "/welcome", 200, Told.view());
    visitor.post(
        ADMIN + "/login", 302, Told.failedLogin("eve"), "userName", "eve", "password", "wrong-eve");
    visitor.post(
        ADMIN + "/login",
        302,
        Told.login().attempted("admin"),
        "userName",
        "admin",
        "password",
        "axis2");
  }

  @Override
  public void work(Visitor visitor) throws IOException, InterruptedException {
    visitor.get("/axis2/services/Version?wsdl", 200, Told.view().resource("Version"));
    visitor.send(
        "POST",
        "/axis2/services/Version",
        200,
        Told.of(null),
        "text/xml; charset=utf-8",
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
            + "<v:getVersion xmlns:v=\"http://axisversion.sample\"/></s:Body></s:Envelope>",
        "SOAPAction",
        "\"urn:getVersion\"");
    act(visitor, "/doDeactivateService", "deactivate", "axisService", "Version", "turnoff", "on");
    act(visitor, "/doActivateService", "activate", "axisService", "Version", "turnon", "on");
    act(visitor, "/deleteService", "delete", "serviceName", "Version");
  }

  private static void act(Visitor visitor, String action, String type, String... fields)
      throws IOException, InterruptedException {
    String page = visitor.get(ADMIN + "/listServices", 200, Told.view());
    String token = Visitor.find("token=([0-9A-F]+)", page);
    visitor.post(
        ADMIN + action + "?token=" + token, 302, Told.of(type).resource("service"), fields);
  }

  @Override
  public void signOut(Visitor visitor) throws IOException, InterruptedException {
    visitor.get(ADMIN + "/logout", 302, Told.logout());
    visitor.get(ADMIN + "/listServices", 302, Told.view());
  }

  @Override
  public List<String> publicPages() {
    return List.of("/axis2/services/listServices", ADMIN + "/welcome", "/axis2/services/Version");
  }

  @Override
  public String privatePage() {
    return ADMIN + "/listServices";
  }

  @Override
  public List<String> volatileParts() {
    return List.of("(?<=token=)[0-9A-F]+", "(?<=status=)[0-9a-f-]{36}");
  }
}
