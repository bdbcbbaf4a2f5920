package io.useractivity.engine.store.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database after a kill, which leaves the file as it is between two commits. */
class RecoveredFileTest {

  private static final int ROWS = 200;

  @TempDir Path directory;

  private EmbeddedFiles files;

  @BeforeEach
  void leaveTheFileOfAKilledProcess() throws Exception {
    Path alive = Files.createDirectory(directory.resolve("alive"));
    files = new EmbeddedFiles(directory.resolve("data").toFile());
    files.create();
    try (Connection connection = plainly(new EmbeddedFiles(alive.toFile()));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR(100))");
      for (int i = 0; i < ROWS; i++) {
        statement.execute("INSERT INTO t VALUES (" + i + ", 'row " + i + "')");
      }
      Files.write(files.file().toPath(), Files.readAllBytes(alive.resolve(files.file().getName())));
    }
  }

  @Test
  void itOpensAfterAnotherProgramHasWrittenToItAndEnded() throws Exception {
    writeAndEnd();
    assertThatThrownBy(() -> plainly(files)).hasStackTraceContaining("Double mark");

    try (Connection connection = ours()) {
      assertThat(rows(connection)).isEqualTo(ROWS);
    }
    try (Connection connection = plainly(files)) {
      assertThat(rows(connection)).isEqualTo(ROWS);
    }
  }

  @Test
  void onceOpenedByUsItEndsWellWhoeverWritesToIt() throws Exception {
    ours().close();
    writeAndEnd();

    try (Connection connection = plainly(files)) {
      assertThat(rows(connection)).isEqualTo(ROWS);
    }
  }

  @Test
  void readingItAloneChangesNothingAndIsInNobodysWay() throws Exception {
    byte[] before = Files.readAllBytes(files.file().toPath());

    try (Connection one = toRead();
        Connection other = toRead()) {
      assertThat(rows(one)).isEqualTo(ROWS);
      assertThat(rows(other)).isEqualTo(ROWS);
      try (Statement statement = one.createStatement()) {
        assertThatThrownBy(() -> statement.execute("DELETE FROM t"))
            .hasMessageContaining("read only");
      }
    }
    assertThat(Files.readAllBytes(files.file().toPath())).isEqualTo(before);
    assertThat(directory.resolve("data")).isDirectoryNotContaining("glob:**.trace.db");
  }

  @Test
  void whatIsReallyCorruptIsNotTouched() throws Exception {
    byte[] zeros = new byte[1 << 16];
    Files.write(files.file().toPath(), zeros);

    assertThatThrownBy(this::ours).isInstanceOf(SQLException.class);
    assertThat(Files.readAllBytes(files.file().toPath())).isEqualTo(zeros);
  }

  private Connection toRead() throws SQLException {
    return Dialects.existing(files, true, null, null).getConnection();
  }

  /** As H2 does if nothing is left to commit when it ends. */
  private void writeAndEnd() {
    try (MVStore store = MVStore.open(files.file().getPath())) {
      store.setStoreVersion(store.getStoreVersion() + 1);
      store.commit();
    }
  }

  /** As other programs open it. */
  private static Connection plainly(EmbeddedFiles files) throws Exception {
    return new JdbcConnection(files.url(), new Properties(), "", "", false);
  }

  private Connection ours() throws Exception {
    return new EmbeddedDataSource(files.url(), "", "", files::create, files.file()).getConnection();
  }

  private static int rows(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM t")) {
      count.next();
      return count.getInt(1);
    }
  }
}
