package io.useractivity.engine.cli;

import io.useractivity.engine.archive.ArchivePlace;
import io.useractivity.engine.archive.ArchivePlan;
import io.useractivity.engine.archive.RetentionRun;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.archive.RunTotals;
import io.useractivity.engine.archive.VerifiedMonth;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.query.LastRun;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RetentionState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code archive}: what the agent does daily, now; or a look at it. */
@Command(
    name = "archive",
    description =
        "Archive the rows that are past retention.days, verify the archive, and delete them.",
    footer = {"", "Example: " + Program.NAME + " archive --dry-run"})
final class ArchiveRows implements Callable<Integer> {

  private static final String NAME = "archive";

  private final Console console;

  @Option(names = "--dry-run", description = "only say how many rows of which month would go")
  private boolean dryRun;

  @Option(
      names = "--verify",
      description = "look whether the archives are as they were written, and do nothing else")
  private boolean verify;

  @Option(
      names = "--new-archive",
      description =
          "archive to another archive.dir or archive.table than before, or, without either, to"
              + " none")
  private boolean newArchive;

  @Mixin private final ConfigurationOptions configuration;
  @Mixin private final OutputOptions output = new OutputOptions();

  ArchiveRows(ConfigurationOptions configuration, Console console) {
    this.configuration = configuration;
    this.console = console;
  }

  @Override
  public Integer call()
      throws ConfigurationException,
          StoreException,
          UsageException,
          CommandFailedException,
          IOException {
    if ((dryRun ? 1 : 0) + (verify ? 1 : 0) + (newArchive ? 1 : 0) > 1) {
      throw new UsageException(
          "--dry-run, --verify and --new-archive are different things to do; name one of them.");
    }
    Configuration read = configuration.read();
    RetentionSettings settings = RetentionSettings.of(read);
    if (verify) {
      return verify(read, settings);
    }
    if (newArchive) {
      return begin(read, settings);
    }
    if (settings.policy().keepsAll()) {
      throw new CommandFailedException(
          "All rows are kept for ever, so there is nothing to archive; set retention.days,"
              + " retention.by-type or retention.by-tenant.");
    }
    return dryRun ? plan(read, settings) : run(read, settings);
  }

  private int plan(Configuration read, RetentionSettings settings)
      throws StoreException, IOException {
    try (RetentionDatabase database =
        RetentionDatabase.openToRead(StoreSettings.of(read), RetentionTurn.silent())) {
      ArchivePlan plan = ArchivePlan.of(database, settings.policy());
      if (output.json()) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("rows", plan.total());
        document.put("by_month", plan.byMonth());
        document.put("held", plan.held());
        JsonOutput.print(document, console.out);
        return ExitCode.DONE;
      }
      List<List<String>> lines = new ArrayList<>();
      lines.add(Cells.of("month", "rows"));
      plan.byMonth().forEach((month, rows) -> lines.add(Cells.of(month, rows)));
      TextTable.print(lines, "month", console.out);
      console.out.println(
          plan.total()
              + " rows are past their time and would be "
              + (settings.place() == null
                  ? "deleted; neither archive.dir nor archive.table is set."
                  : "archived in " + settings.place() + " and deleted.")
              + (plan.held() == 0 ? "" : " " + plan.held() + " stay because of a legal hold."));
      return ExitCode.DONE;
    }
  }

  private int run(Configuration read, RetentionSettings settings)
      throws StoreException, CommandFailedException, IOException {
    try (RetentionTurn turn = RetentionTurn.take(read, NAME);
        StopSignal stop = StopSignal.listen()) {
      RetentionState state = turn.database.state();
      state.begin(turn.holder);
      RunTotals totals;
      boolean stopped;
      try (RetentionRun run =
          RetentionRun.begin(turn.database, turn.lease, settings.policy(), settings.place())) {
        stopped = !stepThrough(run, stop, RunProgress.of(console));
        totals = run.totals();
      } catch (IOException e) {
        state.end(String.valueOf(e.getMessage()), 0, 0);
        throw RetentionTurn.failed(e);
      } catch (StoreException e) {
        state.end(e.getMessage(), 0, 0);
        throw e;
      }
      state.end(stopped ? "ended by its user" : LastRun.DONE, totals.archived(), totals.deleted());
      tell(totals, stopped);
      return stopped ? ExitCode.FAILED : ExitCode.DONE;
    }
  }

  /** Whether it came to its end. */
  private static boolean stepThrough(RetentionRun run, StopSignal stop, RunProgress progress)
      throws StoreException, IOException {
    try {
      return stepWatched(run, stop, progress);
    } finally {
      progress.end();
    }
  }

  private static boolean stepWatched(RetentionRun run, StopSignal stop, RunProgress progress)
      throws StoreException, IOException {
    for (long pause = run.step(); pause != RetentionRun.DONE; pause = run.step()) {
      progress.show(run.totals());
      if (stop.isAsked()) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private void tell(RunTotals totals, boolean stopped) throws IOException {
    if (output.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("archived", totals.archived());
      document.put("deleted", totals.deleted());
      document.put("held", totals.held());
      document.put("complete", !stopped);
      JsonOutput.print(document, console.out);
    } else {
      console.out.println(totals + (stopped ? " The next run goes on from here." : ""));
    }
  }

  private int begin(Configuration read, RetentionSettings settings)
      throws StoreException, CommandFailedException {
    ArchivePlace place = settings.place();
    try (RetentionTurn turn = RetentionTurn.take(read, NAME)) {
      if (place == null) {
        RetentionRun.archiveNoMore(turn.database);
      } else {
        place.begin(turn.database);
      }
      console.out.println(
          place == null
              ? "From now on rows that are past their time are deleted and not archived."
              : "From now on rows go to the archive in " + place + ".");
      return ExitCode.DONE;
    } catch (IOException e) {
      throw RetentionTurn.failed(e);
    }
  }

  private int verify(Configuration read, RetentionSettings settings)
      throws StoreException, CommandFailedException, IOException {
    List<VerifiedMonth> months;
    try {
      months = RetentionTurn.place(settings).verify(StoreSettings.of(read));
    } catch (IOException e) {
      throw RetentionTurn.failed(e);
    }
    List<Map<String, Object>> documents = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    lines.add(Cells.of("month", "rows", "bytes", "verdict"));
    boolean good = true;
    for (VerifiedMonth month : months) {
      good &= month.isGood();
      lines.add(Cells.of(month.month(), month.rows(), month.bytes(), month.verdict()));
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("month", month.month());
      document.put("rows", month.rows());
      document.put("bytes", month.bytes());
      document.put("sha256", month.sha256());
      document.put("verdict", month.verdict());
      documents.add(document);
    }
    if (output.json()) {
      JsonOutput.print(documents, console.out);
    } else {
      TextTable.print(lines, "archive", console.out);
    }
    return good ? ExitCode.DONE : ExitCode.FAILED;
  }
}
