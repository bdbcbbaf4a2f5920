package io.useractivity.engine.store.retention;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who has the turn: a process and what it is there for, such as {@code web1:4711 (agent)}. */
public final class Holder {

  private static final File PROCESSES = new File("/proc");

  private final String host;
  private final String process;
  private final String purpose;

  private Holder(String host, String process, String purpose) {
    this.host = host;
    this.process = process;
    this.purpose = purpose;
  }

  /**
   * This process. May ask the name service, so not for the application's threads.
   *
   * @param purpose such as "agent"
   */
  public static Holder ofThisProcess(String purpose) {
    return new Holder(hostName(), processId(), purpose);
  }

  /** Whether that was a process of this machine which is no more; false where it is not known. */
  boolean knowsDead(String other) {
    String prefix = host + ":";
    if (other == null || !other.startsWith(prefix) || !new File(PROCESSES, "self").exists()) {
      return false;
    }
    String id = other.substring(prefix.length()).split(" ", 2)[0];
    return id.matches("\\d+") && !new File(PROCESSES, id).exists();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  /** Java 8 has no other way that leaves JMX alone; "?" outside of Linux. */
  private static String processId() {
    try {
      String self = new File(PROCESSES, "self").getCanonicalFile().getName();
      return self.matches("\\d+") ? self : "?";
    } catch (IOException e) {
      return "?";
    }
  }

  @Override
  public String toString() {
    return host + ":" + process + " (" + purpose + ")";
  }
}
