package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetentionDefaultTest {

  @Test
  void theEmbeddedDatabaseKeepsThirtyDays() throws Exception {
    Configuration configuration = Sources.none().read(null);

    assertThat(configuration.isEmbedded()).isTrue();
    assertThat(configuration.retentionDays()).isEqualTo(30);
  }

  @Test
  void aServerKeepsForEver() throws Exception {
    Configuration configuration = Sources.none().read("jdbc.url=jdbc:mariadb://db/app");

    assertThat(configuration.isEmbedded()).isFalse();
    assertThat(configuration.retentionDays()).isZero();
  }

  @Test
  void whatIsSetHoldsForTheEmbeddedDatabaseToo() throws Exception {
    assertThat(Sources.none().read("retention.days=0").retentionDays()).isZero();
    assertThat(Sources.none().read("retention.days=7").retentionDays()).isEqualTo(7);
  }
}
