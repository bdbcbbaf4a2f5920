package io.useractivity.matrix;

import io.useractivity.servers.Jdk;
import io.useractivity.servers.Launch;
import io.useractivity.servers.Launcher;
import io.useractivity.servers.Namespace;
import io.useractivity.servers.RunningServer;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A row of the matrix: a server, what it is made of, and where it runs. Immutable; each method
 * returns a row with one thing more.
 *
 * @param name as users call it, with the version's line
 * @param coordinates of Maven, {@code group:artifact[:extension[:classifier]]:version}
 * @param refusals where the server itself does not start, with the agent or without
 * @param ownTraces patterns of what differs from run to run in its answers, of its own accord
 * @param inShortCut whether it runs in every build
 */
record Server(
    String name,
    Namespace namespace,
    Launcher launcher,
    List<String> coordinates,
    Scenario scenario,
    List<Refusal> refusals,
    List<String> ownTraces,
    boolean inShortCut) {

  /**
   * JDKs that a server does not start on, and why: checked by a start without the agent.
   *
   * @param from the first feature version
   * @param to the last one
   */
  record Refusal(int from, int to, String reason) {}

  /** A server that runs the test application's WAR. */
  static Server of(String name, Namespace namespace, Launcher launcher, String... coordinates) {
    return new Server(
        name,
        namespace,
        launcher,
        List.of(coordinates),
        new BackofficeScenario(Set.of()),
        List.of(),
        List.of(),
        false);
  }

  /** Starts it with its application; see {@link Launcher#start}. */
  RunningServer start(Jdk jdk, Path directory, String... jvmOptions) throws Exception {
    return start(namespace.war(), jdk, directory, jvmOptions);
  }

  /** Starts it with another application than its own. */
  RunningServer start(File war, Jdk jdk, Path directory, String... jvmOptions) throws Exception {
    return launcher.start(
        new Launch(namespace, coordinates, war, jdk, directory, List.of(jvmOptions)));
  }

  /** Plays something else than the WAR's requests. */
  Server playing(Scenario other) {
    return new Server(
        name, namespace, launcher, coordinates, other, refusals, ownTraces, inShortCut);
  }

  /** Is built for that Java version. */
  Server needsJava(int feature) {
    return refusing(new Refusal(0, feature - 1, "needs Java " + feature));
  }

  /** Does not start on that Java version and later ones, for a reason of its own. */
  Server notSince(int feature, String reason) {
    return refusing(new Refusal(feature, Integer.MAX_VALUE, reason));
  }

  private Server refusing(Refusal refusal) {
    return new Server(
        name,
        namespace,
        launcher,
        coordinates,
        scenario,
        plus(refusals, refusal),
        ownTraces,
        inShortCut);
  }

  /** Answers differently each time, agent or not, where that regular expression matches. */
  Server normalised(String pattern) {
    return new Server(
        name,
        namespace,
        launcher,
        coordinates,
        scenario,
        refusals,
        plus(ownTraces, pattern),
        inShortCut);
  }

  /** Runs in every build, on the JDK that builds. */
  Server inEveryBuild() {
    return new Server(name, namespace, launcher, coordinates, scenario, refusals, ownTraces, true);
  }

  /** Why it does not start on that JDK, if so. */
  Optional<String> refusal(Jdk jdk) {
    return refusals.stream()
        .filter(each -> each.from() <= jdk.feature() && jdk.feature() <= each.to())
        .map(Refusal::reason)
        .findFirst();
  }

  private static <T> List<T> plus(List<T> list, T element) {
    return Stream.concat(list.stream(), Stream.of(element)).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
