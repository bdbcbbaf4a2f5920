package io.useractivity.engine.cli;

import io.useractivity.engine.archive.ArchivePlace;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.serve.Endpoint;
import io.useractivity.engine.serve.PageServer;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.read.StoredRows;
import io.useractivity.engine.viewer.Pages;
import io.useractivity.engine.viewer.RowSource;
import io.useractivity.engine.viewer.ViewSettings;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: the pages in a browser, until it is stopped. */
@Command(
    name = "serve",
    description = "Show the rows in a browser, to whoever opens the printed address first.",
    footer = {
      "",
      "Examples: " + Program.NAME + " serve --config user-activity.properties",
      "          " + Program.NAME + " serve --bind 10.0.0.5 --tls-keystore serve.p12"
    })
final class Serve implements Callable<Integer> {

  /** An agent that has the database's file looks for questions twice a second. */
  private static final Duration FOR_THE_AGENT = Duration.ofSeconds(12);

  private final Console console;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "where to listen; else ${DEFAULT-VALUE}, which no other machine reaches")
  private String bind;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Port.class,
      defaultValue = "0",
      description = "the port to listen on; else one that is free")
  private int port;

  @Mixin private final TlsOptions tls = new TlsOptions();

  @Option(
      names = "--insecure",
      description = "listen on another address without TLS: everyone on the way reads along")
  private boolean insecure;

  @Mixin private final ReadOptions reading;

  Serve(ReadOptions reading, Console console) {
    this.reading = reading;
    this.console = console;
  }

  /** Of a server. */
  static final class Port extends WholeNumber {

    Port() {
      super(0, 65_535);
    }
  }

  @Override
  public Integer call() throws UsageException, ConfigurationException, CommandFailedException {
    Configuration configuration = reading.configuration();
    Endpoint endpoint = endpoint(tls.context());
    if (!endpoint.isLoopback() && !tls.isSet() && !insecure) {
      throw new UsageException(
          "--bind "
              + bind
              + " can be reached from other machines: give it --tls-keystore, or --insecure if the"
              + " network is safe.");
    }
    ViewSettings settings = ViewSettings.of(configuration);
    StoreSettings store = StoreSettings.ofPages(configuration).readOnly();
    Duration limit = reading.limit();
    ArchivePlace place = RetentionSettings.of(configuration).place();
    RowSource table = () -> new StoredRows(store, limit);
    RowSource archived = () -> place.with(table.open(), store, limit);
    Log log = new Log(console.err, Log.Level.WARN);
    try (Pages pages =
            new Pages(
                settings,
                RowSource.of(table, place == null ? null : archived),
                () -> null,
                Clock.systemUTC(),
                limit.plus(FOR_THE_AGENT),
                log);
        PageServer server = PageServer.start(endpoint, pages, settings.adminPath())) {
      console.out.println("Open " + server.link());
      console.out.println(
          "The address lets one browser in, once. It shows the rows of "
              + store
              + "; Ctrl+C ends it.");
      console.out.flush();
      new CountDownLatch(1).await(); // until the JVM ends
    } catch (IOException e) {
      throw new CommandFailedException(
          "serve cannot listen on " + bind + " port " + port + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (NoClassDefFoundError e) {
      throw new CommandFailedException(
          "serve needs the JDK's own HTTP server; this Java lacks the module jdk.httpserver ("
              + e
              + ").");
    }
    return ExitCode.DONE;
  }

  private Endpoint endpoint(SSLContext context) throws UsageException {
    try {
      return Endpoint.of(bind, port, context);
    } catch (UnknownHostException e) {
      throw new UsageException("--bind takes an address of this machine, not \"" + bind + "\".");
    }
  }
}
