package io.useractivity.engine.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  private final Redactor redactor = new Redactor(List.of(), List.of(), List.of());
  private final HiddenValues nothing = redactor.hidesNothing();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The order book is locked by période 12",
        "java.lang.IllegalStateException: The order book is locked",
        "org.springframework.security.authentication.BadCredentialsException: Bad credentials",
        "Duplicate entry 'x' for key 'users.name'",
        "password is required",
        "Basic information, bearer of good news",
        "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0",
        "2026-11-23 03:25:06.837",
        "1700000000123",
        "+49 30 1234 5678 90",
        "order 4111111111111112",
        "4111 1111 1111 1112",
        "1234567890123456",
        "0.4111111111111111",
        "192.168.100.100",
        "2001:db8:85a3::8a2e:370:7334",
        "550e8400-e29b-41d4-a716-446655440000",
        "d41d8cd98f00b204e9800998ecf8427e",
        "DE89370400440532013001",
        "GB is a country; DE12 is no account",
        "https://example.com/a@b?c=d",
        "https://auth.example.com:8443/x",
        "see http://example.com/author:8",
        "key note: yes, keyboard: no, author=Ann",
        "eye of the tiger, eyJ",
        "sk-learn-is-a-library-for-machines",
        "a - b -- c --- d ---- e -----",
        "at 10:30, 20:15; x=1, y = 2",
        "{name}/{id}",
        "100% sure",
        ""
      })
  void ordinaryTextsStayWhatTheyAre(String text) {
    assertThat(redactor.text(text)).isSameAs(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          paid with 4111111111111111 today | paid with [REDACTED] today
          4111 1111 1111 1111              | [REDACTED]
          4111-1111-1111-1111.             | [REDACTED].
          no 12 5500 0055 5555 5559        | no 12 [REDACTED]
          378282246310005                  | [REDACTED]
          6011%201111%201111%201117        | [REDACTED]
          3530111333300000                 | [REDACTED]
          30569309025904                   | [REDACTED]
          4222222222222                    | [REDACTED]
          to DE89 3704 0044 0532 0130 00   | to [REDACTED]
          DE89370400440532013000,          | [REDACTED],
          gb82west12345698765432           | [REDACTED]
          NO9386011117947                  | [REDACTED]
          https://u:p@example.com/x        | https://[REDACTED]@example.com/x
          a:/b ftp://u@h                   | a:/b ftp://[REDACTED]@h
          Bearer abcdef123                 | Bearer [REDACTED]
          bearer%20abcdef123               | bearer%20[REDACTED]
          Basic dXNlcjpwYXNz               | Basic [REDACTED]
          id ghp_0123456789abcdefghij01    | id [REDACTED]
          AKIAIOSFODNN7EXAMPLE12345 x      | [REDACTED] x
          password=a&b=c                   | password=[REDACTED]&b=c
          (using password: YES)            | (using password: [REDACTED])
          Cookie: a=b; c=d                 | Cookie: [REDACTED]
          Authorization: Digest a="b", c   | Authorization: [REDACTED]
          'Cookie: a=b; c=d', e            | 'Cookie: [REDACTED]', e
          {Cookie=a=b; c=d}, e             | {Cookie=[REDACTED]}, e
          token: Token abc x               | token: [REDACTED] x
          """)
  void secretsGoAndTheRestStays(String text, String redacted) {
    assertThat(redactor.text(text)).isEqualTo(redacted);
  }

  @Test
  void aRedactedTextStaysWhatItIs() {
    for (String text : List.of("password=a b", "x {\"token\":\"a\"} 4111111111111111")) {
      String once = redactor.text(text);

      assertThat(redactor.text(once)).isEqualTo(once);
    }
  }

  @Test
  void aPathLosesTheSegmentsThatHoldSecrets() {
    assertThat(redactor.path("/reset/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc/done", nothing))
        .isEqualTo("/reset/[REDACTED]/done");
    assertThat(redactor.path("/a/token%3Dx/b", nothing)).isEqualTo("/a/[REDACTED]/b");
    assertThat(redactor.path("/api/token/refresh", nothing)).isEqualTo("/api/token/refresh");
    assertThat(redactor.path("/sch%C3%B6n//x/", nothing)).isEqualTo("/sch%C3%B6n//x/");
  }

  @Test
  void aPathLosesWhatIsASecretOnlyHere() {
    HiddenValues hidden = redactor.hidesNothing();
    hidden.hideOfPath("Abcd");
    hidden.hideOfPath("p");

    assertThat(redactor.path("/reset/Ab%63d/Abcd.json/x", hidden))
        .isEqualTo("/reset/[REDACTED]/[REDACTED]/x");
    assertThat(redactor.path("/api/p/q", hidden)).isEqualTo("/api/[REDACTED]/q");
    assertThat(hidden.without("Reset Abcd up")).isEqualTo("Reset [REDACTED] up");
    assertThat(hidden.without("p")).isEqualTo("[REDACTED]");
  }

  @Test
  void halfASecretAtTheEndOfWhatIsLookedAtIsLeftOut() {
    for (String begins : List.of("https://ann:", "Bearer ", "sk_live_", "4111 1111 1111 ")) {
      for (int seen = 1; seen < 40; seen++) {
        String text = "x ".repeat(600).substring(0, 1_024 - begins.length() - seen) + begins;

        String beginning = redactor.beginning(text + "5Ecr3t".repeat(100), 1_024);

        assertThat(beginning).startsWith("x x x").doesNotContain("5E").hasSizeGreaterThan(900);
      }
    }
    assertThat(redactor.beginning("x".repeat(1_023), 1_024)).hasSize(1_023);
    assertThat(redactor.url("https://x.example/?" + "y".repeat(4_060) + "&x=Bearer%20abcdefghijkl"))
        .doesNotContain("abc");
    assertThat(redactor.path("/y".repeat(2_040) + "/Bearer%20abcdefg", nothing))
        .doesNotContain("Bearer");
  }

  @Test
  void anAddressKeepsWhatIsNoSecret() {
    assertThat(redactor.url("https://u:p@x.example/a;jsessionid=1?b=%C3%BC&token=c#d"))
        .isEqualTo(
            "https://[REDACTED]@x.example/a;jsessionid=[REDACTED]?b=%C3%BC&token=[REDACTED]#d");
    assertThat(redactor.url("https://x.example")).isEqualTo("https://x.example");
    assertThat(redactor.url("about:blank")).isEqualTo("about:blank");
    assertThat(redactor.url(null)).isNull();
  }

  @Test
  void theUsersPatternsGo() {
    Redactor own =
        new Redactor(
            List.of(), List.of(), List.of(Pattern.compile("EMP-\\d+"), Pattern.compile("")));

    assertThat(own.text("by EMP-12 and EMP-3.")).isEqualTo("by [REDACTED] and [REDACTED].");
  }

  @Test
  void aTextOnWhichAPatternTakesForEverIsWithheld() {
    Redactor own = new Redactor(List.of(), List.of(), List.of(Pattern.compile("(a+)+$|((a|b)*)c")));

    assertThat(own.text("a".repeat(5_000) + "!")).isEqualTo(Mark.REDACTED);
  }

  @Test
  void noTextIsCutWithinACharacter() {
    String faces = "\uD83D\uDE00".repeat(3_000);
    for (String before : List.of("", "x")) {
      for (String cut :
          List.of(
              redactor.beginning(before + faces),
              redactor.beginning(before + faces, 1_023),
              redactor.beginningOfValue(before + faces),
              redactor.path("/" + before + faces, nothing),
              redactor.url("https://x.example/" + before + faces))) {
        assertThat(cut).endsWith("\uD83D\uDE00").hasSizeGreaterThan(900);
      }
    }
  }

  @Test
  void aRedactorGivesTheSameForATextThatCameBefore() {
    Redactor own = new Redactor(List.of(), List.of(), List.of(Pattern.compile("EMP\\d+")));

    assertThat(own.repeated("bot password=abc, EMP7"))
        .isEqualTo("bot password=[REDACTED], [REDACTED]");
    String again = own.repeated("bot password=abc, EMP7");
    assertThat(again).isEqualTo("bot password=[REDACTED], [REDACTED]");
    assertThat(own.repeated("bot password=abc, EMP7")).isSameAs(again);
    assertThat(own.repeated(null)).isNull();
    String longText = "a ".repeat(Redactor.MAX_LOOKED_AT) + "password=abc";
    assertThat(own.repeated(longText)).isEqualTo(own.beginning(longText));
  }

  @Test
  void whatATextLooksLikeIsToldAnewWhereItIsHiddenInOneRowAlone() {
    HiddenValues hidden = redactor.hidesNothing();
    hidden.hideOfPath("a1b2c3d4");

    assertThat(redactor.path("/reset/a1b2c3d4", nothing)).isEqualTo("/reset/a1b2c3d4");
    assertThat(redactor.path("/reset/a1b2c3d4", hidden)).isEqualTo("/reset/[REDACTED]");
    assertThat(redactor.path("/reset/a1b2c3d4", nothing)).isEqualTo("/reset/a1b2c3d4");
  }

  @Test
  void aShortWordHasNothingThatTheWholeSearchWouldFind() {
    String[] beginnings = {"", "eyJ", "AKIA", "AIza", "DE89", "NO93", "4111", "SG", "Bearer", "0x"};
    String characters = "abcxyzABCXYZ0123456789";
    SensitiveNames names = new SensitiveNames(List.of(), List.of());
    Random random = new Random(12);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder word = new StringBuilder(beginnings[random.nextInt(beginnings.length)]);
      while (word.length() < 12) {
        word.append(characters.charAt(random.nextInt(characters.length())));
      }
      String text = word.substring(0, random.nextInt(13));

      assertThat(Redactor.isShortWord(text)).isTrue();
      assertThat(TextSecrets.redact(names, text)).isSameAs(text);
      assertThat(Secrets.redact(text)).isSameAs(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4222222222222", "a=b", "a:b", "--pw", "a b", "\u00e4", "\uff14", "a%20b", "<a>"})
  void aTextThatMayHaveMoreIsNoShortWord(String text) {
    assertThat(Redactor.isShortWord(text)).isFalse();
  }

  @Test
  void aUsersPatternFindsShortWordsToo() {
    Redactor redactor = new Redactor(List.of(), List.of(), List.of(Pattern.compile("X\\d+")));

    assertThat(redactor.text("aX42b")).isEqualTo("a[REDACTED]b");
    assertThat(redactor.isOrdinary("X42")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"page", "sort", "q", "city", "order_no", "filter[status]"})
  void aNameThatTellsNothingIsOrdinary(String name) {
    Redactor redactor = new Redactor(List.of(), List.of(), List.of());

    assertThat(redactor.isOrdinary(name)).isTrue();
    assertThat(redactor.isOrdinary(name)).as("asked again").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "user[newPassword]",
        "sessionTimeout",
        "fieldName",
        "h[0].name",
        "h[0].value",
        "value_1",
        "$",
        "dtid",
        "data_0",
        "javax.faces.ViewState",
        "portlet:javax.faces.ViewState",
        "__VIEWSTATE1",
        "execution",
        "c0-param0",
        "form:j_idt12",
        "eyJhbGciOiJIUzI1NiJ9.e30.x",
        "4111111111111111",
      })
  void aNameThatTellsSomethingIsNot(String name) {
    Redactor redactor = new Redactor(List.of(), List.of(), List.of());

    assertThat(redactor.isOrdinary(name)).isFalse();
    assertThat(redactor.isOrdinary(name)).as("asked again").isFalse();
  }

  @Test
  void aNameThatTheUserAddsIsNotOrdinary() {
    Redactor redactor = new Redactor(List.of("page"), List.of("pass*"), List.of());

    assertThat(redactor.isOrdinary("page")).isFalse();
    assertThat(redactor.isOrdinary("passenger")).isTrue();
  }
}
