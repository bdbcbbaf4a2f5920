package io.useractivity.engine.store.schema;

import java.util.List;

/** How a product's tables are changed. */
interface Ddl {

  /** Settings that a session needs before; empty for none. */
  List<String> preparation();

  Change addColumn(ExpectedColumn column);

  /** What makes of a column that is there the expected one, losing nothing of what it can do. */
  List<Change> changeColumn(FoundColumn found, ExpectedColumn wanted, List<ColumnFault> faults);

  Change addIndex(TableIndex index);

  Change dropIndex(TableIndex index);

  Change addKey(ForeignKey key);

  Change dropKey(ForeignKey key);

  /** Makes it a table of InnoDB. */
  Change changeEngine();

  /** The changes as few statements, in an order in which they can be run. */
  List<AlterStatement> statements(List<Change> changes);
}
