package org.example.bodies;

import java.io.IOException;
import java.io.InputStream;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;

/** A stream of the application's own, in place of the container's. */
final class OtherStream extends ServletInputStream {

  private final InputStream in;
  private boolean finished;

  OtherStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    finished = value < 0;
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    finished = count < 0;
    return count;
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new IllegalStateException("This stream is read by waiting");
  }
}
