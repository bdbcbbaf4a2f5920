package io.useractivity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which JVMs the agent leaves alone: {@code JAVA_TOOL_OPTIONS} reaches the JDK's own programs. */
class JdkToolTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdk.compiler      | jdk.compiler/com.sun.tools.javac.Main -d out Hello.java
          jdk.jartool       | jdk.jartool/sun.tools.jar.Main tf a.jar
          jdk.jcmd          | jdk.jcmd/sun.tools.jcmd.JCmd
          jdk.jcmd          | jdk.jcmd/openj9.tools.attach.diagnostics.tools.Jcmd
          jdk.jshell        | jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider
          jdk.httpserver    | jdk.httpserver/sun.net.httpserver.simpleserver.JWebServer -p 8000
          jdk.jpackage      | jdk.jpackage/jdk.jpackage.main.Main --version
          java.base         | java.base/sun.security.tools.keytool.Main -list
          java.rmi          | java.rmi/sun.rmi.registry.RegistryImpl 1099
          java.rmi          | java.rmi/sun.rmi.server.Activation
          java.scripting    | java.scripting/com.sun.tools.script.shell.Main
          java.corba        | java.corba/com.sun.corba.se.impl.activation.ORBD
          java.security.jgss | java.security.jgss/sun.security.krb5.internal.tools.Klist
          java.base         | java.base/com.sun.java.util.jar.pack.Driver a.pack a.jar
          """)
  void aProgramOfAModularJdkIsATool(String module, String command) {
    assertThat(AgentMain.isJdkTool(module, command)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "com.sun.tools.javac.Main -d out Hello.java",
    "com.sun.tools.internal.ws.WsImport",
    "com.sun.tools.script.shell.Main",
    "com.sun.corba.se.impl.naming.cosnaming.TransientNameServer",
    "com.sun.java.util.jar.pack.Driver",
    "com.sun.javafx.tools.packager.Main",
    "sun.tools.jps.Jps -l",
    "sun.tools.jconsole.JConsole",
    "sun.security.tools.keytool.Main",
    "sun.rmi.registry.RegistryImpl",
    "sun.rmi.registry.RegistryImpl 1099",
    "sun.rmi.server.Activation",
    "sun.rmi.rmic.Main",
    "sun.applet.Main",
    "sun.jvm.hotspot.CLHSDB",
    "openj9.tools.attach.diagnostics.tools.Jps",
    "jdk.jshell.execution.RemoteExecutionControl 43117" // of later ones, without a module
  })
  void aProgramOfJava8IsATool(String command) {
    assertThat(AgentMain.isJdkTool("", command)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''          | ''
          ''          | org.apache.catalina.startup.Bootstrap start
          ''          | com.sun.enterprise.glassfish.bootstrap.ASMain -domain domain1
          ''          | com.sun.identity.Server
          ''          | sundial.Server
          ''          | jdkmission.Server
          ''          | weblogic.Server
          ''          | /opt/app/app.jar
          ''          | sun.jar
          ''          | sun.tools.war --port 8080
          ''          | jdk.demo.jar
          ''          | com.acme.Main conf/sun.tools.properties
          ''          | com.acme.Main /com.sun.tools.javac.Main
          com.acme    | com.acme/com.acme.Main /sun.tools.jar.Main
          java.webapp | java.webapp/com.acme.Main
          java.webapp | java.webapp
          """)
  void anApplicationIsNone(String module, String command) {
    assertThat(AgentMain.isJdkTool(module, command)).isFalse();
  }

  @Test
  void anApplicationStartedFromItsSourceIsNone() {
    for (String launcher : List.of("Main", "SourceLauncher")) {
      String main = "com.sun.tools.javac.launcher." + launcher + " Application.java";

      assertThat(AgentMain.isJdkTool("", "jdk.compiler/" + main)).isFalse();
      assertThat(AgentMain.isJdkTool("jdk.compiler", "jdk.compiler/" + main)).isFalse();
    }
  }
}
