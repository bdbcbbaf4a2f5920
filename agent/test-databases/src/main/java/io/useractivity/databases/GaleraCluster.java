package io.useractivity.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * A cluster of Debian's MariaDB and its package galera-4: three nodes on ports of this machine,
 * which end with the JVM. New nodes copy the data of another by {@code rsync}.
 */
public final class GaleraCluster {

  private static final Path PROVIDER = Path.of("/usr/lib/galera/libgalera_smm.so");
  private static final Path RSYNC = Path.of("/usr/bin/rsync");

  /** Made by the package: as root, rsync's daemon gives up the right to write. */
  private static final String DAEMONS_USER = "mysql";

  private static final int NODES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<Node> nodes;

  private GaleraCluster(List<Node> nodes) {
    this.nodes = nodes;
  }

  private record Node(ServerProcess process, int port) {}

  /** Skips the test where a part of it is missing. */
  public static GaleraCluster start() throws IOException {
    for (Path part : List.of(DebianMariaDb.DAEMON, PROVIDER, RSYNC)) {
      if (!Files.isReadable(part)) {
        MissingPart.tell("Galera (Debian's mariadb-server, galera-4 and rsync)");
      }
    }
    List<Integer> ports = new ArrayList<>();
    while (ports.size() < NODES) {
      int port = ServerProcess.freePort();
      if (!ports.contains(port)) {
        ports.add(port);
      }
    }
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      ServerProcess process = new ServerProcess(DAEMONS_USER);
      List<String> command = new ArrayList<>(DebianMariaDb.installed(process));
      command.addAll(options(ports, i));
      int port = process.start(command, i == 0 ? DebianMariaDb.users() : List.of());
      nodes.add(new Node(process, port));
    }
    GaleraCluster cluster = new GaleraCluster(nodes);
    for (int i = 0; i < NODES; i++) {
      cluster.awaitSynced(i);
    }
    return cluster;
  }

  private static List<String> options(List<Integer> ports, int number) throws IOException {
    String all = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    String own = "127.0.0.1:" + ports.get(number);
    return List.of(
        "--wsrep-on=ON",
        "--wsrep-provider=" + PROVIDER,
        "--wsrep-cluster-name=user-activity",
        "--wsrep-cluster-address=gcomm://" + (number == 0 ? "" : all),
        "--wsrep-node-name=node" + number,
        "--wsrep-node-address=" + own,
        "--wsrep-sst-method=rsync",
        "--wsrep-sst-receive-address=127.0.0.1:" + ServerProcess.freePort(),
        "--wsrep-provider-options=gmcast.listen_addr=tcp://"
            + own
            + ";ist.recv_addr=127.0.0.1:"
            + ServerProcess.freePort(),
        "--binlog-format=ROW",
        "--innodb-autoinc-lock-mode=2");
  }

  /** Such as {@code localhost:34567}. */
  public String address(int node) {
    return "localhost:" + nodes.get(node).port();
  }

  /** As by {@code kill -9}. */
  public void kill(int node) {
    nodes.get(node).process().kill();
  }

  /** Not for the first, which would begin another cluster. */
  public void startAgain(int node) throws IOException {
    nodes.get(node).process().startAgain(nodes.get(node).port());
    awaitSynced(node);
  }

  /** The node runs and answers, but hears nothing of the others: it is none of the cluster's. */
  public void cutOff(int node) throws SQLException {
    isolate(node, 1);
    await(node, "Initialized");
  }

  /** It finds the others again. */
  public void join(int node) throws SQLException {
    isolate(node, 0);
    awaitSynced(node);
  }

  private void isolate(int node, int on) throws SQLException {
    try (Connection connection = connection(node, "");
        Statement statement = connection.createStatement()) {
      statement.execute("SET GLOBAL wsrep_provider_options = 'gmcast.isolate=" + on + "'");
    }
  }

  private void awaitSynced(int node) {
    await(node, "Synced");
  }

  private void await(int node, String wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String state = "";
    while (!state.equals(wanted)) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("node " + node + " is " + state + ", not " + wanted);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(100);
        state = state(node);
      } catch (SQLException e) {
        state = e.getMessage();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private String state(int node) throws SQLException {
    try (Connection connection = connection(node, "");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW STATUS LIKE 'wsrep_local_state_comment'")) {
      return result.next() ? result.getString(2) : "";
    }
  }

  /** A connection with every right. */
  public Connection connection(int node, String database) throws SQLException {
    return new MariaDbDataSource("jdbc:mariadb://" + address(node) + "/" + database)
        .getConnection(Server.USER, Server.PASSWORD);
  }
}
