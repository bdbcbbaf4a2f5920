package io.useractivity.engine.store.schema;

import io.useractivity.engine.store.schema.Difference.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Compares the foreign keys of a table that was found with the expected ones. Immutable. */
final class KeyComparison {

  private final FoundStructure found;
  private final ExpectedTable expected;
  private final KeyPolicy policy;
  private final Ddl ddl;

  KeyComparison(FoundStructure found, ExpectedTable expected, KeyPolicy policy, Ddl ddl) {
    this.found = found;
    this.expected = expected;
    this.policy = policy;
    this.ddl = ddl;
  }

  void addTo(List<Difference> differences) {
    for (ForeignKey key : found.foreignKeys()) {
      ForeignKey wish = wishFor(key.column());
      if (policy.areUnwanted()) {
        differences.add(unwanted(key));
      } else if (wish != null
          && key.parent().equalsIgnoreCase(wish.parent())
          && isOther(key, wish)) {
        differences.add(other(key, wish));
      } else if (key.keepsParent()) {
        differences.add(keeping(key, Collections.<Change>emptyList()));
      }
    }
    if (policy.areAskedFor()) {
      for (ForeignKey wish : expected.foreignKeys()) {
        if (found.foreignKeys().stream().noneMatch(key -> key.column().equals(wish.column()))) {
          differences.add(
              new Difference(
                  Kind.MISSING_KEY,
                  wish.column(),
                  "no foreign key from " + wish.column() + " to " + wish.parent(),
                  false,
                  Collections.singletonList(ddl.addKey(wish))));
        }
      }
    }
  }

  private ForeignKey wishFor(String column) {
    for (ForeignKey wish : expected.foreignKeys()) {
      if (wish.column().equals(column)) {
        return wish;
      }
    }
    return null;
  }

  /** Unless keys are asked for, one that sets null is as good as one that deletes. */
  private boolean isOther(ForeignKey key, ForeignKey wish) {
    boolean gentler = !policy.areAskedFor() && key.onDelete().equals("SET NULL");
    return gentler ? !key.onUpdate().equals(wish.onUpdate()) : !key.actsAs(wish);
  }

  private Difference unwanted(ForeignKey key) {
    return new Difference(
        Kind.OTHER_KEY,
        key.name(),
        "the foreign key "
            + key.name()
            + " to "
            + key.parent()
            + (key.onDelete().equals("CASCADE")
                ? " deletes rows together with what they name"
                : " is there")
            + ", and schema.foreign-keys is none",
        key.onDelete().equals("CASCADE"),
        Collections.singletonList(ddl.dropKey(key)));
  }

  private Difference other(ForeignKey key, ForeignKey wish) {
    List<Change> changes = new ArrayList<>(Arrays.asList(ddl.dropKey(key), ddl.addKey(wish)));
    if (key.keepsParent()) {
      return keeping(key, changes);
    }
    return new Difference(
        Kind.OTHER_KEY,
        key.name(),
        "the foreign key "
            + key.name()
            + " is ON DELETE "
            + key.onDelete()
            + " ON UPDATE "
            + key.onUpdate()
            + ", not ON DELETE "
            + wish.onDelete()
            + " ON UPDATE "
            + wish.onUpdate(),
        false,
        changes);
  }

  private static Difference keeping(ForeignKey key, List<Change> changes) {
    return new Difference(
        Kind.OTHER_KEY,
        key.name(),
        "the foreign key "
            + key.name()
            + " keeps the application from deleting from "
            + key.parent()
            + " what rows name",
        true,
        changes);
  }
}
