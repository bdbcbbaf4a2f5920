package io.useractivity.bridge;

/** Connects a handler as the agent's start does; of the bridge's package, as nothing else may. */
public final class BenchmarkBridge {

  private BenchmarkBridge() {}

  public static void connect(BridgeHandler handler) {
    Bridge.connect(handler);
  }
}
