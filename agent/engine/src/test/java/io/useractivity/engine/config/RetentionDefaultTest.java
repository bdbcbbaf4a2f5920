package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @Test
  void oldRowsGoToFilesOrToATable() {
    assertThatThrownBy(() -> Sources.none().read("archive.dir=/old,archive.table=old_activity"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "Both archive.dir (agent argument) and archive.table (agent argument) are set; old rows"
                + " go to files or to a table, so leave one of the two unset.");
  }
}
