package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetentionDefaultTest {

  @Test
  void theEmbeddedDatabaseKeepsThirtyDays() throws Exception {
    Configuration configuration = Sources.none().read(null);

    assertThat(configuration.isEmbedded()).isTrue();
    assertThat(configuration.get(Option.RETENTION_DAYS)).isEqualTo(30);
  }

  @Test
  void aServerKeepsForEver() throws Exception {
    Configuration configuration = Sources.none().read("jdbc.url=jdbc:mariadb://db/app");

    assertThat(configuration.isEmbedded()).isFalse();
    assertThat(configuration.get(Option.RETENTION_DAYS)).isZero();
  }

  @Test
  void whatIsSetHoldsForTheEmbeddedDatabaseToo() throws Exception {
    assertThat(Sources.none().read("retention.days=0").get(Option.RETENTION_DAYS)).isZero();
    assertThat(Sources.none().read("retention.days=7").get(Option.RETENTION_DAYS)).isEqualTo(7);
  }
}
