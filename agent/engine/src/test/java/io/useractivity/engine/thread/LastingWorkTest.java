package io.useractivity.engine.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastingWorkTest {

  @Test
  void workBeginsAnewWhateverIsThrownOutOfItAndThatIsToldOnce(@TempDir Path directory)
      throws Exception {
    Deque<Throwable> thrown =
        new ArrayDeque<>(
            List.of(
                new OutOfMemoryError("Java heap space"),
                new IllegalStateException(),
                new StackOverflowError()));
    long before = LastingWork.restarts();
    Path said = directory.resolve("said");

    try (FileOutputStream out = new FileOutputStream(said.toFile())) {
      new LastingWork("user-activity-test", () -> throwNext(thrown), out).run();
    }

    assertThat(thrown).isEmpty();
    assertThat(LastingWork.restarts() - before).isEqualTo(3);
    assertThat(Files.readAllLines(said))
        .containsExactly(
            "[user-activity] ERROR The thread user-activity-test was thrown out of its work, as by"
                + " a full heap, and begins anew.");
  }

  @Test
  void itsOwnWordsMayFail(@TempDir Path directory) throws Exception {
    Deque<Throwable> thrown = new ArrayDeque<>(List.of(new OutOfMemoryError("Java heap space")));
    FileOutputStream closed = new FileOutputStream(directory.resolve("said").toFile());
    closed.close();

    new LastingWork("user-activity-test", () -> throwNext(thrown), closed).run();

    assertThat(thrown).isEmpty();
  }

  @Test
  void aThreadThatIsToEndEnds() throws Exception {
    Thread thread =
        DaemonThreads.lasting(
            "user-activity-test",
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
            });
    thread.start();

    thread.interrupt();
    thread.join();

    assertThat(thread.isDaemon()).isTrue();
  }

  private static void throwNext(Deque<Throwable> thrown) {
    Throwable next = thrown.poll();
    if (next instanceof Error error) {
      throw error;
    }
    if (next != null) {
      throw (RuntimeException) next;
    }
  }
}
