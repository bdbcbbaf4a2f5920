package io.useractivity.matrix;

import io.useractivity.endtoend.Played;
import io.useractivity.endtoend.Traffic;
import io.useractivity.servers.Client;
import io.useractivity.servers.Rows.Row;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Users of the test application's WAR.
 *
 * @param omitted paths that nobody asks a server for which does not answer them
 */
record BackofficeScenario(Set<String> omitted) implements Scenario {

  @Override
  public List<Played> play(Client client) throws IOException, InterruptedException {
    return Traffic.play(client, omitted);
  }

  @Override
  public int askForPage(Client client) throws IOException, InterruptedException {
    client.logIn("bob@acme.example");
    return client.get(MatrixIT.PAGE);
  }

  @Override
  public void requireMore(List<Row> rows) {
    Traffic.requireUsers(rows);
  }
}
