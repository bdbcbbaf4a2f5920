package io.useractivity.engine.instrument;

/** A loader passes nothing on to the boot loader that it has not been told of. */
final class InvisibleBridgeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvisibleBridgeException(ClassLoader loader) {
    super(
        "Classes of the loader "
            + loader.getClass().getName()
            + " cannot see the agent and are not recorded; have it pass the package"
            + " io.useractivity.bridge on to the boot loader (JBoss Modules:"
            + " -Djboss.modules.system.pkgs, OSGi: -Dorg.osgi.framework.bootdelegation).",
        null,
        false,
        false);
  }
}
