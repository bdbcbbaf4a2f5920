package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.operate.OperatedTable;
import io.useractivity.engine.store.schema.ActivityTable;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code print-sql}: what {@code create-table --apply} would run, and nothing else. */
@Command(
    name = "print-sql",
    description = "Print the SQL that create-table would run, for somebody else to run it.",
    footer = {"", "Example: " + Program.NAME + " print-sql --offline > table.sql"})
final class PrintSql implements Callable<Integer> {

  private final PrintStream out;

  @Option(
      names = "--offline",
      description =
          "ask no database: what makes the table, without foreign keys, for the product of jdbc.url")
  private boolean offline;

  @Mixin private final TableOptions table = new TableOptions();

  @Mixin private final ConfigurationOptions configuration;

  PrintSql(ConfigurationOptions configuration, Console console) {
    this.configuration = configuration;
    this.out = console.out;
  }

  @Override
  public Integer call() throws ConfigurationException, StoreException {
    OperatedTable operated = table.table(configuration.read());
    List<String> sql = offline ? operated.sqlOffline() : operated.sql();
    for (String line : sql) {
      out.println(line);
    }
    if (sql.isEmpty()) {
      out.println("-- The table " + ActivityTable.NAME + " needs no statement.");
    }
    return ExitCode.DONE;
  }
}
