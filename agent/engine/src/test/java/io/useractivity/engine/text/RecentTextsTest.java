package io.useractivity.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTextsTest {

  private final RecentTexts<String> recent = new RecentTexts<>();

  @Test
  void aTextThatWasScannedIsKnown() {
    recent.put("a token=b", "a token=[REDACTED]");

    assertThat(recent.get("a token=b")).isEqualTo("a token=[REDACTED]");
    assertThat(recent.get("a token=c")).isNull();
  }

  @Test
  void whateverClientsSendEntriesAndCharactersAreBounded() {
    for (int i = 0; i < 100_000; i++) {
      recent.put("agent " + i, "agent " + i);
      recent.put("x".repeat(i % 600) + i, "y".repeat(i % 700));
    }

    assertThat(recent.size()).isLessThanOrEqualTo(RecentTexts.MAX_ENTRIES);
    assertThat(recent.chars()).isLessThanOrEqualTo(RecentTexts.MAX_CHARS);
  }

  @Test
  void longTextsAreNotKept() {
    String longest = "x".repeat(RecentTexts.MAX_TEXT_CHARS);
    recent.put(longest, longest);
    recent.put(longest + "x", longest);
    recent.put("a", longest + "x");

    assertThat(recent.size()).isEqualTo(1);
    assertThat(recent.chars()).isEqualTo(RecentTexts.MAX_TEXT_CHARS);
  }

  @Test
  void whatIsAskedForStaysWhileOthersComeAndGo() {
    recent.put("Mozilla/5.0", "Mozilla/5.0");
    for (int i = 0; i < 10 * RecentTexts.MAX_ENTRIES; i++) {
      assertThat(recent.get("Mozilla/5.0")).isNotNull();
      recent.put("other " + i, "other " + i);
    }
  }

  @Test
  void whatIsNoTextIsRememberedToo() {
    RecentTexts<Integer> numbers = new RecentTexts<>();
    numbers.put("one", 1);

    assertThat(numbers.get("one")).isEqualTo(1);
    assertThat(numbers.chars()).isEqualTo(3);
  }

  @Test
  void whatIsNotAskedForIsForgotten() {
    recent.put("once", "once");
    for (int i = 0; i < 10 * RecentTexts.MAX_ENTRIES; i++) {
      recent.put("other " + i, "other " + i);
    }

    assertThat(recent.get("once")).isNull();
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
      recent.put(text.toString(), "result " + i);
    }

    for (int i = 0; i < colliding.size(); i++) {
      assertThat(recent.get(colliding.get(i))).isEqualTo("result " + i);
    }
  }
}
