package io.useractivity.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class MailboxTest {

  @TempDir Path parent;

  private Path directory;
  private Mailbox mailbox;

  @BeforeEach
  void makeDirectory() throws Exception {
    directory = Files.createDirectory(parent.resolve("data"));
    permit("rwxr-xr-x");
    mailbox = new Mailbox(directory.toFile());
  }

  @Test
  void anAnswerComesToItsQuestionAndNothingIsLeft() throws Exception {
    String first = mailbox.ask("one");
    String second = mailbox.ask("two");

    assertThat(mailbox.waiting()).containsExactlyInAnyOrder(first, second);
    assertThat(mailbox.takeAnswer(first)).isNull();
    for (String id : mailbox.waiting()) {
      byte[] answer = ("to " + mailbox.question(id)).getBytes(StandardCharsets.UTF_8);
      mailbox.answer(id, out -> out.write(answer));
    }
    assertThat(mailbox.waiting()).isEmpty();
    assertThat(mailbox.takeAnswer(second)).asString(StandardCharsets.UTF_8).isEqualTo("to two");
    assertThat(mailbox.takeAnswer(first)).asString(StandardCharsets.UTF_8).isEqualTo("to one");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void nobodyElseCanReadQuestionsOrAnswers() throws Exception {
    mailbox.answer(mailbox.ask("one"), out -> out.write(1));
    mailbox.ask("two");

    try (var files = Files.list(directory)) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void whereOthersMayWriteNothingIsAskedOrAnswered() throws Exception {
    String before = mailbox.ask("one");
    permit("rwxrwxrwx");

    assertThatThrownBy(() -> mailbox.ask("two"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("may be written by others");
    assertThatThrownBy(() -> mailbox.question(before))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("may be written by others");
  }

  @Test
  void aQuestionOfSomebodyElseIsNotRead() throws Exception {
    String id = mailbox.ask("one");
    OtherUser.own(directory.resolve("asked-" + id + ".question"));

    assertThatThrownBy(() -> mailbox.question(id))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(" is refused: it belongs to ");
  }

  @Test
  void aWithdrawnQuestionLeavesNoAnswer() throws Exception {
    String id = mailbox.ask("one");

    mailbox.answer(
        id,
        out -> {
          out.write(1);
          mailbox.withdraw(id);
        });

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anAnswerThatFailsLeavesItsQuestion() throws Exception {
    String id = mailbox.ask("one");

    assertThatThrownBy(
            () ->
                mailbox.answer(
                    id,
                    out -> {
                      throw new IOException("no room");
                    }))
        .hasMessage("no room");

    assertThat(mailbox.waiting()).containsExactly(id);
    assertThat(mailbox.takeAnswer(id)).isNull();
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsDeleted() throws Exception {
    mailbox.ask("killed");
    mailbox.answer(mailbox.ask("killed too"), out -> out.write(1));
    String young = mailbox.ask("young");
    FileTime longAgo = FileTime.from(Instant.now().minus(2, ChronoUnit.MINUTES));
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(each -> !each.toString().contains(young)).toList()) {
        Files.setLastModifiedTime(file, longAgo);
      }
    }
    Files.setLastModifiedTime(Files.createFile(directory.resolve("session.key")), longAgo);

    assertThat(mailbox.waiting()).containsExactly(young);
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("session.key", "asked-" + young + ".question");
  }

  @Test
  void whereThereIsNoDirectoryNobodyIsAsked() {
    Mailbox none = new Mailbox(parent.resolve("none").toFile());

    assertThat(none.waiting()).isEmpty();
    assertThatThrownBy(() -> none.ask("one"))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no directory " + parent.resolve("none"));
  }

  private void permit(String permissions) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
  }
}
