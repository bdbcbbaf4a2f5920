package io.useractivity.engine.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastingThreadTest {

  @Test
  void workBeginsAnewWhateverIsThrownOutOfItAndThatIsToldOnce(@TempDir Path directory)
      throws Exception {
    Queue<Throwable> thrown =
        new ConcurrentLinkedQueue<>(
            List.of(
                new OutOfMemoryError("Java heap space"),
                new IllegalStateException(),
                new StackOverflowError()));
    long before = LastingThread.restarts();
    Path said = directory.resolve("said");

    try (FileOutputStream out = new FileOutputStream(said.toFile())) {
      LastingThread thread =
          new LastingThread("user-activity-test", () -> throwNextOrWait(thrown), out);
      thread.start();
      await().until(() -> thrown.isEmpty() && thread.getState() == Thread.State.WAITING);
      end(thread);
    }

    assertThat(LastingThread.restarts() - before).isEqualTo(3);
    assertThat(Files.readAllLines(said))
        .containsExactly(
            "[user-activity] ERROR The thread user-activity-test was thrown out of its work, as by"
                + " a full heap, and begins anew.");
  }

  @Test
  void itsOwnWordsMayFail(@TempDir Path directory) throws Exception {
    Queue<Throwable> thrown =
        new ConcurrentLinkedQueue<>(List.of(new OutOfMemoryError("Java heap space")));
    FileOutputStream closed = new FileOutputStream(directory.resolve("said").toFile());
    closed.close();
    LastingThread thread =
        new LastingThread("user-activity-test", () -> throwNextOrWait(thrown), closed);

    thread.start();

    await().until(() -> thrown.isEmpty() && thread.getState() == Thread.State.WAITING);
    end(thread);
  }

  @Test
  void whoInterruptsEveryThreadDoesNotEndIt() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    LastingThread thread =
        DaemonThreads.lasting(
            "user-activity-test",
            () -> {
              begun.incrementAndGet();
              throwNextOrWait(new ConcurrentLinkedQueue<>());
            });
    thread.start();
    await().until(() -> thread.getState() == Thread.State.WAITING);

    thread.interrupt();

    await().until(() -> begun.get() == 2);
    end(thread);
  }

  private static void end(LastingThread thread) throws InterruptedException {
    thread.end();
    thread.join();
  }

  private static void throwNextOrWait(Queue<Throwable> thrown) {
    Throwable next = thrown.poll();
    if (next instanceof Error error) {
      throw error;
    }
    if (next != null) {
      throw (RuntimeException) next;
    }
    Object monitor = new Object();
    synchronized (monitor) {
      try {
        while (true) {
          monitor.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
