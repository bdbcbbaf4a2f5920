package io.useractivity.engine.cli;

import io.useractivity.engine.archive.PersonReport;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.archive.RowLines;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.files.OwnerOnly;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export-user}: all rows of a person as JSON lines. */
@Command(
    name = "export-user",
    description = "Write all rows of a person as lines of JSON, for who asks what is stored.",
    footer = {
      "",
      "Example: " + Program.NAME + " export-user alice@example.org 4711 -o alice.jsonl"
    })
final class ExportUser implements Callable<Integer> {

  private final Console console;

  @Mixin private final PersonOptions who = new PersonOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "a new file, for its owner alone; else the standard output")
  private File file;

  @Mixin private final ConfigurationOptions configuration;

  ExportUser(ConfigurationOptions configuration, Console console) {
    this.configuration = configuration;
    this.console = console;
  }

  @Override
  public Integer call()
      throws ConfigurationException, StoreException, CommandFailedException, IOException {
    Configuration read = configuration.read();
    try (RetentionDatabase database =
        RetentionDatabase.openToRead(StoreSettings.of(read), RetentionTurn.silent())) {
      PersonReport report =
          new PersonReport(
              database, who.archives(RetentionSettings.of(read), database), who.person());
      if (file == null) {
        write(report, console.out);
        console.out.flush();
      } else {
        try (OutputStream out = new BufferedOutputStream(OwnerOnly.newFile(file.toPath()))) {
          console.err.println(write(report, out) + " rows are in " + file + ".");
        }
      }
      return ExitCode.DONE;
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(
          "The file " + file + " is there already; name another, or delete it first.");
    } catch (IOException e) {
      throw RetentionTurn.failed(e);
    }
  }

  private static long write(PersonReport report, OutputStream out)
      throws StoreException, IOException {
    long[] rows = new long[1];
    report.rows(
        row -> {
          out.write((RowLines.line(row) + "\n").getBytes(StandardCharsets.UTF_8));
          rows[0]++;
        });
    return rows[0];
  }
}
