package io.useractivity.engine.cli;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.journal.DeadLetterFile;
import io.useractivity.engine.journal.DeadLetters;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.JournalId;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.write.DeferredActivityStore;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replay-dead-letters}: stores rows that the database had refused. */
@Command(
    name = "replay-dead-letters",
    description = {
      "Store the rows that the database had refused, once what it refused them for is mended.",
      "Those that it still refuses stay where they are."
    },
    footer = {"", "Example: " + Program.NAME + " replay-dead-letters --list"})
final class ReplayDeadLetters implements Callable<Integer> {

  private final Console console;

  @Option(names = "--list", description = "only print them, a line of JSON each, with the reasons")
  private boolean list;

  @Mixin private final ConfigurationOptions configuration;
  @Mixin private final OutputOptions output = new OutputOptions();

  ReplayDeadLetters(ConfigurationOptions configuration, Console console) {
    this.configuration = configuration;
    this.console = console;
  }

  @Override
  public Integer call()
      throws ConfigurationException, StoreException, CommandFailedException, IOException {
    Configuration read = configuration.read();
    List<DeadLetterFile> files =
        DeadLetterFile.in(new File(read.dataDirectory(), DeadLetters.DIRECTORY));
    try {
      if (list) {
        for (DeadLetterFile file : files) {
          file.lines().forEach(console.out::println);
        }
        return ExitCode.DONE;
      }
      return replay(read, files);
    } catch (IOException e) {
      throw RetentionTurn.failed(e);
    }
  }

  private Integer replay(Configuration read, List<DeadLetterFile> files)
      throws StoreException, IOException {
    DeferredActivityStore store =
        new DeferredActivityStore(StoreSettings.of(read), RetentionTurn.silent());
    long stored = 0;
    long refused = 0;
    try {
      for (DeadLetterFile file : files) {
        for (String line : new ArrayList<>(file.lines())) {
          if (isStored(store, file.row(line), line)) {
            file.remove(line::equals);
            stored++;
          } else {
            refused++;
          }
        }
      }
    } finally {
      store.close();
    }
    if (output.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("stored", stored);
      document.put("refused", refused);
      JsonOutput.print(document, console.out);
    } else {
      console.out.println("Stored " + stored + ", still refused " + refused + ".");
    }
    return refused == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** Each letter has a place of its own: ended between storing and deleting, it is stored once. */
  private static boolean isStored(DeferredActivityStore store, ActivityRow row, String line)
      throws StoreException {
    if (row == null) {
      return false;
    }
    JournalId letter =
        new JournalId("letter-" + UUID.nameUUIDFromBytes(line.getBytes(StandardCharsets.UTF_8)));
    try {
      store.write(new Batch(letter, 0, Collections.singletonList(row)));
      return true;
    } catch (StoreException e) {
      if (e.isRefused()) {
        return false;
      }
      throw e;
    }
  }
}
