package io.useractivity.bridge;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The one class of the agent that instrumented application code calls.
 *
 * <p>It lives on the boot loader, where every application loader finds it, and hands each call on
 * to the engine in its own loader. Nothing thrown here ever reaches the application: it is counted
 * and told to the handler. All methods are safe for use by any thread.
 */
public final class Bridge {

  private static final AtomicLong SWALLOWED = new AtomicLong();

  private static volatile BridgeHandler handler;

  private Bridge() {}

  /**
   * Connects the engine. Until then every call is passed over. Not public, since applications see
   * this class: only {@link AgentStart} gives an engine the means.
   *
   * @param engine where calls go, or null to disconnect
   */
  static void connect(BridgeHandler engine) {
    handler = engine;
  }

  /**
   * How many exceptions of the agent's own were kept from the application since the JVM started.
   */
  public static long swallowed() {
    return SWALLOWED.get();
  }

  public static Object enterChain(Object request, Object response) {
    BridgeHandler engine = handler;
    if (engine == null) {
      return null;
    }
    try {
      return engine.enterChain(request, response);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
      return null;
    }
  }

  public static Object enterFilter(Object request, Object response) {
    BridgeHandler engine = handler;
    if (engine == null) {
      return null;
    }
    try {
      return engine.enterFilter(request, response);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
      return null;
    }
  }

  public static Object enterServlet(Object servlet, Object request, Object response) {
    BridgeHandler engine = handler;
    if (engine == null) {
      return null;
    }
    try {
      return engine.enterServlet(servlet, request, response);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
      return null;
    }
  }

  /**
   * Whether the engine has answered the request itself, so that the servlet is not to.
   *
   * @param frame what {@link #enterServlet} returned; may be null
   */
  public static boolean isAnswered(Object frame) {
    return frame instanceof Answered;
  }

  public static void exit(Object frame, Object request, Object response, Throwable thrown) {
    BridgeHandler engine = handler;
    if (engine == null || frame == null) {
      return;
    }
    try {
      engine.exit(frame, request, response, thrown);
    } catch (Throwable ours) {
      swallow(engine, ours);
    }
  }

  public static Object startAsyncEnter(Object request) {
    BridgeHandler engine = handler;
    if (engine == null) {
      return null;
    }
    try {
      return engine.startAsyncEnter(request);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
      return null;
    }
  }

  public static void startAsyncExit(Object token, Object request, Object asyncContext) {
    BridgeHandler engine = handler;
    if (engine == null || token == null) {
      return;
    }
    try {
      engine.startAsyncExit(token, request, asyncContext);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
    }
  }

  public static Object readEnter(Object source) {
    BridgeHandler engine = handler;
    if (engine == null) {
      return null;
    }
    try {
      return engine.readEnter(source);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
      return null;
    }
  }

  public static void readExit(Object copy, Object source, Object read, int offset, int count) {
    BridgeHandler engine = handler;
    if (engine == null || copy == null) {
      return;
    }
    try {
      engine.readExit(copy, source, read, offset, count);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
    }
  }

  public static void readMarked(Object source, boolean back) {
    BridgeHandler engine = handler;
    if (engine == null) {
      return;
    }
    try {
      engine.readMarked(source, back);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
    }
  }

  public static void bodyGiven(Object request, Object source) {
    BridgeHandler engine = handler;
    if (engine == null) {
      return;
    }
    try {
      engine.bodyGiven(request, source);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
    }
  }

  public static void parametersRead(Object request) {
    BridgeHandler engine = handler;
    if (engine == null) {
      return;
    }
    try {
      engine.parametersRead(request);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
    }
  }

  public static void partsRead(Object request) {
    BridgeHandler engine = handler;
    if (engine == null) {
      return;
    }
    try {
      engine.partsRead(request);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
    }
  }

  public static void statedByAnnotation(Object namesAndValues, Object arguments, boolean onMethod) {
    BridgeHandler engine = handler;
    if (engine == null) {
      return;
    }
    try {
      engine.statedByAnnotation(namesAndValues, arguments, onMethod);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
    }
  }

  public static void statedByCall(Object column, Object value) {
    BridgeHandler engine = handler;
    if (engine == null) {
      return;
    }
    try {
      engine.statedByCall(column, value);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
    }
  }

  public static void rowStated(Object values) {
    BridgeHandler engine = handler;
    if (engine == null) {
      return;
    }
    try {
      engine.rowStated(values);
    } catch (Throwable thrown) {
      swallow(engine, thrown);
    }
  }

  /**
   * Counts an exception of the agent's own and tells the handler; never throws.
   *
   * @param engine who is told
   * @param thrown what must not reach the application
   */
  public static void swallow(BridgeHandler engine, Throwable thrown) {
    SWALLOWED.incrementAndGet();
    try {
      engine.swallowed(thrown);
    } catch (Throwable again) {
      // A full stack or heap: the count above is all that can be said.
      SWALLOWED.incrementAndGet();
    }
  }
}
