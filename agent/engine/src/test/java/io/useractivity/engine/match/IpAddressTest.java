package io.useractivity.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Addresses are read without regular expressions, and as they were read with them. */
class IpAddressTest {

  private static final String[] ADDRESSES = {
    "198.51.100.1",
    "0.0.0.0",
    "255.255.255.255",
    "10.0.0.1:8080",
    "1.2.3.4:_port",
    "\"1.2.3.4:5\"",
    "2001:db8::1",
    "[2001:db8::1]:443",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:c633:6401",
    "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:1.2.3.4",
    "64:ff9b::192.0.2.33",
    "fe80::1%eth0",
    "1:2:3:4:5:6:7::",
    "::2:3:4:5:6:7:8",
    "1.2.3.4::",
    "\"[::1]:_a.b-c\"",
    "1::1.2.3.4"
  };
  private static final String PIECES = "0123456789abfFG:::...[]\"%_-+ \u0661\uff11\t";

  @Test
  void randomTextsAreReadAsByRegularExpressions() {
    Random random = new Random(11);
    int addresses = 0;
    for (int i = 0; i < 100_000; i++) {
      String text = random.nextInt(3) == 0 ? invented(random) : changed(random);
      addresses += assertSame(text) ? 1 : 0;
    }

    assertThat(addresses).isGreaterThan(5_000);
  }

  @Test
  void everyNumberOfAnAddressIsReadAsByRegularExpressions() {
    for (int i = 0; i < 2_000; i++) {
      assertSame("1.2." + i + ".4");
      assertSame("1.2.3.0" + i);
      assertSame("1.2.3.4:" + 97 * i);
      assertSame("::" + Integer.toHexString(97 * i));
    }
  }

  @Test
  void theFirstBitsAreCompared() throws Exception {
    Random random = new Random(12);
    for (int i = 0; i < 20_000; i++) {
      byte[] one = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(one);
      byte[] other = one.clone();
      int flipped = random.nextInt(8 * one.length);
      other[flipped / 8] ^= (byte) (0x80 >> flipped % 8);
      int bits = random.nextInt(8 * one.length + 1);
      IpAddress first = IpAddress.parse(InetAddress.getByAddress(one).getHostAddress());
      IpAddress second = IpAddress.parse(InetAddress.getByAddress(other).getHostAddress());

      assertThat(first.startsLike(second, bits)).isEqualTo(flipped >= bits);
    }
  }

  private static boolean assertSame(String text) {
    byte[] expected = RegularExpressionAddress.parse(text);
    IpAddress read = IpAddress.parse(text);
    assertThat(read == null).as(text).isEqualTo(expected == null);
    if (read != null) {
      assertThat(IpAddress.parse(read.toString())).as(text).isEqualTo(read);
      assertThat(read.bits()).as(text).isEqualTo(8 * expected.length);
      assertThat(read.toString()).as(text).isEqualTo(written(expected));
    }
    return read != null;
  }

  private static String written(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i += bytes.length == 4 ? 1 : 2) {
      if (bytes.length == 4) {
        text.append(i == 0 ? "" : ".").append(bytes[i] & 0xff);
      } else {
        int group = (bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff);
        text.append(i == 0 ? "" : ":").append(Integer.toHexString(group));
      }
    }
    return IpAddress.parse(text.toString()).toString();
  }

  private static String invented(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(20); length > 0; length--) {
      text.append(PIECES.charAt(random.nextInt(PIECES.length())));
    }
    return text.toString();
  }

  private static String changed(Random random) {
    StringBuilder text = new StringBuilder(ADDRESSES[random.nextInt(ADDRESSES.length)]);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(text.length() + 1);
      if (random.nextBoolean()) {
        text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
      } else if (at < text.length()) {
        text.deleteCharAt(at);
      }
    }
    return text.toString();
  }
}
