package io.useractivity.servers;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Files of Maven Central, fetched when a test first asks for them: with the user's settings,
 * mirrors and local repository, as Maven itself would.
 */
public final class Artifacts {

  private static final String RUNTIME = "runtime";

  private Artifacts() {}

  /**
   * One file alone.
   *
   * @param coordinates {@code group:artifact[:extension[:classifier]]:version}
   */
  public static File file(String coordinates) throws IOException {
    try (Context maven = maven()) {
      return maven
          .repositorySystem()
          .resolveArtifact(
              maven.repositorySystemSession(),
              new ArtifactRequest(
                  new DefaultArtifact(coordinates), maven.remoteRepositories(), null))
          .getArtifact()
          .getFile();
    } catch (RepositoryException e) {
      throw new IOException(coordinates + " cannot be had", e);
    }
  }

  /** The class path of an application that depends on these, in order. */
  public static List<File> classPath(List<String> coordinates) throws RepositoryException {
    List<Dependency> dependencies =
        coordinates.stream()
            .map(each -> new Dependency(new DefaultArtifact(each), RUNTIME))
            .toList();
    try (Context maven = maven()) {
      CollectRequest collect =
          new CollectRequest(dependencies, List.of(), maven.remoteRepositories());
      return maven
          .repositorySystem()
          .resolveDependencies(
              maven.repositorySystemSession(),
              new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(RUNTIME)))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .map(artifact -> artifact.getFile())
          .toList();
    }
  }

  private static Context maven() {
    return Runtimes.INSTANCE
        .getRuntime()
        .create(ContextOverrides.create().withUserSettings(true).build());
  }
}
