package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.text.VisibleText;
import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one sentence why a command failed, and turns the reason into an exit code. */
final class Failures implements IExecutionExceptionHandler {

  private final PrintStream err;

  Failures(PrintStream err) {
    this.err = err;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
    if (e instanceof UsageException) {
      tell(e.getMessage());
      return ExitCode.WRONG_USAGE;
    }
    if (e instanceof ConfigurationException) {
      for (String problem : ((ConfigurationException) e).problems()) {
        tell(problem);
      }
      return ExitCode.WRONG_USAGE;
    }
    if (e instanceof StoreException
        || e instanceof QueryException
        || e instanceof CommandFailedException) {
      tell(e.getMessage());
    } else if (isBrokenPipe(e) || isEnding(e)) {
      return ExitCode.FAILED;
    } else if (e instanceof IOException) {
      tell(command.getCommandName() + " cannot read or write a file: " + FileFailure.reason(e));
    } else {
      tell(command.getCommandName() + " failed by a defect of this program: " + e);
    }
    return ExitCode.FAILED;
  }

  /** Runtime's word for what comes too late for a hook. */
  private static boolean isEnding(Exception e) {
    return e instanceof IllegalStateException && "Shutdown in progress".equals(e.getMessage());
  }

  /** As by head, which has what it wants. */
  private static boolean isBrokenPipe(Exception e) {
    return e instanceof IOException && String.valueOf(e.getMessage()).contains("roken pipe");
  }

  private void tell(String sentence) {
    err.println(VisibleText.line(sentence));
  }
}
