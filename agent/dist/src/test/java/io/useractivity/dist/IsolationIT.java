package io.useractivity.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees what of the JAR: an ordinary loader, as the boot loader is, and the engine's own. */
class IsolationIT {

  private static URLClassLoader ordinary;
  private static ClassLoader engine;

  @BeforeAll
  static void open() throws Exception {
    ordinary =
        new URLClassLoader(
            new URL[] {AgentJar.FILE.toURI().toURL()}, ClassLoader.getPlatformClassLoader());
    Method open =
        ordinary
            .loadClass("io.useractivity.bridge.IsolatingLoader")
            .getDeclaredMethod("open", Object.class);
    open.setAccessible(true);
    engine = (ClassLoader) open.invoke(null, AgentJar.FILE.getAbsolutePath());
  }

  @AfterAll
  static void close() throws Exception {
    ordinary.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.useractivity.engine.Engine",
        "net.bytebuddy.ByteBuddy",
        "com.zaxxer.hikari.HikariDataSource",
        "org.h2.jdbc.JdbcConnection",
        "org.mariadb.jdbc.MariaDbDataSource",
        "com.mysql.cj.jdbc.MysqlDataSource",
        "org.jctools.queues.atomic.MpscAtomicArrayQueue",
        "org.HdrHistogram.AtomicHistogram",
        "org.slf4j.LoggerFactory"
      })
  void theEngineHasItsLibrariesAndNobodyElseSeesThem(String name) throws Exception {
    assertThat(engine.loadClass(name).getClassLoader()).isSameAs(engine);
    assertThatThrownBy(() -> ordinary.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void theBridgeIsOneForBoth() throws Exception {
    assertThat(engine.loadClass("io.useractivity.bridge.Bridge"))
        .isSameAs(ordinary.loadClass("io.useractivity.bridge.Bridge"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javax.servlet.Servlet",
        "jakarta.servlet.Servlet",
        "org.junit.jupiter.api.Test",
        "io.useractivity.dist.IsolationIT",
        "no.such.Type"
      })
  void theEngineSeesNothingOfTheApplications(String name) {
    assertThatThrownBy(() -> engine.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java.lang.String", "javax.sql.DataSource", "org.w3c.dom.Node"})
  void theEngineSeesTheJdk(String name) throws Exception {
    assertThat(engine.loadClass(name)).isSameAs(Class.forName(name));
  }

  @Test
  void aClassOfTheEngineHasItsPackageAndItsPlace() throws Exception {
    Class<?> type = engine.loadClass("io.useractivity.engine.Engine");

    assertThat(type.getPackage().getName()).isEqualTo("io.useractivity.engine");
    assertThat(type.getProtectionDomain().getCodeSource().getLocation())
        .isEqualTo(AgentJar.FILE.toURI().toURL());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/useractivity/engine/store/schema/create_user_activity_logs_table.sql",
        "io/useractivity/engine/store/schema/h2_create_user_activity_logs_table.sql",
        "org/h2/util/data.zip",
        "net/bytebuddy/ByteBuddy.class"
      })
  void theEngineFindsItsResourcesAndNobodyElseDoes(String name) throws Exception {
    try (InputStream in = engine.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      assertThat(in.readAllBytes()).isNotEmpty();
    }
    assertThat(Collections.list(engine.getResources(name))).hasSize(1);
    assertThat(ordinary.getResource(name)).isNull();
  }

  @Test
  void theEngineFindsItsServices() throws Exception {
    Class<?> service = engine.loadClass("org.mariadb.jdbc.plugin.Codec");

    assertThat(ServiceLoader.load(service, engine)).isNotEmpty();
    assertThat(ordinary.getResource("META-INF/services/" + service.getName())).isNull();
  }
}
