package io.useractivity.databases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A directory of its own, and in it a database server that runs as long as this JVM. */
final class ServerProcess {

  private static final int TRIES = 5;

  /** Null for our own. */
  private final String user;

  private final Path directory;
  private Process process;

  /** What it was started by, but for the port. */
  private List<String> started;

  ServerProcess() throws IOException {
    this("root");
  }

  /**
   * @param userOfRoot as which the server runs where we are root
   */
  ServerProcess(String userOfRoot) throws IOException {
    user = System.getProperty("user.name").equals("root") ? userOfRoot : null;
    directory =
        own(Files.createTempDirectory("user-activity-db")); // short: a socket's path has 107 bytes
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end of " + directory));
  }

  Path directory() {
    return directory;
  }

  /** The user that a server runs as must be named where it is root. */
  List<String> asUser() {
    return user == null ? List.of() : List.of("--user=" + user);
  }

  /** A new directory in it, which the server may write to. */
  Path newDirectory(String name) throws IOException {
    return own(Files.createDirectory(directory.resolve(name)));
  }

  private Path own(Path path) throws IOException {
    if (user != null) {
      Files.setOwner(
          path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }
    return path;
  }

  /** Runs to its end what prepares the server. */
  void run(List<String> command) throws IOException {
    run(command, "");
  }

  /** The same, with something to read on its standard input. */
  void run(List<String> command, String input) throws IOException {
    Path typed = Files.writeString(directory.resolve("input"), input);
    Process preparing = process(command).redirectInput(typed.toFile()).start();
    String said = new String(preparing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = exitCode(preparing);
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + code + ":\n" + said);
    }
  }

  /** Nothing of our environment's reaches it: TMPDIR and MYSQL_HOME would change what it does. */
  private ProcessBuilder process(List<String> command) {
    ProcessBuilder process = new ProcessBuilder(command);
    String path = process.environment().get("PATH");
    process.environment().clear();
    process.environment().put("PATH", path);
    return process.directory(directory.toFile()).redirectErrorStream(true);
  }

  /**
   * Starts the server and returns once it takes connections.
   *
   * @return its port
   */
  int start(List<String> command, List<String> firstStatements) throws IOException {
    Path init = Files.write(directory.resolve("init.sql"), firstStatements);
    List<String> all = new ArrayList<>(command);
    all.addAll(asUser());
    all.add("--bind-address=127.0.0.1");
    all.add("--socket=" + directory.resolve("s"));
    all.add("--pid-file=" + directory.resolve("pid"));
    all.add("--tmpdir=" + newDirectory("tmp"));
    all.add("--init-file=" + init);
    all.add("--default-time-zone=" + Server.TIME_ZONE);
    all.add("--innodb-buffer-pool-size=64M");
    all.add("--innodb-flush-log-at-trx-commit=0");
    all.add("--innodb-flush-method=nosync"); // nothing here has to survive the machine
    all.add("--innodb-doublewrite=0");
    for (int tries = 1; ; tries++) {
      int port = freePort();
      List<String> said = new ArrayList<>();
      if (takesConnections(all, port, said)) {
        started = all;
        return port;
      }
      // Another process may have taken the port meanwhile.
      boolean portIsTaken = said.stream().anyMatch(line -> line.contains("Bind on TCP/IP port"));
      if (!portIsTaken || tries == TRIES) {
        throw new IOException(String.join(" ", all) + " ended:\n" + String.join("\n", said));
      }
    }
  }

  /** Starts it once more, with the data that it has. */
  void startAgain(int port) throws IOException {
    List<String> said = new ArrayList<>();
    if (!takesConnections(started, port, said)) {
      throw new IOException(String.join(" ", started) + " ended:\n" + String.join("\n", said));
    }
  }

  /** As by {@code kill -9}. */
  void kill() {
    process.destroyForcibly();
    exitCode(process);
  }

  private boolean takesConnections(List<String> command, int port, List<String> said)
      throws IOException {
    List<String> withPort = new ArrayList<>(command);
    withPort.add("--port=" + port);
    process = process(withPort).start();
    process.getOutputStream().close();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.contains("ready for connections")) {
        Thread reader = new Thread(() -> output.lines().forEach(ignored -> {}), "server's words");
        reader.setDaemon(true);
        reader.start();
        return true;
      }
    }
    return false;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int exitCode(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Not gently: nobody will ask for the data again. */
  private void end() {
    if (process != null) {
      process.destroyForcibly();
      try {
        process.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(ServerProcess::delete);
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Left behind: " + directory + " (" + e + ")");
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
