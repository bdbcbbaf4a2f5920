package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "../docs/commands.md");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Commands commands =
      new Commands(
          new File("user-activity-agent.jar").getAbsoluteFile(),
          new Console(print(out), print(err), new Terminal(null, false)));

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "-h", "help"})
  void helpOfAllNamesEachCommand(String arguments) {
    assertThat(run(arguments)).isZero();

    assertThat(said(out)).startsWith("Usage: java -jar user-activity-agent.jar [-hV] COMMAND");
    assertThat(said(out))
        .contains("\n  tail  ", "\n  attach  ", "\n  detach  ", "\n  generate-completion  ");
    assertThat(said(err)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tail --help", "tail -h", "help tail", "tail -n 3 --help --nonsense"})
  void helpOfACommandNamesItsOptions(String arguments) {
    assertThat(run(arguments)).isZero();

    assertThat(said(out)).startsWith("Usage: java -jar user-activity-agent.jar tail [");
    assertThat(said(out)).contains("  -n=ROWS  ", "  --all  ", "  --config=FILE  ", " --version");
    assertThat(said(err)).isEmpty();
  }

  @Test
  void everyCommandHasHelpWithAnExampleAndTheVersion() {
    for (CommandLine command : commands.program().getSubcommands().values()) {
      out.reset();
      assertThat(run(command.getCommandName() + " --help")).isZero();
      assertThat(said(out))
          .contains(command.getCommandSpec().usageMessage().description())
          .containsPattern("\nExamples?: ");
      assertThat(said(out).lines()).allMatch(line -> line.length() <= 100);
      out.reset();
      assertThat(run(command.getCommandName() + " --version")).isZero();
      assertThat(said(out)).matches("user-activity-agent [0-9].*\n");
    }
    assertThat(said(err)).isEmpty();
  }

  @Test
  void aFileThatAnArgumentMightNameIsNotOpened() {
    assertThat(run("@/etc/hostname")).isEqualTo(2);

    assertThat(said(err)).startsWith("There is no command \"@/etc/hostname\"");
  }

  @Test
  void theCompletionScriptKnowsCommandsAndOptions() {
    assertThat(run("generate-completion --name ua")).isZero();

    assertThat(said(out))
        .contains("_complete_ua -o default ua ")
        .containsPattern("local commands=\"tail .*attach detach .*generate-completion\"")
        .contains("--data-dir");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(run("--version")).isZero();

    assertThat(said(out)).matches("user-activity-agent [0-9]+\\.[0-9]+\\.[0-9]+\\S*\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          tial                   | There is no command "tial"; did you mean tail?
          frobnicate             | There is no command "frobnicate"; --help shows those that there are.
          -n 5 tail              | A command comes first, and "-n" is none; --help shows the commands and where options stand.
          tail --al              | tail has no option "--al"; did you mean --all?
          tail --frobnicate=x    | tail has no option "--frobnicate"; "tail --help" shows those that it has.
          tail -n                | -n of tail needs a value: -n ROWS.
          tail -n many           | -n of tail takes a whole number from 1 to 10000, not "many".
          tail -n 0              | -n of tail takes a whole number from 1 to 10000, not "0".
          tail --all=yes         | --all of tail takes no value.
          tail -n 1 -n 2         | -n of tail stands there twice; give it once.
          tail 20                | tail takes options only, and "20" is too much; "tail --help" shows what it takes.
          attach                 | Which JVM? Name its process id; "attach --list" shows them.
          attach 1 2             | attach takes one PID, and "2" is too much; "attach --help" shows what it takes.
          tail --config=         | --config of tail needs a value: --config FILE.
          tail --config --all    | --config of tail needs a value: --config FILE.
          attach x               | "x" is no process id; they are whole numbers.
          attach --list 7        | attach --list takes nothing else; leave --list out to attach.
          detach 1 --config file | detach has no option "--config"; "detach --help" shows those that it has.
          """)
  void whatIsWrongIsOneSentenceThatSaysWhatInstead(String arguments, String sentence) {
    assertThat(run(arguments)).isEqualTo(2);

    assertThat(said(err)).isEqualTo(sentence + "\n");
    assertThat(said(out)).isEmpty();
  }

  @Test
  void theDocumentsHaveWhatTheCommandsSayOfThemselves() throws Exception {
    String page =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.equals("<!-- commands:begin -->"))
            .takeWhile(line -> !line.equals("<!-- commands:end -->"))
            .filter(line -> !line.startsWith("<!--") && !line.startsWith("```"))
            .collect(Collectors.joining("\n", "", "\n"));
    StringBuilder expected = new StringBuilder(usage(commands.program()));
    for (CommandLine command : commands.program().getSubcommands().values()) {
      expected.append('\n').append(usage(command));
    }

    assertThat(page).isEqualTo(expected.toString());
  }

  private static String usage(CommandLine command) {
    return command.getUsageMessage(CommandLine.Help.Ansi.OFF).replace("\r\n", "\n");
  }

  private int run(String arguments) {
    return commands.run(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String said(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
