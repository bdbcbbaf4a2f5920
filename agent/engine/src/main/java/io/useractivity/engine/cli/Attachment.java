package io.useractivity.engine.cli;

import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.text.VisibleText;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** The way to the agent in a JVM that runs already: loads it there, or has it go. */
final class Attachment {

  /** From this release on a JVM warns when an agent comes late (JEP 451). */
  private static final int FIRST_TO_WARN = 21;

  private final File jar;
  private final PrintStream out;

  /**
   * @param jar the agent's, absolute: the other JVM has another working directory
   */
  Attachment(File jar, PrintStream out) {
    this.jar = jar;
    this.out = out;
  }

  /**
   * Attaches it.
   *
   * @param config the agent's configuration file, or null for the default
   */
  void attach(String processId, String config) throws UsageException, CommandFailedException {
    String argument = "";
    if (config != null) {
      File file = new File(config).getAbsoluteFile();
      if (!file.isFile()) {
        throw new UsageException("There is no file " + file + ".");
      }
      argument = "config=" + file;
    }
    command(processId, "attach", argument);
  }

  /** Detaches it. */
  void detach(String processId) throws UsageException, CommandFailedException {
    command(processId, "detach", "");
  }

  private void command(String processId, String command, String argument)
      throws UsageException, CommandFailedException {
    if (processId == null) {
      throw new UsageException("Which JVM? Name its process id; \"attach --list\" shows them.");
    }
    if (!processId.matches("[0-9]{1,10}")) {
      throw new UsageException("\"" + processId + "\" is no process id; they are whole numbers.");
    }
    try {
      // The temporary directory is everybody's: the file is made for the owner alone.
      Path answer = Files.createTempFile("user-activity", ".answer");
      try (OtherJvm jvm = OtherJvm.of(processId)) {
        if (command.equals("attach") && jvm.feature() >= FIRST_TO_WARN) {
          out.println(
              "Java "
                  + jvm.feature()
                  + " now prints a warning there (\"A Java agent has been loaded dynamically\"): it"
                  + " is harmless, and -javaagent or -XX:+EnableDynamicAgentLoading avoids it.");
        }
        tell(load(jvm, command, answer, argument), processId);
      } finally {
        Files.delete(answer);
      }
    } catch (IOException e) {
      throw new CommandFailedException(
          "The answer of the JVM " + processId + " cannot be read: " + FileFailure.reason(e));
    }
  }

  /**
   * Java 8 and later ones do not understand each other's word for "loaded" ({@code
   * HotSpotVirtualMachine.loadAgentLibrary}: "0" to the one, "return code: 0" to the other), so
   * what the agent has answered counts.
   */
  private List<String> load(OtherJvm jvm, String command, Path answer, String argument)
      throws CommandFailedException, IOException {
    CommandFailedException refusal = null;
    try {
      jvm.load(jar, command + "\n" + answer + "\n" + argument);
    } catch (CommandFailedException e) {
      refusal = e;
    }
    List<String> answered = Files.readAllLines(answer, StandardCharsets.UTF_8);
    if (answered.isEmpty() && refusal != null) {
      throw refusal;
    }
    return answered;
  }

  private void tell(List<String> answer, String processId) throws CommandFailedException {
    if (answer.isEmpty()) {
      throw new CommandFailedException(
          "The JVM " + processId + " gave no answer; its own standard error output tells more.");
    }
    List<String> sentences =
        answer.size() == 1 ? Collections.<String>emptyList() : answer.subList(1, answer.size());
    if (!answer.get(0).equals("done")) {
      throw new CommandFailedException(
          "The JVM " + processId + " says: " + String.join(" ", sentences));
    }
    for (String sentence : sentences) {
      out.println(VisibleText.line(sentence));
    }
  }
}
