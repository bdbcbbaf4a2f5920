package io.useractivity.engine.cli;

import io.useractivity.engine.metrics.Figures;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What the agent of another JVM says of itself by JMX. */
final class AgentFigures {

  private AgentFigures() {}

  /**
   * All of it by name, in the agent's order: texts and whole numbers.
   *
   * @throws CommandFailedException if that JVM cannot be asked, or has no agent
   */
  @SuppressWarnings("BanJNDI") // The address is that of a JVM of this user, which it told itself.
  static Map<String, Object> of(String processId) throws CommandFailedException {
    try (OtherJvm jvm = OtherJvm.of(processId)) {
      JMXServiceURL address = new JMXServiceURL(jvm.managementAddress());
      try (JMXConnector connector = JMXConnectorFactory.connect(address)) {
        return read(connector.getMBeanServerConnection());
      }
    } catch (InstanceNotFoundException e) {
      throw new CommandFailedException(
          "The JVM "
              + processId
              + " shows no figures: it has no agent, or has not served a request yet.");
    } catch (JMException | IOException e) {
      throw new CommandFailedException("The JVM " + processId + " cannot be asked by JMX: " + e);
    } catch (NoClassDefFoundError e) {
      throw new CommandFailedException(
          "This Java lacks what JMX needs (" + e + "): run the command with the java of a JDK.");
    }
  }

  private static Map<String, Object> read(MBeanServerConnection server)
      throws JMException, IOException {
    ObjectName name = new ObjectName(Figures.OBJECT_NAME);
    Map<String, Object> figures = new LinkedHashMap<>();
    for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
      figures.put(attribute.getName(), server.getAttribute(name, attribute.getName()));
    }
    return figures;
  }
}
