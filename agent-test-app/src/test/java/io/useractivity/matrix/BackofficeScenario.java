package io.useractivity.matrix;

import io.useractivity.endtoend.Client;
import io.useractivity.endtoend.Played;
import io.useractivity.endtoend.Rows.Row;
import io.useractivity.endtoend.Traffic;
import java.io.IOException;
import java.util.List;

/** Users of the test application's WAR. */
final class BackofficeScenario implements Scenario {

  @Override
  public List<Played> play(Client client) throws IOException, InterruptedException {
    return Traffic.play(client);
  }

  @Override
  public void requireMore(List<Row> rows) {
    Traffic.requireUsers(rows);
  }
}
