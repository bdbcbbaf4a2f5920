package io.useractivity.applications;

import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An application of other people's, as they have published it, and what somebody does there. */
interface Application {

  String name();

  /**
   * Puts it, and what it needs, on a server.
   *
   * @param directory of that server, which has not been started
   * @throws IOException if it cannot be had
   */
  void deploy(Tomcat tomcat, Path directory) throws IOException;

  /** Looks around, gives a wrong password, then the right one. */
  void signIn(Visitor visitor) throws IOException, InterruptedException;

  /** Looks around, changes something, and deletes something. */
  void work(Visitor visitor) throws IOException, InterruptedException;

  void signOut(Visitor visitor) throws IOException, InterruptedException;

  /** What anybody may ask for; each answer passes through the application. */
  List<String> publicPages();

  /** What somebody who has signed in asks for while strangers look around. */
  String privatePage();

  /** What of an answer the application makes of a die or of the clock, as regular expressions. */
  default List<String> volatileParts() {
    return List.of();
  }

  /**
   * What is asked for until it answers with 200, before anything else; null: it is ready at once.
   */
  default String home() {
    return null;
  }

  /** Options for the server's JVM. */
  default List<String> jvmOptions() {
    return List.of();
  }
}
