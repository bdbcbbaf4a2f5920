package io.useractivity.engine.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {

  @Test
  void aThreadKeepsNeitherTheJvmNorAnApplicationAlive() throws Exception {
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader application = new URLClassLoader(new URL[0])) {
      Thread.currentThread().setContextClassLoader(application);

      Thread thread = DaemonThreads.named("user-activity-test", () -> {});

      assertThat(thread.isDaemon()).isTrue();
      assertThat(thread.isAlive()).isFalse();
      assertThat(thread.getName()).isEqualTo("user-activity-test");
      assertThat(thread.getContextClassLoader()).isSameAs(DaemonThreads.class.getClassLoader());
    } finally {
      Thread.currentThread().setContextClassLoader(own);
    }
  }
}
