package io.useractivity.engine.store.schema;

/** A foreign key of one column, wanted or found; immutable. */
public final class ForeignKey {

  private final String name;
  private final String column;
  private final String parent;
  private final String onDelete;
  private final String onUpdate;

  /**
   * @param parent the table with the column in brackets, as {@code users (id)}
   * @param onDelete such as {@code SET NULL}
   */
  ForeignKey(String name, String column, String parent, String onDelete, String onUpdate) {
    this.name = name;
    this.column = column;
    this.parent = parent;
    this.onDelete = onDelete;
    this.onUpdate = onUpdate;
  }

  public String name() {
    return name;
  }

  public String column() {
    return column;
  }

  /** The table with the column in brackets, as {@code users (id)}. */
  public String parent() {
    return parent;
  }

  public String onDelete() {
    return onDelete;
  }

  public String onUpdate() {
    return onUpdate;
  }

  /** Whether deleting or changing a parent does the same by both. */
  boolean actsAs(ForeignKey other) {
    return sameRule(onDelete, other.onDelete) && sameRule(onUpdate, other.onUpdate);
  }

  /** RESTRICT and NO ACTION are one in InnoDB. */
  private static boolean sameRule(String one, String other) {
    return one.equals(other) || (keepsParent(one) && keepsParent(other));
  }

  private static boolean keepsParent(String rule) {
    return rule.equals("RESTRICT") || rule.equals("NO ACTION");
  }

  /** Whether the application can't delete a parent that rows name. */
  boolean keepsParent() {
    return keepsParent(onDelete);
  }

  /** As a statement has it, behind its name. */
  @Override
  public String toString() {
    return "FOREIGN KEY ("
        + column
        + ") REFERENCES "
        + parent
        + " ON DELETE "
        + onDelete
        + " ON UPDATE "
        + onUpdate;
  }
}
