package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One clear sentence for what keeps the agent from its database; most wait for a time-out. */
class UnavailableDatabaseTest {

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(names = {"MARIADB_11", "MARIADB_11_BY_MYSQL_URL"})
  void aWrongPasswordIsToldAndNotShown(Kind kind) throws Exception {
    TestStore store = new TestDatabase(kind).store("jdbc.password", "wr0ng");

    StoreException unavailable = failure(store);

    assertThat(unavailable.isRefused()).isFalse();
    assertThat(unavailable.getMessage())
        .contains("Access denied for user 'tester'@'localhost' (using password: YES)")
        .doesNotContain("wr0ng")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(strings = {"jdbc:mariadb:", "jdbc:mysql:"})
  void aServerThatIsNotThereIsToldWithoutThePassword(String prefix) throws Exception {
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closedPort = socket.getLocalPort();
    }
    String address = prefix + "//localhost:" + closedPort + "/app?";
    Properties properties = new Properties();
    properties.setProperty("useractivity.jdbc.url", address + "user=me&password=wr0ng");

    StoreException unavailable = failure(Stores.open(properties));

    assertThat(unavailable.isRefused()).isFalse();
    assertThat(unavailable.getMessage())
        .startsWith(address + "user&password: ")
        .containsIgnoringCase("connection refused")
        .doesNotContain("wr0ng")
        .doesNotContain("\n");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anEmbeddedFileInUseIsToldWithWhatToDo(@TempDir Path directory) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("useractivity.data.dir", directory.toString());
    Path file = directory.resolve("user-activity.mv.db");
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock otherJvm = channel.lock()) {
      assertThat(otherJvm.isValid()).isTrue();

      StoreException unavailable = failure(Stores.open(properties));

      assertThat(unavailable.isRefused()).isFalse();
      assertThat(unavailable.getMessage())
          .endsWith(
              ": the embedded database is in use by another JVM; give each its own data.dir, or"
                  + " use a server (jdbc.url)");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aDirectoryThatCannotBeMadeIsNamed(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    Properties properties = new Properties();
    properties.setProperty("useractivity.data.dir", file.resolve("data").toString());

    StoreException unavailable = failure(Stores.open(properties));

    assertThat(unavailable.getMessage())
        .contains("the directory " + file.resolve("data") + " cannot be created");
  }

  private static StoreException failure(TestStore store) {
    return catchThrowableOfType(StoreException.class, () -> store.write(Stores.rows(1)));
  }
}
