package io.useractivity.engine.instrument;

import io.useractivity.bridge.BridgeHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Remembers what arrives at the bridge; its frames and tokens are numbers. */
final class RecordingHandler implements BridgeHandler {

  final List<List<Object>> calls = new ArrayList<>();
  final List<Object> servlets = new ArrayList<>();
  RuntimeException failure;

  /** What calls of servlets and filters are entered with, null for a number. */
  Object frame;

  private Object call(String name, Object... arguments) {
    List<Object> call = new ArrayList<>(List.of(name));
    call.addAll(Arrays.asList(arguments));
    calls.add(call);
    if (failure != null) {
      throw failure;
    }
    return frame != null && name.startsWith("enter") ? frame : calls.size();
  }

  @Override
  public Object enterFilter(Object request, Object response) {
    return call("enterFilter", request, response);
  }

  @Override
  public Object enterChain(Object request, Object response) {
    return call("enterChain", request, response);
  }

  @Override
  public Object enterServlet(Object servlet, Object request, Object response) {
    servlets.add(servlet);
    return call("enterServlet", request, response);
  }

  @Override
  public void exit(Object frame, Object request, Object response, Throwable thrown) {
    call("exit", frame, request, response, thrown);
  }

  @Override
  public Object startAsyncEnter(Object request) {
    return call("startAsyncEnter", request);
  }

  @Override
  public void startAsyncExit(Object token, Object request, Object asyncContext) {
    call("startAsyncExit", token, request, asyncContext);
  }

  @Override
  public Object readEnter(Object source) {
    return call("readEnter", source);
  }

  @Override
  public void readExit(Object copy, Object source, Object read, int offset, int count) {
    call("readExit", copy, source, read, offset, count);
  }

  @Override
  public void readMarked(Object source, boolean back) {
    call("readMarked", source, back);
  }

  @Override
  public void bodyGiven(Object request, Object source) {
    call("bodyGiven", request, source);
  }

  @Override
  public void parametersRead(Object request) {
    call("parametersRead", request);
  }

  @Override
  public void partsRead(Object request) {
    call("partsRead", request);
  }

  @Override
  public void statedByAnnotation(Object namesAndValues, Object arguments, boolean onMethod) {
    call(
        "statedByAnnotation",
        Arrays.asList((Object[]) namesAndValues),
        arguments == null ? null : Arrays.asList((Object[]) arguments),
        onMethod);
  }

  @Override
  public void statedByCall(Object column, Object value) {
    call("statedByCall", column, value);
  }

  @Override
  public void rowStated(Object values) {
    call("rowStated", values);
  }

  @Override
  public void swallowed(Throwable thrown) {
    // counted by the bridge
  }
}
