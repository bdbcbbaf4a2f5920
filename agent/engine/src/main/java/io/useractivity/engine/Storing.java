package io.useractivity.engine;

import io.useractivity.engine.archive.Retention;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.assemble.ClientAddress;
import io.useractivity.engine.assemble.RecordAssembler;
import io.useractivity.engine.assemble.SessionIds;
import io.useractivity.engine.assemble.Settings;
import io.useractivity.engine.assemble.TenantPattern;
import io.useractivity.engine.capture.RequestCapture;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.config.RunMode;
import io.useractivity.engine.config.SessionIdMode;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.pipeline.GapRows;
import io.useractivity.engine.pipeline.Pipeline;
import io.useractivity.engine.shadow.ShadowStore;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.read.Answers;
import io.useractivity.engine.store.write.ActivityStore;
import io.useractivity.engine.store.write.DeferredActivityStore;
import io.useractivity.engine.thread.Chore;
import io.useractivity.engine.thread.ChoreLoop;
import io.useractivity.engine.thread.DaemonThreads;
import io.useractivity.engine.thread.LastingThread;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * What stores: from the queue to the database, connected. Made while the application starts, so
 * without lambdas, which would cost it time on one core, and without anything of the database.
 */
final class Storing {

  final Coverage coverage = new Coverage();
  final RecordAssembler assembler;
  final Keeping keeping;
  final Pipeline pipeline;

  /** Null where rows are stored. */
  final ShadowStore shadow;

  private final Recording recording;
  private final Retention retention;
  private final LastingThread retaining;
  private final Answers answers;
  private final LastingThread answering;

  /**
   * @param recording whose queue is emptied
   */
  Storing(Configuration configuration, Recording recording, Log log) {
    this.recording = recording;
    recording.figures.register("named by a rule", namedByRule(coverage));
    recording.figures.register("routes without a rule", withoutRule(coverage));
    this.assembler = assembler(configuration, Settings.of(configuration), coverage, log);
    StoreSettings storeSettings = StoreSettings.of(configuration);
    DeferredActivityStore store = new DeferredActivityStore(storeSettings, log);
    boolean stores = configuration.get(Option.MODE) == RunMode.RECORD;
    this.shadow = stores ? null : new ShadowStore(coverage, log);
    this.keeping = new Keeping(configuration, recording.queue.budget(), recording.figures, log);
    this.pipeline = pipeline(configuration, stores ? store : shadow, log);
    this.retention = stores ? retention(RetentionSettings.of(configuration), store, log) : null;
    this.retaining = retaining(retention, log);
    this.answers = stores ? answers(storeSettings, store, log) : null;
    this.answering = answering(answers, log);
  }

  private Pipeline pipeline(Configuration configuration, ActivityStore store, Log log) {
    return new Pipeline(
        recording.queue,
        assembler,
        keeping.journal,
        shadow == null ? new GapRows(recording.figures) : null,
        keeping.letters,
        store,
        recording.figures,
        log,
        configuration.get(Option.FLUSH_BATCH_SIZE),
        configuration.get(Option.FLUSH_INTERVAL),
        chores(
            recording.capture,
            new HealthReport(recording.figures, log),
            new IdentityReport(recording.identities, log),
            shadow));
  }

  private static RecordAssembler assembler(
      Configuration configuration, Settings settings, Coverage coverage, Log log) {
    return new RecordAssembler(
        settings,
        coverage,
        new SessionIds(
            sessionIdMode(configuration),
            configuration.get(Option.CAPTURE_SESSION_KEY),
            configuration.dataDirectory(),
            log),
        new ClientAddress(
            configuration.get(Option.PROXY_TRUSTED), configuration.get(Option.IP_MASK)),
        new TenantPattern(configuration.get(Option.TENANT_PATTERN), log),
        log);
  }

  /** Where nothing is stored, no key is made either. */
  private static SessionIdMode sessionIdMode(Configuration configuration) {
    return configuration.get(Option.MODE) == RunMode.SHADOW
        ? SessionIdMode.NONE
        : configuration.get(Option.CAPTURE_SESSION_ID);
  }

  /** Null where rows are kept for ever. */
  private static Retention retention(
      RetentionSettings settings, DeferredActivityStore store, Log log) {
    return settings.policy().keepsAll() ? null : new Retention(settings, store, log);
  }

  private static LastingThread retaining(Retention retention, Log log) {
    return retention == null
        ? null
        : DaemonThreads.lasting(
            "user-activity-retention", new ChoreLoop("retention", retention, log));
  }

  /** Null where a server answers the commands by itself. */
  private static Answers answers(StoreSettings settings, DeferredActivityStore store, Log log) {
    return settings.isFile() ? new Answers(settings, connected(store), log) : null;
  }

  private static LastingThread answering(Answers answers, Log log) {
    return answers == null
        ? null
        : DaemonThreads.lasting("user-activity-answers", new ChoreLoop("answers", answers, log));
  }

  private static BooleanSupplier connected(DeferredActivityStore store) {
    return new BooleanSupplier() {
      @Override
      public boolean getAsBoolean() {
        return store.isConnected();
      }
    };
  }

  void start() {
    pipeline.start();
    if (answering != null) {
      answering.start();
    }
    if (retaining != null) {
      retaining.start();
    }
  }

  /** Ends the threads and gives the connections back. */
  void stop() throws InterruptedException {
    if (answering != null) {
      answers.close();
      answering.end();
    }
    if (retaining != null) {
      retention.close();
      retaining.end();
    }
    pipeline.stop();
  }

  private static LongSupplier withoutRule(Coverage coverage) {
    return new LongSupplier() {
      @Override
      public long getAsLong() {
        return coverage.unmatched().size();
      }
    };
  }

  private static LongSupplier namedByRule(Coverage coverage) {
    return new LongSupplier() {
      @Override
      public long getAsLong() {
        return coverage.matched();
      }
    };
  }

  private static Chore chores(
      RequestCapture capture, HealthReport report, IdentityReport identities, Chore shadow) {
    return new Chore() {
      @Override
      public long run(long nanoTime) {
        identities.run(nanoTime);
        long next = Math.min(report.run(nanoTime), capture.housekeep(nanoTime));
        return shadow == null ? next : Math.min(next, shadow.run(nanoTime));
      }
    };
  }
}
