package io.useractivity.engine.viewer;

import io.useractivity.engine.query.QueryException;

/** One page; safe for use by any thread. */
interface Page {

  /**
   * Answers.
   *
   * @throws QueryException if the database can't be asked; the message is for administrators
   */
  ViewResponse answer(Visit visit) throws QueryException, Desk.UnansweredException;
}
