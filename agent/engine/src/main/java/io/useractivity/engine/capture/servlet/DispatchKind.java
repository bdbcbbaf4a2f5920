package io.useractivity.engine.capture.servlet;

/** Why a container calls a filter or servlet: {@code DispatcherType} of servlet 3 and later. */
public enum DispatchKind {
  REQUEST,
  FORWARD,
  INCLUDE,
  ASYNC,
  ERROR
}
