package io.useractivity.applications;

import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/**
 * The library of Wicket's examples: addresses name classes and components, the user stands in
 * Wicket's own session object, and links that delete are followed by GET.
 */
final class WicketLibrary implements Application {

  private static final String VERSION = "9.0.0";
  private static final String HOME = "/wicket/library/";
  private static final String PAGES = HOME + "wicket/bookmarkable/";
  private static final String SIGN_IN = PAGES + "org.apache.wicket.examples.library.SignIn";
  private static final String USER = "wicket";

  @Override
  public String name() {
    return "Wicket examples " + VERSION;
  }

  @Override
  public void deploy(Tomcat tomcat, Path directory) throws IOException {
    tomcat.withApplication(
        "wicket", Artifacts.file("org.apache.wicket:wicket-examples:war:" + VERSION));
  }

  @Override
  public void signIn(Visitor visitor) throws IOException, InterruptedException {
    visitor.get(HOME, 302, Told.view());
    signIn(visitor, 200, Told.failedLogin("eve"), "eve", "wrong-eve");
    visitor.is(USER, null);
    signIn(visitor, 302, Told.login(), USER, USER);
  }

  private static void signIn(Visitor visitor, int status, Told told, String name, String password)
      throws IOException, InterruptedException {
    String form = "?-1.-signInPanel-signInForm";
    visitor.post(SIGN_IN + form, status, told, "username", name, "password", password);
  }

  @Override
  public void work(Visitor visitor) throws IOException, InterruptedException {
    String home = visitor.get(HOME, 200, Told.view());
    String remove = Visitor.find("href=\"\\./(\\?[^\"]*books-1-remove)\"", home);
    String list = follow(visitor, HOME + remove, Told.of("delete").resource("books"));
    String edit = Visitor.find("href=\"\\./(\\?[^\"]*books-0-edit)\"", list);
    String form = follow(visitor, HOME + edit, Told.of(null));
    String action = Visitor.find("action=\"\\./([^\"]*editBookForm)\"", form);
    visitor.post(
        HOME + "wicket/" + action,
        302,
        Told.of("update").resource("book"),
        "titleFeedback:titleFeedback_body:title",
        "Harvest",
        "authorFeedback:authorFeedback_body:author",
        "Anonymous",
        "companionBook",
        "0",
        "relatedBook",
        "0",
        "writingStyles",
        "0");
  }

  /** Asks for something and goes where the answers send the browser. */
  private static String follow(Visitor visitor, String path, Told told)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = visitor.send("GET", path, 302, told, null, null);
    while (response.statusCode() == 302) {
      String next = response.uri().resolve(Visitor.location(response)).toString();
      next = next.replaceFirst("^https?://[^/]+", "");
      int status = next.matches(".*/library\\?\\d+") ? 302 : 200;
      response = visitor.send("GET", next, status, Told.view(), null, null);
    }
    return Visitor.text(response);
  }

  @Override
  public void signOut(Visitor visitor) throws IOException, InterruptedException {
    String page = PAGES + "org.apache.wicket.examples.library.SignOut";
    visitor.get(page, 200, Told.logout());
    visitor.isNobody();
    visitor.get(HOME, 302, Told.view());
  }

  @Override
  public List<String> publicPages() {
    return List.of(HOME, SIGN_IN, "/wicket/helloworld/");
  }

  @Override
  public String privatePage() {
    return HOME;
  }

  @Override
  public List<String> volatileParts() {
    return List.of("(?<=nonce[-=]\"?)[\\w-]+", "(?<=rendering time\";dur=)\\d+");
  }
}
