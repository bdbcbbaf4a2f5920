package org.example.bodies;

import java.io.IOException;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;

/** Reads whenever there is something to read, without ever waiting. */
final class Listener implements ReadListener {

  private final ServletInputStream in;
  private final Steps steps;
  private final Runnable end;
  private final Seen seen = new Seen();

  Listener(ServletInputStream in, Steps steps, Runnable end) {
    this.in = in;
    this.steps = steps;
    this.end = end;
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] buffer = new byte[1_000];
    while (in.isReady()) {
      int count = in.read(buffer);
      if (count < 0) {
        return;
      }
      seen.add(buffer, 0, count);
    }
  }

  @Override
  public void onAllDataRead() {
    steps.say("listener", seen.toString());
    end.run();
  }

  @Override
  public void onError(Throwable thrown) {
    steps.say("listener", thrown.toString());
    end.run();
  }
}
