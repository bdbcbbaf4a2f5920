package io.useractivity.servers;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * One start of a server.
 *
 * @param coordinates of Maven, {@code group:artifact[:extension[:classifier]]:version}: what the
 *     server is made of
 * @param war the application that it runs, unless the launcher brings another
 * @param directory exists, empty, for this run alone
 * @param jvmOptions for the server's JVM: the agent, or nothing
 */
public record Launch(
    Namespace namespace,
    List<String> coordinates,
    File war,
    Jdk jdk,
    Path directory,
    List<String> jvmOptions) {}
