package io.useractivity.engine.cli;

import io.useractivity.engine.check.Check;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.operate.Finding;
import io.useractivity.engine.store.operate.Finding.Verdict;
import io.useractivity.engine.text.VisibleText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;

/** {@code check}: whether rows will be stored, before an application is started. */
@Command(
    name = "check",
    description = {
      "Check, before an application starts, whether rows will be stored.",
      "A line each with OK, NOTE, WARN or FAIL, and what to do; it fails if any of them does.",
      "Nothing is changed: the row that it writes is taken back."
    },
    footer = {"", "Example: " + Program.NAME + " check --config agent.properties"})
final class CheckCommand implements Callable<Integer> {

  private static final int VERDICT_WIDTH = 6;
  private static final int SUBJECT_WIDTH = 16;

  private final Console console;

  @Mixin private final ConfigurationOptions configuration;

  @Mixin private final OutputOptions output = new OutputOptions();

  CheckCommand(ConfigurationOptions configuration, Console console) {
    this.configuration = configuration;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<Finding> findings = new ArrayList<>();
    int exitCode = ExitCode.DONE;
    try {
      findings.addAll(new Check(configuration.read(), Log.onStandardError(Log.Level.ERROR)).run());
    } catch (ConfigurationException e) {
      for (String problem : e.problems()) {
        findings.add(
            Finding.fail(
                "configuration", problem, "correct it; the application starts without the agent"));
      }
      exitCode = ExitCode.WRONG_USAGE;
    }
    if (output.json()) {
      printJson(findings);
    } else {
      print(findings, console.out);
    }
    boolean fails = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAIL);
    return fails && exitCode == ExitCode.DONE ? Integer.valueOf(ExitCode.FAILED) : exitCode;
  }

  private void print(List<Finding> findings, PrintStream out) {
    for (Finding finding : findings) {
      String line = padded(finding.verdict().name(), VERDICT_WIDTH);
      String verdict = coloured(finding.verdict(), line);
      out.println(
          verdict + padded(finding.subject(), SUBJECT_WIDTH) + VisibleText.line(finding.text()));
      if (finding.remedy() != null) {
        out.println(padded("", VERDICT_WIDTH + SUBJECT_WIDTH) + VisibleText.line(finding.remedy()));
      }
    }
  }

  private String coloured(Verdict verdict, String text) {
    if (!console.terminal.hasColours() || verdict == Verdict.NOTE) {
      return text;
    }
    String colour = verdict == Verdict.OK ? "green" : verdict == Verdict.WARN ? "yellow" : "red";
    return Ansi.ON.string("@|" + colour + " " + text + "|@");
  }

  private static String padded(String text, int width) {
    StringBuilder padded = new StringBuilder(text);
    while (padded.length() < width) {
      padded.append(' ');
    }
    return padded.toString();
  }

  private void printJson(List<Finding> findings) throws IOException {
    List<Object> document = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("verdict", finding.verdict().name());
      each.put("subject", finding.subject());
      each.put("text", finding.text());
      each.put("remedy", finding.remedy());
      document.add(each);
    }
    JsonOutput.print(document, console.out);
  }
}
