package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.record.ForwardedFor;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the addresses that a request names is the client's. */
class ClientAddressTest {

  private static final String PROXIES = "10.0.0.0/8, 192.168.1.5, fd00::/8, loopback";

  @ParameterizedTest(name = "{0} says {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      nullValues = "-",
      textBlock =
          """
          # nobody says anything, or nobody who may
          203.0.113.9        | -                                        | 203.0.113.9
          203.0.113.9        | 198.51.100.1                             | 203.0.113.9
          10.0.0.1           | -                                        | 10.0.0.1
          10.0.0.1           | ''                                       | 10.0.0.1
          10.0.0.1           | ' , ,'                                   | 10.0.0.1
          -                  | 198.51.100.1                             | -
          192.168.1.6        | 198.51.100.1                             | 192.168.1.6
          # one proxy, several proxies
          10.0.0.1           | 198.51.100.1                             | 198.51.100.1
          192.168.1.5        | 198.51.100.1                             | 198.51.100.1
          10.0.0.1           | 198.51.100.1, 10.0.0.2                   | 198.51.100.1
          10.0.0.1           | 198.51.100.1,10.0.0.3,10.0.0.2           | 198.51.100.1
          # the left is the client's invention
          10.0.0.1           | 1.1.1.1, 198.51.100.1                    | 198.51.100.1
          10.0.0.1           | 127.0.0.1, 198.51.100.1                  | 198.51.100.1
          10.0.0.1           | 10.9.9.9, 198.51.100.1, 10.0.0.2         | 198.51.100.1
          10.0.0.1           | 1.1.1.1, 2.2.2.2, 198.51.100.1, 10.0.0.2 | 198.51.100.1
          # all are ours
          10.0.0.1           | 10.0.0.3, 10.0.0.2                       | 10.0.0.3
          # the proxy in other notations
          ::ffff:10.0.0.1    | 198.51.100.1                             | 198.51.100.1
          0:0:0:0:0:0:0:1    | 198.51.100.1                             | 198.51.100.1
          ::1                | 198.51.100.1                             | 198.51.100.1
          127.0.0.1          | 198.51.100.1                             | 198.51.100.1
          fd00::1            | 198.51.100.1                             | 198.51.100.1
          fd00::1%eth0       | 198.51.100.1                             | 198.51.100.1
          # ports, brackets, zones, mapped addresses
          10.0.0.1           | 198.51.100.1:4711                        | 198.51.100.1
          10.0.0.1           | 198.51.100.1, 10.0.0.2:8080              | 198.51.100.1
          10.0.0.1           | 2001:DB8::1                              | 2001:db8::1
          10.0.0.1           | [2001:db8::1]                            | 2001:db8::1
          10.0.0.1           | [2001:db8::1]:443                        | 2001:db8::1
          10.0.0.1           | '"[2001:db8::1]:443"'                    | 2001:db8::1
          10.0.0.1           | fe80::1%eth0                             | fe80::1
          10.0.0.1           | ::ffff:198.51.100.1                      | 198.51.100.1
          10.0.0.1           | ::ffff:c633:6401                         | 198.51.100.1
          10.0.0.1           | 2001:db8:0:0:1:0:0:1                     | 2001:db8::1:0:0:1
          10.0.0.1           | 198.51.100.1, ::ffff:10.0.0.2            | 198.51.100.1
          # the header has no quotes: none hides what our proxy has added
          10.0.0.1           | '", 198.51.100.1'                        | 198.51.100.1
          10.0.0.1           | '",198.51.100.1'                         | 198.51.100.1
          10.0.0.1           | '"1.1.1.1, 198.51.100.1, 10.0.0.2'       | 198.51.100.1
          10.0.0.1           | '"a, b", ", 198.51.100.1'                | 198.51.100.1
          10.0.0.1           | '"1.1.1.1", 198.51.100.1:4711'           | 198.51.100.1
          10.0.0.1           | '\\", 198.51.100.1'                      | 198.51.100.1
          10.0.0.1           | '"\\, [2001:db8::1]:443'                 | 2001:db8::1
          10.0.0.1           | '", "[2001:db8::1]:443"'                 | 2001:db8::1
          10.0.0.1           | '", , ,, 198.51.100.1,, ,10.0.0.2, ,'    | 198.51.100.1
          10.0.0.1           | '[, 198.51.100.1'                        | 198.51.100.1
          10.0.0.1           | '", 10.0.0.2'                            | 10.0.0.2
          10.0.0.1           | '198.51.100.1, "'                        | 10.0.0.1
          # garbage ends the search at what is known
          10.0.0.1           | unknown                                  | 10.0.0.1
          10.0.0.1           | 198.51.100.1, unknown                    | 10.0.0.1
          10.0.0.1           | 198.51.100.1, unknown, 10.0.0.2          | 10.0.0.2
          10.0.0.1           | _hidden                                  | 10.0.0.1
          10.0.0.1           | localhost                                | 10.0.0.1
          10.0.0.1           | evil.example.com                         | 10.0.0.1
          10.0.0.1           | 999.1.1.1                                | 10.0.0.1
          10.0.0.1           | 010.1.1.1                                | 10.0.0.1
          10.0.0.1           | 1.2.3                                    | 10.0.0.1
          10.0.0.1           | 1.2.3.4.5                                | 10.0.0.1
          10.0.0.1           | 198.51.100.1:port                        | 10.0.0.1
          10.0.0.1           | [2001:db8::1                             | 10.0.0.1
          10.0.0.1           | 2001:db8::1::2                           | 10.0.0.1
          10.0.0.1           | 1:2:3:4:5:6:7:8:9                        | 10.0.0.1
          10.0.0.1           | :::                                      | 10.0.0.1
          10.0.0.1           | <script>                                 | 10.0.0.1
          10.0.0.1           | 198.51.100.1 10.0.0.2                    | 10.0.0.1
          """)
  void ofXForwardedFor(String peer, String header, String client) throws Exception {
    assertThat(client(PROXIES, peer, null, header)).isEqualTo(client);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          for=198.51.100.1                                               | 198.51.100.1
          For=198.51.100.1                                               | 198.51.100.1
          for="198.51.100.1:4711"                                        | 198.51.100.1
          for="[2001:db8:cafe::17]:4711"                                 | 2001:db8:cafe::17
          for="[2001:db8:cafe::17]"                                      | 2001:db8:cafe::17
          for=198.51.100.1;proto=http;by=203.0.113.43                    | 198.51.100.1
          proto=http ; for=198.51.100.1                                  | 198.51.100.1
          for=1.1.1.1, for=198.51.100.1;by=10.0.0.2, for=10.0.0.2        | 198.51.100.1
          for=198.51.100.1, proto=https                                  | 198.51.100.1
          for=198.51.100.1:_port                                         | 198.51.100.1
          for=unknown                                                    | 10.0.0.1
          for="_gazonk"                                                  | 10.0.0.1
          for=198.51.100.1, for=_SEVKISEK                                | 10.0.0.1
          proto=https;host=example.com                                   | 10.0.0.1
          for=9.9.9.9;x=", for=198.51.100.1                              | 198.51.100.1
          for=9.9.9.9;x=", for="[2001:db8::1]"                           | 2001:db8::1
          for=9.9.9.9;x="\\", for="[2001:db8::1]"                         | 2001:db8::1
          ", for=198.51.100.1                                            | 198.51.100.1
          for=", for=198.51.100.1;by=10.0.0.2, for=10.0.0.2              | 198.51.100.1
          for="9.9.9.9, for="198.51.100.1:4711";proto=https              | 198.51.100.1
          for=";,", for="[2001:db8::1]:443";host="a,b;for=9.9.9.9"       | 2001:db8::1
          x=", for="[2001:db8::1]";host="a\\",for=9.9.9.9;\\\\"            | 2001:db8::1
          for=9.9.9.9;x=", for="10.0.0.2"                                | 10.0.0.2
          for=9.9.9.9, for=10.0.0.2;x="                                  | 10.0.0.1
          for="198.51.100\\.1"                                           | 198.51.100.1
          ,, ;for=198.51.100.1;; , ;                                     | 198.51.100.1
          for="a,b;for=9.9.9.9", for=198.51.100.1                        | 198.51.100.1
          """)
  void ofForwarded(String header, String client) throws Exception {
    assertThat(client(PROXIES, "10.0.0.1", header, null)).isEqualTo(client);
  }

  @Test
  void nothingThatAClientSendsHidesWhatOurProxyAdds() throws Exception {
    Random random = new Random(11);
    ClientAddress addresses = addresses(PROXIES);
    for (int i = 0; i < 50_000; i++) {
      String sent = hostile(random);
      String node = random.nextBoolean() ? "198.51.100.1:4711" : "[2001:db8::1]:443";
      String client = node.startsWith("[") ? "2001:db8::1" : "198.51.100.1";
      String plain = sent + ", " + node + (random.nextBoolean() ? ", 10.0.0.2" : "");
      String element = "for=\"" + node + "\"";
      String host = "host=\"" + hostile(random).replaceAll("([\\\\\"])", "\\\\$1") + "\"";
      String added = random.nextBoolean() ? element + ";" + host : host + ";" + element;
      String rfc7239 = sent + ", " + added + (random.nextBoolean() ? ", for=10.0.0.2" : "");

      assertThat(addresses.of("10.0.0.1", new ForwardedFor(null, plain)))
          .as(plain)
          .isEqualTo(client);
      assertThat(addresses.of("10.0.0.1", new ForwardedFor(rfc7239, null)))
          .as(rfc7239)
          .isEqualTo(client);
    }
  }

  private static String hostile(Random random) {
    String[] pieces = {"\"", "\\", ",", ";", "=", " ", "[", "]", "for=", "for=\"", "9.9.9.9", "x"};
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  @Test
  void tenThousandHopsAreReadFromTheirEnd() throws Exception {
    for (String hop :
        List.of("9.9.9.9", "10.0.0.2", "\"", "\\\"", "", "for=\"", "for=9.9.9.9;x=\"")) {
      String hops = (hop + ", ").repeat(10_000);

      assertThat(client(PROXIES, "10.0.0.1", null, hops + "198.51.100.1, 10.0.0.2"))
          .isEqualTo("198.51.100.1");
      assertThat(client(PROXIES, "10.0.0.1", hops + "for=198.51.100.1, for=10.0.0.2", null))
          .isEqualTo("198.51.100.1");
    }
  }

  @Test
  void whereTheHeadersDisagreeNeitherIsBelieved() throws Exception {
    assertThat(client(PROXIES, "10.0.0.1", "for=9.9.9.9", "198.51.100.1")).isEqualTo("10.0.0.1");
    assertThat(client(PROXIES, "10.0.0.1", "for=198.51.100.1", "1.1.1.1, 198.51.100.1"))
        .isEqualTo("198.51.100.1");
    assertThat(client(PROXIES, "10.0.0.1", "proto=https", "198.51.100.1"))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void withoutTrustedProxiesThePeerIsTheClient() throws Exception {
    assertThat(client("", "10.0.0.1", "for=198.51.100.1", "198.51.100.1")).isEqualTo("10.0.0.1");
    assertThat(client("", "fe80::1%eth0", null, null)).isEqualTo("fe80::1");
    assertThat(client("", "a socket", null, null)).isEqualTo("a socket");
  }

  @Test
  void privateAddressesHaveAName() throws Exception {
    assertThat(client("private", "172.31.0.1", null, "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(client("private", "172.32.0.1", null, "198.51.100.1")).isEqualTo("172.32.0.1");
  }

  @Test
  void aLongListIsReadFromItsEnd() throws Exception {
    String hops = "1.1.1.1, " + "10.0.0.2, ".repeat(100) + "10.0.0.3";

    assertThat(client(PROXIES, "10.0.0.1", null, hops)).isEqualTo("10.0.0.2");
  }

  @ParameterizedTest
  @CsvSource({
    "true,       198.51.100.17,        198.51.100.0",
    "true,       2001:db8:1:2:3:4:5:6, 2001:db8:1:2::",
    "true,       ::ffff:198.51.100.17, 198.51.100.0",
    "true,       a socket,             ",
    "'/16,/48',  198.51.100.17,        198.51.0.0",
    "'/16,/48',  2001:db8:1:2:3::1,    2001:db8:1::",
    "'/0,/0',    198.51.100.17,        0.0.0.0",
    "'/0,/0',    2001:db8::1,          ::",
    "'/32,/128', 198.51.100.17,        198.51.100.17",
    "'/20,/127', 198.51.255.17,        198.51.240.0",
    "false,      198.51.100.17,        198.51.100.17"
  })
  void addressesAreMasked(String mask, String address, String kept) throws Exception {
    Configuration configuration = configuration("ip.mask=" + mask);
    ClientAddress addresses =
        new ClientAddress(
            configuration.get(Option.PROXY_TRUSTED), configuration.get(Option.IP_MASK));

    assertThat(addresses.of(address, ForwardedFor.NOBODY)).isEqualTo(kept);
  }

  private static String client(String proxies, String peer, String forwarded, String xForwardedFor)
      throws Exception {
    return addresses(proxies).of(peer, new ForwardedFor(forwarded, xForwardedFor));
  }

  private static ClientAddress addresses(String proxies) throws Exception {
    Configuration configuration = configuration("proxy.trusted=" + proxies);
    return new ClientAddress(
        configuration.get(Option.PROXY_TRUSTED), configuration.get(Option.IP_MASK));
  }

  private static Configuration configuration(String argument) throws Exception {
    return new ConfigurationReader(Map.of(), new Properties(), new File("no-such-directory"))
        .read(argument);
  }
}
