package io.useractivity.engine.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScannedTextsTest {

  private final ScannedTexts scanned = new ScannedTexts();

  @Test
  void aTextThatWasScannedIsKnown() {
    scanned.put("a token=b", "a token=[REDACTED]");

    assertThat(scanned.get("a token=b")).isEqualTo("a token=[REDACTED]");
    assertThat(scanned.get("a token=c")).isNull();
  }

  @Test
  void whateverClientsSendEntriesAndCharactersAreBounded() {
    for (int i = 0; i < 100_000; i++) {
      scanned.put("agent " + i, "agent " + i);
      scanned.put("x".repeat(i % 600) + i, "y".repeat(i % 700));
    }

    assertThat(scanned.size()).isLessThanOrEqualTo(ScannedTexts.MAX_ENTRIES);
    assertThat(scanned.chars()).isLessThanOrEqualTo(ScannedTexts.MAX_CHARS);
  }

  @Test
  void longTextsAreNotKept() {
    String longest = "x".repeat(ScannedTexts.MAX_TEXT_CHARS);
    scanned.put(longest, longest);
    scanned.put(longest + "x", longest);
    scanned.put("a", longest + "x");

    assertThat(scanned.size()).isEqualTo(1);
    assertThat(scanned.chars()).isEqualTo(ScannedTexts.MAX_TEXT_CHARS);
  }

  @Test
  void whatIsAskedForStaysWhileOthersComeAndGo() {
    scanned.put("Mozilla/5.0", "Mozilla/5.0");
    for (int i = 0; i < 10 * ScannedTexts.MAX_ENTRIES; i++) {
      assertThat(scanned.get("Mozilla/5.0")).isNotNull();
      scanned.put("other " + i, "other " + i);
    }
  }

  @Test
  void textsOfOneHashAreToldApart() {
    List<String> colliding = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      StringBuilder text = new StringBuilder();
      for (int bit = 0; bit < 8; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      colliding.add(text.toString());
      scanned.put(text.toString(), "result " + i);
    }

    for (int i = 0; i < colliding.size(); i++) {
      assertThat(scanned.get(colliding.get(i))).isEqualTo("result " + i);
    }
  }

  @Test
  void aRedactorGivesTheSameForATextThatCameBefore() {
    Redactor redactor = new Redactor(List.of(), List.of(), List.of(Pattern.compile("EMP\\d+")));

    assertThat(redactor.repeated("bot password=abc, EMP7"))
        .isEqualTo("bot password=[REDACTED], [REDACTED]");
    String again = redactor.repeated("bot password=abc, EMP7");
    assertThat(again).isEqualTo("bot password=[REDACTED], [REDACTED]");
    assertThat(redactor.repeated("bot password=abc, EMP7")).isSameAs(again);
    assertThat(redactor.repeated(null)).isNull();
    String longText = "a ".repeat(Redactor.MAX_LOOKED_AT) + "password=abc";
    assertThat(redactor.repeated(longText)).isEqualTo(redactor.beginning(longText));
  }
}
