package io.useractivity.matrix;

import io.useractivity.endtoend.Played;
import io.useractivity.servers.Client;
import io.useractivity.servers.Rows.Row;
import java.io.IOException;
import java.util.List;

/** What clients do with an application. */
interface Scenario {

  /** Plays every request, one after the other; the application has to be freshly started. */
  List<Played> play(Client client) throws IOException, InterruptedException;

  /**
   * Asks for a page of the agent's as one of these users would: the answer's status, which is 404
   * where the page has no place. One request of that client, after its users' own.
   */
  int askForPage(Client client) throws IOException, InterruptedException;

  /** Asserts what else the rows of these requests must say; they are in the requests' order. */
  void requireMore(List<Row> rows);
}
