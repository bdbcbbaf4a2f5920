package io.useractivity.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application that ships the API and runs without the agent. */
class WithoutTheAgentTest {

  private static final Object NEVER_ASKED =
      new Object() {
        @Override
        public String toString() {
          throw new AssertionError("asked");
        }
      };

  @Test
  void nobodyListens() {
    assertThat(UserActivity.isRecorded()).isFalse();
  }

  @Test
  void nothingIsThrownAndNobodyAsked() {
    UserActivity.log(null);
    UserActivity.log(all(Activity.of(null, null), NEVER_ASKED));
    CurrentActivity current = UserActivity.current();
    assertThat(
            current
                .user(NEVER_ASKED)
                .email(null)
                .role("")
                .tenant(NEVER_ASKED)
                .type(null)
                .action(null)
                .describe("a", null)
                .resource(null, NEVER_ASKED)
                .requestData(Map.of("k", NEVER_ASKED))
                .failure(null))
        .isSameAs(current)
        .isSameAs(UserActivity.current());
  }

  @Test
  void nothingIsKept() throws ReflectiveOperationException {
    Activity activity = all(Activity.of("type", "action"), 1);

    Field values = Activity.class.getDeclaredField("values");
    values.setAccessible(true);
    assertThat(values.get(activity)).isNull();
  }

  private static Activity all(Activity activity, Object id) {
    return activity
        .userId(id)
        .userEmail("e")
        .userRole("r")
        .endpoint("/")
        .method("GET")
        .resource("t", id)
        .ipAddress("::1")
        .userAgent("u")
        .requestData(id)
        .statusCode(200)
        .responseTimeMs(1)
        .success(true)
        .tenantId(id)
        .sessionId("s")
        .errorMessage("m");
  }
}
