package io.useractivity.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllBytesTest {

  @Test
  void aStreamIsReadToItsEndInWhateverPortionsItComes() throws Exception {
    byte[] content = new byte[20_000];
    new Random(1).nextBytes(content);
    InputStream slow =
        new ByteArrayInputStream(content) {
          @Override
          public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(length, 7));
          }
        };

    assertThat(AllBytes.of(new ByteArrayInputStream(content))).isEqualTo(content);
    assertThat(AllBytes.of(slow)).isEqualTo(content);
    assertThat(AllBytes.of(slow)).isEmpty();
  }
}
