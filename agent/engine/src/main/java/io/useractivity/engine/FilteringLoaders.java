package io.useractivity.engine;

/** Makes the loaders that pass only named packages on to the boot loader pass the bridge's. */
final class FilteringLoaders {

  private static final String BRIDGE_PACKAGE = "io.useractivity.bridge";

  private FilteringLoaders() {}

  /** To be called before the server reads these properties: from premain. */
  static void showBridge() {
    append("jboss.modules.system.pkgs");
    // OSGi servers have it in a file as a rule, and a system property may replace the file's value
    // (Karaf's launcher copies it over). Their loaders are opened when they are met: BlindLoaders.
    if (System.getProperty("org.osgi.framework.bootdelegation") != null) {
      append("org.osgi.framework.bootdelegation");
    }
  }

  /** WildFly's start script sets its own value, so nothing is replaced. */
  private static void append(String property) {
    String before = System.getProperty(property);
    if (before == null || before.isEmpty()) {
      System.setProperty(property, BRIDGE_PACKAGE);
    } else if (!before.contains(BRIDGE_PACKAGE)) {
      System.setProperty(property, before + "," + BRIDGE_PACKAGE);
    }
  }
}
