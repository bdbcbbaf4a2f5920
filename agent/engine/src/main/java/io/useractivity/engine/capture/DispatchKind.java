package io.useractivity.engine.capture;

/** Why a container calls a filter or servlet: {@code DispatcherType} of servlet 3 and later. */
enum DispatchKind {
  REQUEST,
  FORWARD,
  INCLUDE,
  ASYNC,
  ERROR
}
