package io.useractivity.engine;

import io.useractivity.engine.assemble.RecordAssembler;
import io.useractivity.engine.assemble.Settings;
import io.useractivity.engine.capture.RequestCapture;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.files.AllBytes;
import io.useractivity.engine.log.Log;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts changes of the configuration file into force: rules, and the options that say of themselves
 * that they are reloadable. What else has changed is named and needs a restart. A file that can't
 * be used changes nothing. For one thread.
 *
 * <p>Contents are compared, not times: those may be of whole seconds or older than before (Java 8;
 * files that are links, as Kubernetes mounts them). A file that is being written is left alone
 * until it reads the same twice.
 */
final class ConfigurationReload implements Runnable {

  private static final long PERIOD_MILLIS = 2_000;

  private final File file;
  private final ConfigurationReader reader;
  private final String argument;
  private final RecordAssembler assembler;
  private final RequestCapture capture;
  private final Coverage coverage;
  private final Consumer<Boolean> instrumentation;
  private final Log log;

  private final Configuration started;

  private Configuration current;
  private byte[] inForce;
  private byte[] seen;

  /**
   * @param started the configuration that the agent started with, read from a file
   * @param reader that read it
   * @param argument the agent's, as it was read
   * @param instrumentation is told when {@code enabled} changes
   */
  ConfigurationReload(
      Configuration started,
      ConfigurationReader reader,
      String argument,
      RecordAssembler assembler,
      RequestCapture capture,
      Coverage coverage,
      Consumer<Boolean> instrumentation,
      Log log) {
    this.started = started;
    this.current = started;
    this.file = started.file();
    this.reader = reader;
    this.argument = argument;
    this.assembler = assembler;
    this.capture = capture;
    this.coverage = coverage;
    this.instrumentation = instrumentation;
    this.log = log;
    this.inForce = content();
    this.seen = inForce;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        try {
          check();
        } catch (RuntimeException | Error e) {
          log.warnOncePerMinute("reload", "The configuration could not be read again: " + e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks at the file once. */
  void check() {
    byte[] now = content();
    if (!Arrays.equals(now, seen)) {
      seen = now;
    } else if (!Arrays.equals(now, inForce)) {
      inForce = now;
      reload();
    }
  }

  /** Null while the file cannot be read. */
  private byte[] content() {
    try (InputStream in = new FileInputStream(file)) {
      return AllBytes.of(in);
    } catch (IOException e) {
      return null;
    }
  }

  private void reload() {
    if (inForce == null) {
      log.warn(file + " cannot be read any more: what was read before stays in force.");
      return;
    }
    Configuration read;
    try {
      read = reader.read(argument);
    } catch (ConfigurationException e) {
      for (String problem : e.problems()) {
        log.error(problem);
      }
      log.error("The changed " + file + " cannot be used: what was read before stays in force.");
      return;
    }
    Set<String> changed = new LinkedHashSet<>();
    boolean rulesChanged = false;
    for (String key : current.differences(read)) {
      if (Configuration.isReloadable(key)) {
        changed.add(key);
        rulesChanged |= Configuration.isRule(key);
      }
    }
    Set<String> needRestart = new LinkedHashSet<>();
    for (String key : started.differences(read)) {
      if (!Configuration.isReloadable(key)) {
        needRestart.add(key);
      }
    }
    boolean wasEnabled = current.get(Option.ENABLED);
    current = read;
    if (!changed.isEmpty()) {
      apply(read, wasEnabled);
      if (rulesChanged) {
        coverage.restart();
      }
      log.info(file + " has changed; in force from now on: " + String.join(", ", changed) + ".");
    }
    if (!needRestart.isEmpty()) {
      log.warn(
          file + " has changed; these need a restart: " + String.join(", ", needRestart) + ".");
    }
  }

  private void apply(Configuration read, boolean wasEnabled) {
    if (read.get(Option.ENABLED) != wasEnabled) {
      instrumentation.accept(!wasEnabled);
    }
    log.level(read.get(Option.LOG_LEVEL));
    capture.askFor(read.asksForLocation(), read.asksForContentType());
    assembler.use(Settings.of(read));
  }
}
