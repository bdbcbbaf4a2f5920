package io.useractivity.engine.pipeline;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.spi.CharsetProvider;
import java.util.Collections;
import java.util.Iterator;

/** Charsets that can't be read in, as an application may bring some and a client may name them. */
public final class OddCharsets extends CharsetProvider {

  static final String DEFECT = "x-odd-defect";
  static final String FULL_HEAP = "x-odd-full-heap";

  @Override
  public Iterator<Charset> charsets() {
    return Collections.emptyIterator();
  }

  @Override
  public Charset charsetForName(String name) {
    return name.equals(DEFECT) || name.equals(FULL_HEAP) ? new Odd(name) : null;
  }

  private static final class Odd extends Charset {

    Odd(String name) {
      super(name, new String[0]);
    }

    @Override
    public boolean contains(Charset other) {
      return false;
    }

    @Override
    public CharsetDecoder newDecoder() {
      if (name().equals(FULL_HEAP)) {
        throw new OutOfMemoryError("Java heap space");
      }
      throw new IllegalStateException("odd");
    }

    @Override
    public CharsetEncoder newEncoder() {
      throw new IllegalStateException("odd");
    }
  }
}
