package io.useractivity.engine.cli;

import io.useractivity.engine.store.operate.TableOutcome;
import io.useractivity.engine.store.schema.ActivityTable;
import io.useractivity.engine.store.schema.AlterStatement;
import io.useractivity.engine.store.schema.Difference;
import io.useractivity.engine.store.schema.StructureLines;
import io.useractivity.engine.store.schema.TablePlan;
import io.useractivity.engine.text.VisibleText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code create-table} has found and done; immutable. */
final class TableReport {

  private final String database;
  private final TablePlan plan;
  private final boolean created;
  private final Map<AlterStatement, String> outcomes;
  private final List<String> notes;

  TableReport(String database, TableOutcome outcome) {
    this.database = database;
    this.plan = outcome.plan();
    this.created = outcome.isCreated();
    this.outcomes = outcome.statements();
    this.notes = outcome.notes();
  }

  void print(PrintStream out) {
    for (String note : notes) {
      out.println(VisibleText.line(note));
    }
    if (created) {
      out.println("Created the table " + ActivityTable.NAME + " in " + database + ".");
      return;
    }
    out.println("The table " + ActivityTable.NAME + " is there, in " + database + ".");
    out.println();
    new StructureText(StructureLines.of(plan.found())).print(out);
    out.println();
    if (plan.differences().isEmpty()) {
      out.println("It is as expected.");
      return;
    }
    out.println(
        "It differs from the expected one; what costs data or time has an exclamation mark:");
    for (Difference difference : plan.differences()) {
      String mark = difference.isHarmful() ? "  ! " : "    ";
      out.println(mark + VisibleText.line(difference.sentence()));
    }
    out.println();
    if (plan.statements().isEmpty()) {
      out.println("No statement of ours mends that.");
    } else if (outcomes.isEmpty()) {
      printStatements(out);
    } else {
      printOutcomes(out);
    }
  }

  private void printStatements(PrintStream out) {
    out.println(
        "To mend it (nothing of this was run; --apply runs it, print-sql prints it alone):");
    out.println();
    for (String line : plan.sql()) {
      out.println(line);
    }
  }

  private void printOutcomes(PrintStream out) {
    for (Map.Entry<AlterStatement, String> outcome : outcomes.entrySet()) {
      out.println(VisibleText.line(outcome.getKey().sql().replaceAll("\\s+", " ")));
      out.println("  " + VisibleText.line(outcome.getValue()));
    }
  }

  /** Why not all was done that was asked for; null if it was. */
  String failure() {
    long blocking = outcomes.values().stream().filter(TableOutcome.BLOCKS::equals).count();
    long failed =
        outcomes.values().stream().filter(text -> !text.equals(TableOutcome.DONE)).count()
            - blocking;
    if (failed > 0) {
      return failed
          + " of "
          + outcomes.size()
          + " statements failed; the reasons stand above, and what is done stays.";
    }
    if (blocking > 0) {
      return blocking
          + " of "
          + outcomes.size()
          + " statements were not run, since nobody could write to the table meanwhile; --apply"
          + " --blocking runs them, best when little goes on.";
    }
    return null;
  }

  /** The same as maps and lists. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("database", database);
    document.put("table", ActivityTable.NAME);
    document.put("created", created);
    new StructureText(StructureLines.of(plan.found())).addTo(document);
    List<Object> differences = new ArrayList<>();
    for (Difference difference : plan.differences()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("kind", difference.kind().name());
      each.put("subject", difference.subject());
      each.put("sentence", difference.sentence());
      each.put("harmful", difference.isHarmful());
      differences.add(each);
    }
    document.put("differences", differences);
    document.put("preparation", plan.preparation());
    List<Object> statements = new ArrayList<>();
    for (AlterStatement statement : plan.statements()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("sql", statement.sql());
      each.put("blocksWrites", statement.blocksWrites());
      each.put("outcome", outcomes.get(statement));
      statements.add(each);
    }
    document.put("statements", statements);
    document.put("notes", notes);
    return document;
  }
}
