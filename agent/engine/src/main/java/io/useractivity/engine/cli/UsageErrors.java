package io.useractivity.engine.cli;

import io.useractivity.engine.config.Nearest;
import io.useractivity.engine.text.VisibleText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with the arguments, and what was probably meant. */
final class UsageErrors implements IParameterExceptionHandler {

  private final PrintStream err;

  UsageErrors(PrintStream err) {
    this.err = err;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    err.println(VisibleText.line(sentence(e)));
    return ExitCode.WRONG_USAGE;
  }

  private static String sentence(ParameterException e) {
    CommandLine command = e.getCommandLine();
    CommandSpec spec = command.getCommandSpec();
    if (e instanceof UnmatchedArgumentException) {
      String word = ((UnmatchedArgumentException) e).getUnmatched().get(0);
      return command.getParent() == null ? noCommand(word, command) : tooMuch(word, spec);
    }
    if (e instanceof OverwrittenOptionException) {
      return name(((OverwrittenOptionException) e).getOverwritten())
          + " of "
          + spec.name()
          + " stands there twice; give it once.";
    }
    if (e instanceof MissingParameterException
        && !((MissingParameterException) e).getMissing().isEmpty()) {
      return missing(((MissingParameterException) e).getMissing().get(0), spec);
    }
    ArgSpec argument = e.getArgSpec();
    if (argument != null && e.getValue() != null && argument.arity().max() == 0) {
      return name(argument) + " of " + spec.name() + " takes no value.";
    }
    if (argument != null && e.getCause() instanceof TypeConversionException) {
      String expected = e.getCause().getMessage();
      return e.getValue() == null || e.getValue().isEmpty()
          ? missing(argument, spec)
          : name(argument)
              + " of "
              + spec.name()
              + " takes "
              + expected
              + ", not \""
              + e.getValue()
              + "\".";
    }
    return spec.name()
        + ": "
        + e.getMessage()
        + "; \""
        + spec.name()
        + " --help\" shows what it takes.";
  }

  private static String missing(ArgSpec argument, CommandSpec spec) {
    return argument.isOption()
        ? name(argument)
            + " of "
            + spec.name()
            + " needs a value: "
            + name(argument)
            + " "
            + argument.paramLabel()
            + "."
        : spec.name()
            + " needs "
            + argument.paramLabel()
            + ": "
            + String.join(" ", argument.description())
            + ".";
  }

  private static String name(ArgSpec argument) {
    return argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
  }

  private static String noCommand(String word, CommandLine program) {
    if (word.startsWith("-")) {
      return "A command comes first, and \""
          + word
          + "\" is none; --help shows the commands and where options stand.";
    }
    String near = Nearest.to(word, program.getSubcommands().keySet());
    return "There is no command \""
        + word
        + "\"; "
        + (near == null ? "--help shows those that there are." : "did you mean " + near + "?");
  }

  private static String tooMuch(String word, CommandSpec spec) {
    if (!word.startsWith("-")) {
      List<PositionalParamSpec> positions = spec.positionalParameters();
      return spec.name()
          + " takes "
          + (positions.isEmpty() ? "options only" : "one " + positions.get(0).paramLabel())
          + ", and \""
          + word
          + "\" is too much; \""
          + spec.name()
          + " --help\" shows what it takes.";
    }
    int equals = word.indexOf('=');
    String option = equals < 0 ? word : word.substring(0, equals);
    List<String> names = new ArrayList<>(spec.optionsMap().keySet());
    String near = Nearest.to(option, names);
    return spec.name()
        + " has no option \""
        + option
        + "\"; "
        + (near == null
            ? "\"" + spec.name() + " --help\" shows those that it has."
            : "did you mean " + near + "?");
  }
}
