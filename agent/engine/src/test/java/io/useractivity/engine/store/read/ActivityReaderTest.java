package io.useractivity.engine.store.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityReaderTest {

  @TempDir Path directory;

  @Test
  void theNewestRowsComeOldestFirstBelowTheirNames() throws Exception {
    Stores.open(properties()).write(Stores.rows(5));

    List<List<String>> lines = new ActivityReader(settings()).latest(new LatestRows(2, false));

    int id = lines.get(0).indexOf("resource_id");
    assertThat(lines).map(line -> line.get(id)).containsExactly("resource_id", "3", "4");
  }

  @Test
  void whatIsNotThereYetIsToldAndNotMade() {
    assertThatThrownBy(() -> new ActivityReader(settings()).latest(new LatestRows(2, false)))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(": the table user_activity_logs does not exist yet");
    assertThat(directory).isEmptyDirectory();
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("useractivity.data.dir", directory.toString());
    return properties;
  }

  private StoreSettings settings() {
    return StoreSettings.of(Stores.configuration(properties()));
  }
}
