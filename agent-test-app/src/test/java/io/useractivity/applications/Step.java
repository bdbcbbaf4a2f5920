package io.useractivity.applications;

import io.useractivity.endtoend.Played;

/**
 * A request, its answer and its row.
 *
 * @param told null: no row, since the container answers before anything of the application runs
 * @param user whose row it is; null: nobody's
 * @param role hers
 */
record Step(Played played, Told told, String user, String role) {

  /** The row in words. */
  String line() {
    return played.line("") + ": " + told.inWords(user, role);
  }
}
