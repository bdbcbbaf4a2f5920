package io.useractivity.engine.classify.call;

import io.useractivity.engine.classify.RequestFields;

/** ZK: the last of the events of one request; its components are of one desktop. */
final class ZkCall {

  private static final int MOST = 100;

  private ZkCall() {}

  /** What happened; null if it is no request of ZK's. */
  static Call of(RequestFields fields) {
    if (fields.parameter("dtid") == null) {
      return null;
    }
    String last = null;
    for (int i = 0; i < MOST; i++) {
      String event = fields.parameter("cmd_" + i);
      if (event == null) {
        break;
      }
      last = PlainName.of(event);
    }
    return last == null ? null : Call.ofComponent(last, null);
  }
}
