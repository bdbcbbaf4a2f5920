package io.useractivity.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivityRecordTest {

  @Test
  void everyCharacterCountsTwoBytes() {
    Identity identity = new Identity("1", "22", "333", "4444", "55555");
    ActivityRecord full =
        new ActivityRecord.Builder("GET", "/path")
            .contextPath("/ctx")
            .time(0, 0)
            .outcome(200, true, "error")
            .client("::1", "agent")
            .session("session")
            .identity(identity)
            .build();
    int characters = 15 + "GET/path/ctxerror::1agentsession".length();

    assertThat(full.bytes() - empty().bytes()).isEqualTo(2 * characters);
  }

  @Test
  void aRecordWithoutTextsStillTakesSomething() {
    assertThat(empty().bytes()).isPositive();
  }

  private static ActivityRecord empty() {
    return new ActivityRecord.Builder(null, null).time(0, 0).outcome(null, true, null).build();
  }
}
