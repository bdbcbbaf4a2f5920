package io.useractivity.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {

  @Test
  void whatIsSecretIsNotShown() {
    Properties properties = new Properties();
    properties.setProperty("useractivity.jdbc.url", "jdbc:mysql://h/db?password=wr0ng&a=b");
    properties.setProperty("useractivity.jdbc.user", "anna");
    properties.setProperty("useractivity.jdbc.password", "s3cret");

    StoreSettings settings = StoreSettings.of(Stores.configuration(properties));

    assertThat(settings.password()).isEqualTo("s3cret");
    assertThat(settings).hasToString("jdbc:mysql://h/db?password&a");
  }
}
