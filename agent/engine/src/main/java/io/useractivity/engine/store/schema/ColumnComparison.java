package io.useractivity.engine.store.schema;

import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.schema.Difference.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong with the columns of a table that was found, each by itself. Immutable. */
final class ColumnComparison {

  /** As many bytes as request data can take, less one that the agent shortens it by. */
  private static final long REQUEST_DATA_BYTES = 65_535;

  private static final int GREATEST_STATUS = 999;
  private static final int PERCENT = 100;

  private final FoundStructure found;
  private final WantedTable wanted;

  /** Whether columns are to be of their parents' type even if that has to be changed. */
  private final boolean asParents;

  ColumnComparison(FoundStructure found, WantedTable wanted, boolean asParents) {
    this.found = found;
    this.wanted = wanted;
    this.asParents = asParents;
  }

  List<ColumnFault> faults(FoundColumn column, ExpectedColumn expected) {
    List<ColumnFault> faults = new ArrayList<>();
    if (column.name().equals("id")) {
      addOfId(column, faults);
      return faults;
    }
    Column ours = Column.valueOf(expected.name().toUpperCase(Locale.ROOT));
    switch (ours.content()) {
      case TEXT:
        addOfText(column, ours, faults);
        break;
      case JSON:
        addOfJson(column, faults);
        break;
      case NUMBER:
        addOfNumber(column, ours, faults);
        break;
      case BOOLEAN:
        if (column.type() != ColumnType.BOOLEAN && column.type() != ColumnType.INTEGER) {
          faults.add(otherType(column, "no BOOLEAN", true));
        }
        break;
      default:
        addOfTime(column, faults);
    }
    if (expected.isNullable() && !column.isNullable()) {
      faults.add(
          new ColumnFault(
              Kind.NOT_NULL,
              column.name() + " is NOT NULL: a row without a value gets '' or 0 or the like",
              false));
    }
    return faults;
  }

  private void addOfId(FoundColumn id, List<ColumnFault> faults) {
    if (id.type() != ColumnType.INTEGER) {
      faults.add(otherType(id, "no BIGINT", true));
    } else if (found.hasSmallId()) {
      double used = found.idsUsed();
      faults.add(
          new ColumnFault(
              Kind.SMALL_ID,
              "id is "
                  + id.declaration()
                  + ": no row can be stored after number "
                  + id.greatest()
                  + (used < 0
                      ? ""
                      : String.format(Locale.ROOT, " (%.1f %% are used up)", PERCENT * used)),
              true));
    }
    if (!id.isFilledByItself()) {
      faults.add(
          new ColumnFault(
              Kind.ID_NOT_COUNTED,
              "id does not count by itself: rows get numbers that the agent draws",
              false));
    }
  }

  private void addOfText(FoundColumn column, Column ours, List<ColumnFault> faults) {
    if (isTypedByKey(column)) {
      return;
    }
    ParentTable parent = wanted.parentOf(column.name());
    if (parent != null && asParents) {
      faults.add(
          otherType(column, "no " + parent.plainIdType() + " as " + parent.key().parent(), true));
    } else if (column.type() != ColumnType.TEXT) {
      faults.add(otherType(column, "no text: what it does not take is left out", true));
    } else {
      addOfWidth(column, ours, faults);
      addOfCharacters(column, faults);
    }
  }

  /** Whether it is as its parent's ids are, or has a key to whatever parent. */
  private boolean isTypedByKey(FoundColumn column) {
    ParentTable parent = wanted.parentOf(column.name());
    if (parent != null && column.declaration().equals(parent.plainIdType())) {
      return true;
    }
    for (ForeignKey key : found.foreignKeys()) {
      if (key.column().equals(column.name())) {
        return wanted.hasForeignKeys() || asParents;
      }
    }
    return false;
  }

  private static void addOfWidth(FoundColumn column, Column ours, List<ColumnFault> faults) {
    if (column.maxCodePoints() < ours.width()) {
      faults.add(
          new ColumnFault(
              Kind.NARROWER_COLUMN,
              column.name()
                  + " is "
                  + column.declaration()
                  + ": longer values are cut, VARCHAR("
                  + ours.width()
                  + ") is expected",
              true));
    }
  }

  private void addOfCharacters(FoundColumn column, List<ColumnFault> faults) {
    String collation = found.collation(column.name());
    if (!column.characterSet().hasSupplementary()) {
      faults.add(
          new ColumnFault(
              Kind.OTHER_CHARACTERS,
              column.name() + " is of " + collation + ": characters that it lacks are replaced",
              true));
    } else if (collation != null && !collation.equals(ActivityTable.COLLATION)) {
      faults.add(
          new ColumnFault(
              Kind.COLLATION,
              column.name() + " is sorted by " + collation + ", not " + ActivityTable.COLLATION,
              false));
    }
  }

  /** Not every user may look at the checks that make a MariaDB's text JSON. */
  private void addOfJson(FoundColumn column, List<ColumnFault> faults) {
    String shown = found.declaration(column.name());
    boolean checked = shown != null && shown.contains("json_valid(");
    if (column.type() == ColumnType.JSON || column.holdsJson() || checked) {
      return;
    }
    boolean fits = column.type() == ColumnType.TEXT && column.maxBytes() >= REQUEST_DATA_BYTES;
    faults.add(
        otherType(column, fits ? "no JSON: nothing checks what is in it" : "no JSON", !fits));
  }

  private static void addOfNumber(FoundColumn column, Column ours, List<ColumnFault> faults) {
    int needed = ours == Column.STATUS_CODE ? GREATEST_STATUS : Integer.MAX_VALUE;
    if (column.type() != ColumnType.INTEGER) {
      faults.add(otherType(column, "no whole number", true));
    } else if (column.greatest().compareTo(BigInteger.valueOf(needed)) < 0) {
      faults.add(
          new ColumnFault(
              Kind.NARROWER_COLUMN,
              column.name()
                  + " is "
                  + column.declaration()
                  + ": what is greater than "
                  + column.greatest()
                  + " does not fit",
              true));
    }
  }

  private static void addOfTime(FoundColumn column, List<ColumnFault> faults) {
    if (column.type() == ColumnType.TIMESTAMP) {
      faults.add(
          otherType(column, "no DATETIME(3): it ends in 2038 and moves with the time zone", true));
    } else if (column.type() != ColumnType.DATE_TIME) {
      faults.add(otherType(column, "no DATETIME(3)", true));
    } else if (column.secondDigits() < 3) {
      faults.add(
          new ColumnFault(
              Kind.NARROWER_COLUMN,
              column.name() + " is " + column.declaration() + ": it keeps no milliseconds",
              false));
    }
  }

  private static ColumnFault otherType(FoundColumn column, String what, boolean harmful) {
    return new ColumnFault(
        Kind.OTHER_TYPE, column.name() + " is " + column.declaration() + ", " + what, harmful);
  }
}
