package io.useractivity.engine.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that end later than a first look says, and notations that stand for others. */
class HalfSecretsTest {

  private final Redactor redactor = new Redactor(List.of(), List.of(), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        // doubled and triple quotes
        "kept password = 'O''5EcrEt' kept",
        "kept password='''5EcrEt''' kept",
        "kept password=\"a\"\"5EcrEt\" kept",
        "kept password=\"\"\"a\"5EcrEt\"\"\" kept",
        "kept password: \"\"5EcrEt\"\", kept",
        "kept password = ''; secret = '5EcrEt' kept",
        // without quotes
        "kept password=a&5EcrEt",
        "kept password=a,5EcrEt",
        "kept password=a;5EcrEt",
        "kept password=a)5EcrEt",
        "kept password=a]5EcrEt",
        "kept password=a}5EcrEt",
        "kept password=a<5EcrEt",
        "kept password=a>5EcrEt",
        "kept password=a'5EcrEt",
        "kept password=a\"5EcrEt",
        "kept password=[a]5EcrEt",
        "kept password=correct horse 5EcrEt, kept",
        "kept passphrase: correct horse 5EcrEt",
        "kept password=a 5EcrEt user=kept",
        "Form(password=a, 5EcrEt, note=kept)",
        "kept password%3Da%265EcrEt",
        // escapes
        "{\"contrase\\u00f1a\":\"5EcrEt\",\"note\":\"kept\"}",
        "{\"p\\u0061ssword\":\"5EcrEt\",\"note\":\"kept\"}",
        "kept &lt;password&gt;5EcrEt&lt;/password&gt; kept",
        "kept &lt;ns:password a=&quot;b&quot;&gt;5EcrEt&lt;/ns:password&gt; kept",
        "kept {&quot;password&quot;:&quot;5EcrEt&quot;} kept",
        "kept {&#34;password&#34;:&#x22;5EcrEt&#34;} kept",
        "kept password&#61;5EcrEt",
        "kept %3Cpassword%3E5EcrEt%3C%2Fpassword%3E kept",
        // names in attributes, and beside values
        "<input type=\"hidden\" name=\"password\" value=\"5EcrEt\"/> kept",
        "<input value='5EcrEt' name='user.password'> kept",
        "<input type=\"password\" value=\"5EcrEt\"> kept",
        "<input name=password value=5EcrEt> kept",
        "<property name=\"password\">5EcrEt</property> kept",
        "<add key=\"dbPassword\" value=\"5EcrEt\" /> kept",
        "kept name=\"password\" value=\"5EcrEt\"",
        "kept [name=password, value=5EcrEt]",
        "kept {key: 'pin', value: '5EcrEt'}",
        // other logins
        "kept scott/5EcrEt@orcl",
        "kept sqlplus scott/5EcrEt@//db.example:1521/orcl",
        "kept jdbc:oracle:thin:scott/5EcrEt@db.example:1521:x",
        "kept scott/a@5EcrEt@10.0.0.1:1521",
        "kept https://user:ab/5EcrEt@host.example/x",
        "kept https://user:ab?5EcrEt@host.example/x",
        "kept https://user:ab#5EcrEt@host.example/x",
        "kept jdbc:mysql://user:ab/5EcrEt@db.example:3306/x",
        "kept curl -u bob:5EcrEt https://x.example",
        "kept curl -ubob:5EcrEt https://x.example",
        "kept curl -u 'bob:a 5EcrEt' https://x.example",
        "kept curl --user bob:5EcrEt https://x.example",
        "kept curl --proxy-user=bob:5EcrEt https://x.example",
        "kept mysql -uroot -p5EcrEt shop",
        "kept mysqldump -h db -u root -p'a 5EcrEt' shop",
        "kept sshpass -p 5EcrEt ssh bob@host",
        // SQL
        "INSERT INTO users (note, password) VALUES ('kept', '5EcrEt')",
        "insert into users(`password`,`note`) values('a''5EcrEt','kept')",
        "INSERT INTO u (id, pin, note) VALUES (1, 'x', 'kept'), (2, '5EcrEt', 'kept')",
        "INSERT INTO u (note, password) VALUES ('kept', concat('a', '5EcrEt'))",
        "INSERT INTO u (note, password) VALUES ('kept', '5EcrEt",
        "CREATE USER 'kept' IDENTIFIED BY '5EcrEt'",
        "CREATE USER kept IDENTIFIED BY 5EcrEt",
        "CREATE USER 'kept' IDENTIFIED WITH mysql_native_password BY '5EcrEt'",
        "ALTER USER 'kept' IDENTIFIED BY PASSWORD '*5EcrEt'",
        "SET PASSWORD FOR 'kept'@'%' = '5EcrEt'",
        "SET PASSWORD FOR 'kept'@'%' = PASSWORD('5EcrEt')",
        "UPDATE users SET password = MD5('5EcrEt') WHERE note='kept'",
        "ALTER ROLE kept ENCRYPTED PASSWORD '5EcrEt'",
        // one-time
        "kept ST-12-5EcrEtAbCdEf-cas1",
        "kept /cas/v1/tickets/TGT-7-5EcrEtAbCdEf"
      })
  void noHalfOfASecretStays(String text) {
    String redacted = redactor.text(text);

    assertThat(redacted).doesNotContain("5EcrEt").contains("kept");
    assertThat(redactor.text(redacted)).isEqualTo(redacted);
  }

  @Test
  void tagsMayBeOfAnyLength() {
    String attributes = " a=\"" + "x".repeat(2_000) + "\"";

    assertThat(redactor.text("<password" + attributes + ">5EcrEt</password> kept"))
        .doesNotContain("5EcrEt")
        .endsWith("</password> kept");
    assertThat(redactor.text("<a b='x>y' name='pin'" + attributes + " value='5EcrEt'/> kept"))
        .doesNotContain("5EcrEt")
        .endsWith("/> kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%B4111111111111111^DOE/JOHN^2512101000000000?",
        ";4111111111111111=25121010000012345678?",
        "card4111111111111111",
        "4111111111111111EUR",
        "x4111 1111 1111 1111x",
        "4111.1111.1111.1111",
        "4111/1111/1111/1111",
        "4111\u20131111\u20131111\u20131111",
        "\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11",
        "4111111111111111.0",
        "4111111111111111.00",
        "3782.822463.10005",
        "[4111111111111111]",
        "_4111111111111111_"
      })
  void cardsAreFoundWhateverStandsAroundThem(String text) {
    String redacted = redactor.text("a " + text + " b");

    assertThat(redacted).startsWith("a ").endsWith(" b").contains(Mark.REDACTED);
    assertThat(redacted.replaceAll("[^0-9\uff10-\uff19]", "").length()).isLessThanOrEqualTo(2);
    assertThat(redacted).doesNotContain("DOE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111.5",
        "4.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1",
        "411111111111111111111111",
        "src/main/app.js and a/b.c",
        "uses actions/checkout@v4 and lib/jquery@3.6",
        "mail ann@example.com and/or bob@example.com",
        "http://host:8080/path@x",
        "https://example.com/a:b/c@d",
        "tar -pxf x, find . -print, ssh -p 22 host, ls -u a",
        "see values ('a', 'b')",
        "INSERT INTO orders (id, note) VALUES (1, 'it''s kept')",
        "You have an error in your SQL syntax near ''x'' at line 1",
        "<input type=\"text\" name=\"city\" value=\"Paris\">",
        "<a href=\"/x\">passenger</a>",
        "ST-1234 and PT-100-abc",
        "name=city, value=Paris",
        "said ''quoted'' and \"\"\"triple\"\"\"",
        "a &lt; b &amp;&amp; c &gt; d \\u00e9",
        "\u0661\u0662\u0663"
      })
  void whatOnlyLooksLikeThatStays(String text) {
    assertThat(redactor.text(text)).isSameAs(text);
  }
}
