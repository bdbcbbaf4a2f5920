package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.ActivityRecord;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTextTest {

  @Test
  void itIsClassAndMessage() {
    assertThat(ErrorText.of(new IllegalStateException("broken")))
        .isEqualTo("java.lang.IllegalStateException: broken");
  }

  @Test
  void withoutAMessageItIsTheClass() {
    assertThat(ErrorText.of(new IllegalStateException()))
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(ErrorText.of(new IllegalStateException("")))
        .isEqualTo("java.lang.IllegalStateException");
  }

  @ParameterizedTest
  @EnumSource
  void aServletExceptionTellsWhatItWraps(ServletLine line) {
    Throwable root = new IllegalStateException("broken");
    Throwable wrapping =
        (Throwable)
            line.create(
                "ServletException", new Class<?>[] {String.class, Throwable.class}, "failed", root);

    assertThat(ErrorText.of(wrapping)).isEqualTo("java.lang.IllegalStateException: broken");
  }

  @ParameterizedTest
  @EnumSource
  void aServletExceptionThatWrapsNothingTellsItself(ServletLine line) {
    Throwable alone =
        (Throwable) line.create("ServletException", new Class<?>[] {String.class}, "failed");

    assertThat(ErrorText.of(alone)).isEqualTo(line.prefix() + "ServletException: failed");
  }

  @Test
  void whatAReflectiveCallThrewIsTold() {
    assertThat(ErrorText.of(new InvocationTargetException(new IllegalStateException("broken"))))
        .isEqualTo("java.lang.IllegalStateException: broken");
  }

  @Test
  void causesOfOtherExceptionsAreNotTold() {
    assertThat(ErrorText.of(new IllegalStateException("outer", new RuntimeException("inner"))))
        .isEqualTo("java.lang.IllegalStateException: outer");
  }

  @Test
  void aLongMessageIsCut() {
    assertThat(ErrorText.of(new IllegalStateException("x".repeat(5000))))
        .startsWith("java.lang.IllegalStateException: xxx")
        .hasSize(ActivityRecord.MAX_ERROR_CHARS);
  }

  @Test
  void aMessageThatThrowsIsLeftOut() {
    Throwable odd =
        new RuntimeException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException("no message");
          }
        };

    assertThat(ErrorText.of(odd)).isEqualTo(odd.getClass().getName());
  }

  @Test
  void wrappersThatWrapEachOtherEnd() {
    InvocationTargetException outer = new InvocationTargetException(null);
    InvocationTargetException inner = new InvocationTargetException(outer);
    Throwable cyclic =
        new InvocationTargetException(inner) {
          @Override
          public synchronized Throwable getCause() {
            return this;
          }
        };

    assertThat(ErrorText.of(cyclic)).isEqualTo(cyclic.getClass().getName());
  }

  @Test
  void aLongMessageIsNotCutWithinACharacter() {
    String face = "\uD83D\uDE00";
    String before = "java.lang.IllegalStateException: ";

    for (String message : new String[] {face.repeat(2000), "x" + face.repeat(2000)}) {
      assertThat(ErrorText.of(new IllegalStateException(message)))
          .startsWith(before)
          .endsWith(face)
          .hasSizeBetween(ActivityRecord.MAX_ERROR_CHARS - 1, ActivityRecord.MAX_ERROR_CHARS);
    }
  }
}
