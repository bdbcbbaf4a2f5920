package io.useractivity.engine;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/**
 * What JMX shows of the agent, and its kill switch. Not loaded before the application has served a
 * request: until then a server may still want to choose the JVM's MBean server itself.
 */
final class AgentBean implements DynamicMBean {

  private static final String HEALTH = "Health";
  private static final String HEALTH_REASON = "HealthReason";
  private static final String LOSSES = "Losses";
  private static final String LAST_ERROR = "LastError";
  private static final String LAST_SUCCESS = "LastSuccessMillis";

  private static final String STOP = "stopRecording";
  private static final String START = "startRecording";

  private final Figures figures;
  private final Consumer<Boolean> switching;

  private AgentBean(Figures figures, Consumer<Boolean> switching) {
    this.figures = figures;
    this.switching = switching;
  }

  /**
   * Makes it known.
   *
   * @param switching is told whether requests are to be recorded
   */
  static void register(Figures figures, Consumer<Boolean> switching, Log log) {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      ObjectName name = new ObjectName(Figures.OBJECT_NAME);
      if (server.isRegistered(name)) { // by an agent that was detached in a hurry
        server.unregisterMBean(name);
      }
      server.registerMBean(new AgentBean(figures, switching), name);
    } catch (JMException | RuntimeException e) {
      log.info("JMX does not show the agent's figures: " + e + ".");
    }
  }

  static void unregister(Log log) {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .unregisterMBean(new ObjectName(Figures.OBJECT_NAME));
    } catch (JMException | RuntimeException e) {
      log.debug("JMX goes on showing the agent's figures: " + e);
    }
  }

  /** {@code gap rows} is {@code GapRows}. */
  private static String attribute(String figure) {
    StringBuilder name = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < figure.length(); i++) {
      char each = figure.charAt(i);
      if (Character.isLetterOrDigit(each)) {
        name.append(begins ? Character.toUpperCase(each) : each);
        begins = false;
      } else {
        begins = true;
      }
    }
    return name.toString();
  }

  @Override
  public Object getAttribute(String attribute) throws AttributeNotFoundException {
    switch (attribute) {
      case HEALTH:
        return figures.health().word();
      case HEALTH_REASON:
        return figures.health().reason();
      case LOSSES:
        return figures.losses().byReason();
      case LAST_ERROR:
        return figures.health().lastError();
      case LAST_SUCCESS:
        return figures.health().lastSuccessMillis();
      default:
    }
    for (Map.Entry<String, Long> figure : figures.all().entrySet()) {
      if (attribute(figure.getKey()).equals(attribute)) {
        return figure.getValue();
      }
    }
    for (Map.Entry<String, Map<String, Long>> named : figures.named().entrySet()) {
      if (attribute(named.getKey()).equals(attribute)) {
        return named.getValue().toString();
      }
    }
    throw new AttributeNotFoundException(attribute);
  }

  @Override
  public AttributeList getAttributes(String[] attributes) {
    AttributeList values = new AttributeList();
    for (String each : attributes) {
      try {
        values.add(new Attribute(each, getAttribute(each)));
      } catch (AttributeNotFoundException unknown) {
        // Left out, as the interface wants it.
      }
    }
    return values;
  }

  @Override
  public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException(attribute.getName() + " can't be set");
  }

  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public Object invoke(String action, Object[] parameters, String[] signature)
      throws ReflectionException {
    if (!action.equals(STOP) && !action.equals(START)) {
      throw new ReflectionException(new NoSuchMethodException(action));
    }
    switching.accept(action.equals(START));
    return null;
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    List<MBeanAttributeInfo> attributes = new ArrayList<>();
    for (String text : new String[] {HEALTH, HEALTH_REASON, LOSSES, LAST_ERROR}) {
      attributes.add(readable(text, "java.lang.String"));
    }
    attributes.add(readable(LAST_SUCCESS, "long"));
    for (String figure : figures.all().keySet()) {
      attributes.add(readable(attribute(figure), "long"));
    }
    for (String named : figures.named().keySet()) {
      attributes.add(readable(attribute(named), "java.lang.String"));
    }
    return new MBeanInfo(
        AgentBean.class.getName(),
        "The user-activity agent",
        attributes.toArray(new MBeanAttributeInfo[0]),
        null,
        new MBeanOperationInfo[] {
          operation(STOP, "Requests leave no rows from now on"),
          operation(START, "Requests leave rows again")
        },
        null);
  }

  private static MBeanAttributeInfo readable(String name, String type) {
    return new MBeanAttributeInfo(name, type, name, true, false, false);
  }

  private static MBeanOperationInfo operation(String name, String what) {
    return new MBeanOperationInfo(
        name, what, new MBeanParameterInfo[0], "void", MBeanOperationInfo.ACTION);
  }
}
