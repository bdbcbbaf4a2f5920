package io.useractivity.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivityRecordTest {

  @Test
  void everyCharacterCountsTwoBytes() {
    Identity identity = new Identity("1", "22", "333", "4444", "55555");
    ActivityRecord full =
        new ActivityRecord.Builder(
                new RequestLine.Builder("GET", "/path")
                    .contextPath("/ctx")
                    .client("::1", "agent")
                    .build())
            .outcome(Outcome.of(200).because("error"))
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
    return new ActivityRecord.Builder(new RequestLine.Builder(null, null).build()).build();
  }
}
