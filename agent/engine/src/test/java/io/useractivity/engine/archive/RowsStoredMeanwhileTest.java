package io.useractivity.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retention at work while the agent stores rows, which must wait for nobody. */
class RowsStoredMeanwhileTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "H2, archive.dir",
    "MYSQL_57, archive.dir",
    "MYSQL_8, archive.dir",
    "MARIADB_11, archive.dir",
    "H2, archive.table",
    "MYSQL_57, archive.table",
    "MYSQL_8, archive.table",
    "MARIADB_11, archive.table",
    "H2, none",
    "MYSQL_57, none",
    "MYSQL_8, none",
    "MARIADB_11, none"
  })
  void rowsAreStoredWhileOthersGoAndNoneOfBothIsLost(Kind kind, String to) throws Exception {
    List<ActivityRow> rows =
        IntStream.range(0, 2_500).mapToObj(i -> OldRows.row("old " + i, 400 + i % 20)).toList();
    String[] options = {
      "archive.dir", to.equals("archive.dir") ? directory.resolve("archive").toString() : "",
      "archive.table", to.equals("archive.table") ? "old_activity" : ""
    };
    try (OldRows old = new OldRows(kind, directory.resolve("archive"), rows, options)) {
      TestStore store = old.database.store();
      AtomicBoolean gone = new AtomicBoolean();
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        Future<RunTotals> run =
            thread.submit(
                () -> {
                  try {
                    return old.run();
                  } finally {
                    gone.set(true);
                  }
                });
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < 20 || !gone.get(); i++) {
          store.write(List.of(OldRows.row("new " + i, 1)));
          stored.add("new " + i);
        }

        assertThat(run.get(60, TimeUnit.SECONDS).deleted()).isEqualTo(2_500);
        assertThat(old.inTable()).containsExactlyElementsOf(stored);
      } finally {
        thread.shutdownNow();
      }
    }
  }
}
