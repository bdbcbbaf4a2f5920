package io.useractivity.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoverageTest {

  private final Coverage coverage = new Coverage();

  @Test
  void routesThatNoRuleMatchedAreCounted() {
    count(3, null, "GET /a");
    count(5, null, "POST /b");
    count(2, "orders", "Order");

    assertThat(coverage.matched()).isEqualTo(2);
    assertThat(coverage.unmatched()).containsExactly(entry("POST /b", 5), entry("GET /a", 3));
    assertThat(coverage.summary(20))
        .isEqualTo("Rules named 2 of 10 rows; no rule is for POST /b (5), GET /a (3).");
    assertThat(coverage.summary(1))
        .isEqualTo("Rules named 2 of 10 rows; no rule is for POST /b (5), others (3).");
  }

  @Test
  void aPathThatIsNotThereIsNoRoute() {
    coverage.count(classification(null, "GET /wp-admin"), 404);

    assertThat(coverage.isCounting()).isFalse();
  }

  @Test
  void aStatusMayBeUnknown() {
    coverage.count(classification(null, "GET /a"), null);

    assertThat(coverage.isCounting()).isTrue();
  }

  @Test
  void whereAllIsCoveredNothingIsListed() {
    count(1, "a", "x");

    assertThat(coverage.summary(20)).isEqualTo("Rules named 1 of 1 row.");
  }

  @Test
  void notMoreRoutesAreKeptThanAnApplicationHas() {
    for (int i = 0; i < 2_000; i++) {
      count(1, null, "GET /users/name" + i);
    }
    count(9, null, "GET /users/name1");

    assertThat(coverage.unmatched()).hasSize(Coverage.MOST_ROUTES);
    assertThat(coverage.others()).isEqualTo(1_500);
    assertThat(coverage.summary(1))
        .isEqualTo(
            "Rules named 0 of 2009 rows; no rule is for GET /users/name1 (10), others (1999).");
  }

  @Test
  void newRulesBeginAnew() {
    count(1, null, "GET /a");
    coverage.restart();

    assertThat(coverage.isCounting()).isFalse();
    assertThat(coverage.unmatched()).isEmpty();
  }

  private void count(int times, String rule, String action) {
    for (int i = 0; i < times; i++) {
      coverage.count(classification(rule, action), 200);
    }
  }

  private static Classification classification(String rule, String action) {
    return new Classification(rule, true, "view", action, null, null, java.util.Map.of());
  }

  private static java.util.Map.Entry<String, Long> entry(String route, long count) {
    return java.util.Map.entry(route, count);
  }
}
