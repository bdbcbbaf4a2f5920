package io.useractivity.engine.store.operate;

import io.useractivity.engine.store.schema.AlterStatement;
import io.useractivity.engine.store.schema.TablePlan;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What there was of the table, and what was done; immutable. */
public final class TableOutcome {

  /** The outcome of a statement that was run. */
  public static final String DONE = "done";

  /** The outcome of a statement that was not run because others would have had to wait. */
  public static final String BLOCKS = "not run: it keeps others from writing";

  private final TablePlan plan;
  private final boolean created;
  private final Map<AlterStatement, String> statements;
  private final List<String> notes;

  /**
   * @param plan of the table before it was mended, or after it was made
   * @param statements that were to be run, each with what became of it
   */
  TableOutcome(
      TablePlan plan, boolean created, Map<AlterStatement, String> statements, List<String> notes) {
    this.plan = plan;
    this.created = created;
    this.statements = Collections.unmodifiableMap(statements);
    this.notes = Collections.unmodifiableList(notes);
  }

  public TablePlan plan() {
    return plan;
  }

  public boolean isCreated() {
    return created;
  }

  /** What became of each statement: done, not run, or the database's words; empty for none. */
  public Map<AlterStatement, String> statements() {
    return statements;
  }

  /** What else there is to say, in sentences. */
  public List<String> notes() {
    return notes;
  }
}
