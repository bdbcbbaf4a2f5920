package io.useractivity.engine.store.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.useractivity.engine.files.OtherUser;
import io.useractivity.engine.store.ReadLines;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestStore;
import io.useractivity.engine.store.read.ActivityReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.api.Trigger;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whose database file is opened, and who may read it. */
@DisabledOnOs(OS.WINDOWS)
class EmbeddedFilesTest {

  private static final AtomicInteger RUN = new AtomicInteger();

  @TempDir Path parent;

  private Path directory;

  /** What somebody has put into a database: code of theirs, which H2 runs. */
  public static final class Planted implements Trigger {

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {
      RUN.incrementAndGet();
    }
  }

  @BeforeEach
  void makeDirectory() throws Exception {
    RUN.set(0);
    directory = Files.createDirectory(parent.resolve("data"));
    permit(directory, "rwxr-xr-x");
  }

  @Test
  void inADirectoryThatOthersMayReadTheFilesAreForTheOwnerAlone() throws Exception {
    TestStore store = Stores.open(properties());

    store.write(Stores.rows(3));

    try (var files = Files.list(directory)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    store.close();
    assertThat(read()).hasSize(1 + 3);
  }

  @Test
  void aPlantedDatabaseIsNeverOpened() throws Exception {
    plant();
    OtherUser.own(directory.resolve("user-activity.mv.db"));

    assertThat(failure(Stores.open(properties())))
        .isEqualTo(
            "the embedded database in "
                + directory
                + ": "
                + directory.resolve("user-activity.mv.db")
                + " is refused: it belongs to "
                + Files.getOwner(directory.resolve("user-activity.mv.db"))
                + " and not to this JVM's user "
                + Files.getOwner(directory)
                + ", and what others put there could run in this JVM; data.dir can name another"
                + " directory");
    assertThat(catchThrowableOfType(StoreException.class, this::read).getMessage())
        .contains(" is refused: it belongs to ");
    assertThat(RUN).hasValue(0);
  }

  @Test
  void aDirectoryThatOthersMayWriteIsNotUsedUntilTheyMayNot() throws Exception {
    permit(directory, "rwxrwxrwx");
    TestStore store = Stores.open(properties());

    assertThat(failure(store)).contains(directory + " is refused: it may be written by others");
    assertThat(directory).isEmptyDirectory();

    permit(directory, "rwxr-xr-x");
    store.write(Stores.rows(1));
    store.close();
  }

  /** What is kept from strangers is no less than this. */
  @Test
  void theTriggersOfADatabaseRunInTheJvmThatOpensIt() throws Exception {
    plant();

    Stores.open(properties()).write(Stores.rows(2));

    assertThat(RUN).hasValue(2);
  }

  @Test
  void readingMakesNothing() {
    assertThatThrownBy(this::read).isInstanceOf(StoreException.class);

    assertThat(directory).isEmptyDirectory();
  }

  private void plant() throws Exception {
    TestStore store = Stores.open(properties());
    store.write(Stores.rows(1));
    store.close();
    String url = "jdbc:h2:file:" + directory.resolve("user-activity");
    try (Connection connection = new JdbcConnection(url, new Properties(), "", "", false);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TRIGGER planted BEFORE INSERT ON user_activity_logs FOR EACH ROW CALL '"
              + Planted.class.getName()
              + "'");
    }
  }

  private List<List<String>> read() throws Exception {
    StoreSettings settings = StoreSettings.of(Stores.configuration(properties()));
    ReadLines lines = new ReadLines();
    try (ActivityReader reader = new ActivityReader(settings, Duration.ofSeconds(10))) {
      reader.read(ReadLines.EVERYTHING, 5, lines);
    }
    return lines.lines();
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("useractivity.data.dir", directory.toString());
    return properties;
  }

  private static String failure(TestStore store) {
    return catchThrowableOfType(StoreException.class, () -> store.write(Stores.rows(1)))
        .getMessage();
  }

  private static void permit(Path path, String permissions) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
