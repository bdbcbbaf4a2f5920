package io.useractivity.engine.cli;

import io.useractivity.engine.assemble.StoredSessionId;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.config.SessionIdMode;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hash-session}: from the id of a session to what its rows have in session_id. */
@Command(
    name = "hash-session",
    description = "Print what session_id holds for a session, to look its rows up.",
    footer = {"", "Example: " + Program.NAME + " hash-session 6F1A09C37E"})
final class HashSession implements Callable<Integer> {

  private final PrintStream out;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "the session's id, as in its cookie; else it is read from the standard input")
  private String id;

  @Mixin private final ConfigurationOptions configuration;

  HashSession(ConfigurationOptions configuration, PrintStream out) {
    this.configuration = configuration;
    this.out = out;
  }

  @Override
  public Integer call() throws ConfigurationException, CommandFailedException, IOException {
    Configuration read = configuration.read();
    SessionIdMode mode = read.get(Option.CAPTURE_SESSION_ID);
    if (mode == SessionIdMode.NONE) {
      throw new CommandFailedException(
          "capture.session-id is none: rows hold nothing of their sessions.");
    }
    String live = id == null ? typed() : id;
    if (live == null || live.isEmpty()) {
      throw new CommandFailedException("There is no session id: neither as an argument nor typed.");
    }
    out.println(mode == SessionIdMode.RAW ? live : hash(read, live));
    return ExitCode.DONE;
  }

  private static String hash(Configuration read, String live) throws CommandFailedException {
    String hash;
    try {
      hash = StoredSessionId.hash(read.get(Option.CAPTURE_SESSION_KEY), read.dataDirectory(), live);
    } catch (IOException e) {
      throw RetentionTurn.failed(e);
    }
    if (hash == null) {
      throw new CommandFailedException(
          "There is no session key in "
              + read.dataDirectory()
              + "; name the agent's directory by --data-dir, or its configuration by --config.");
    }
    return hash;
  }

  /** An argument stands in the list of processes, which others of the machine may read. */
  @SuppressWarnings("SystemConsoleNull") // then the input is no terminal
  private static String typed() throws IOException {
    Console console = System.console();
    if (console != null) {
      char[] typed = console.readPassword("Session id: ");
      return typed == null ? null : new String(typed).trim();
    }
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? null : line.trim();
  }
}
