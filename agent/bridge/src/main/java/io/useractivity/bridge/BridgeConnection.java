package io.useractivity.bridge;

/**
 * What connects an engine to the {@link Bridge}. There is one, and {@link AgentStart} hands it to
 * the engine that it starts and to nobody else: the bridge is in sight of every application.
 */
public interface BridgeConnection {

  /**
   * Sends all calls to an engine.
   *
   * @param engine null: calls are passed over from now on
   */
  void connect(BridgeHandler engine);
}
