package io.useractivity.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivityRecordTest {

  @Test
  void everyCharacterCountsTwoBytes() {
    Identity identity = new Identity("1", "22", "333", "4444", "55555");
    ActivityRecord full =
        new ActivityRecord(
            0, 0, "GET", "/path", "/ctx", 200, true, "error", "::1", "agent", "session", identity);
    int characters = 15 + "GET/path/ctxerror::1agentsession".length();

    assertThat(full.bytes() - empty().bytes()).isEqualTo(2 * characters);
  }

  @Test
  void aRecordWithoutTextsStillTakesSomething() {
    assertThat(empty().bytes()).isPositive();
  }

  private static ActivityRecord empty() {
    return new ActivityRecord(
        0, 0, null, null, null, null, true, null, null, null, null, Identity.UNKNOWN);
  }
}
