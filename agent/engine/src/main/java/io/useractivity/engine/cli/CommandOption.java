package io.useractivity.engine.cli;

/** An option of a command: what it is called, what it takes, what it is for; immutable. */
final class CommandOption {

  static final CommandOption CONFIG =
      ofValue("--config", "FILE", "the agent's configuration file; else as the agent finds it");
  static final CommandOption HELP = ofSwitch("--help", "show this");
  static final CommandOption VERSION = ofSwitch("--version", "show the version of this JAR");

  final String name;

  /** What its value is called; null for an option without one. */
  final String value;

  final String sentence;

  private CommandOption(String name, String value, String sentence) {
    this.name = name;
    this.value = value;
    this.sentence = sentence;
  }

  /** One that takes a value. */
  static CommandOption ofValue(String name, String value, String sentence) {
    return new CommandOption(name, value, sentence);
  }

  /** One that is there or not. */
  static CommandOption ofSwitch(String name, String sentence) {
    return new CommandOption(name, null, sentence);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return value == null ? name : name + " " + value;
  }
}
