package io.useractivity.engine.capture.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.RequestContent;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyCopyTest {

  private final Object stream = new Object();
  private final BodyCopy copy = new BodyCopy(1_000, false);

  @Test
  void whatIsReadInPiecesIsCopiedInItsOrder() {
    read(stream, bytes("..hello.."), 2, 5);
    read(stream, null, 0, ' ');
    read(stream, bytes("world"), 0, 5);

    assertThat(body()).isEqualTo("hello world");
    assertThat(content().bodyBytesRead()).isEqualTo(11);
    assertThat(content().isBodyCut()).isFalse();
  }

  @Test
  void whatIsTooMuchIsCountedAndNotKept() {
    for (int i = 0; i < 300; i++) {
      read(stream, bytes("0123456789"), 0, 10);
    }

    RequestContent content = content();
    assertThat(content.body()).hasSize(1_000);
    assertThat(content.bodyBytesRead()).isEqualTo(3_000);
    assertThat(content.isBodyCut()).isTrue();
  }

  @Test
  void theEndAndAFailureAddNothing() {
    read(stream, bytes("hello"), 0, -1);
    read(stream, bytes("hello"), 0, 5);
    read(stream, null, 0, -1);

    assertThat(body()).isEqualTo("hello");
  }

  @Test
  void whatWasNeverReadIsNoBody() {
    assertThat(content()).isNull();
  }

  @Test
  void ofReadsThatNestTheOutermostCounts() {
    Object containers = new Object();
    copy.enter(stream);
    read(containers, bytes("gzipped"), 0, 7);
    copy.exit(stream, bytes("hello"), 0, 5);

    assertThat(body()).isEqualTo("hello");
  }

  @Test
  void aStreamThatReadsThroughItselfCountsOnce() {
    for (int i = 0; i < 2; i++) {
      copy.enter(stream);
      read(stream, null, 0, 'a');
      copy.exit(stream, bytes("ab"), 0, 2);
    }

    assertThat(body()).isEqualTo("abab");
  }

  @Test
  void theFirstGoesOnCountingWithinAnotherThatTakesOver() {
    read(stream, bytes("looked at, "), 0, 11);
    Object pushingBack = new Object();
    read(pushingBack, bytes("looked at, "), 0, 11);
    copy.enter(pushingBack);
    read(stream, bytes("and read"), 0, 8);
    copy.exit(pushingBack, bytes("and read"), 0, 8);

    assertThat(body()).isEqualTo("looked at, and read");
  }

  @Test
  void whatCameCompressedIsTakenFromTheLast() {
    BodyCopy unpacked = new BodyCopy(1_000, true);
    unpacked.enter(stream);
    unpacked.exit(stream, bytes("header"), 0, 6);
    Object unzipping = new Object();
    unpacked.enter(unzipping);
    unpacked.enter(stream);
    unpacked.exit(stream, bytes("gzipped"), 0, 7);
    unpacked.exit(unzipping, bytes("hello"), 0, 5);
    unpacked.enter(unzipping);
    unpacked.exit(unzipping, bytes(" world"), 0, 6);
    unpacked.enter(new Object());
    unpacked.exit(new Object(), null, 0, -1);

    RequestContent.Builder content = new RequestContent.Builder();
    unpacked.moveTo(content);
    assertThat(content.build().body()).asString().isEqualTo("hello world");
    assertThat(content.build().bodyBytesRead()).isEqualTo(11);
  }

  @Test
  void whatAReaderGivesAgainFromItsMarkIsNotDoubled() {
    StringReader reader = new StringReader("");
    copy.marked(reader, false);
    read(reader, "\uFEFF".toCharArray(), 0, 1);
    copy.marked(reader, false);
    read(reader, "hel".toCharArray(), 0, 3);
    copy.marked(reader, true);
    read(reader, "hello".toCharArray(), 0, 5);

    assertThat(body()).isEqualTo("\uFEFFhello");
    assertThat(content().isBodyCut()).isFalse();
  }

  @Test
  void whatAReaderDoesInOrderToReadALineIsItsOwnAffair() {
    StringReader reader = new StringReader("");
    read(reader, "a".toCharArray(), 0, 1);
    copy.enter(reader);
    copy.marked(reader, false);
    read(reader, "line\nand".toCharArray(), 0, 8);
    copy.marked(reader, true);
    read(reader, reader, 0, 5);
    copy.exit(reader, "line", 0, 0);
    read(reader, "and".toCharArray(), 0, 3);

    assertThat(body()).isEqualTo("aline\nand");
  }

  @Test
  void whatIsPassedOverCutsTheCopy() {
    StringReader reader = new StringReader("");
    read(reader, "hello".toCharArray(), 0, 5);
    read(reader, reader, 0, 7);
    read(reader, "!".toCharArray(), 0, 1);

    assertThat(body()).isEqualTo("hello");
    assertThat(content().bodyBytesRead()).isEqualTo(13);
  }

  @Test
  void whatIsReadAgainFromACopyIsNotDoubled() {
    read(stream, bytes("hello"), 0, 5);
    read(new Object(), bytes("hello"), 0, 5);

    assertThat(body()).isEqualTo("hello");
  }

  @Test
  void aBufferIsCopiedFromBeforeItsPosition() {
    ByteBuffer buffer = ByteBuffer.wrap(bytes("..hello"));
    buffer.position(7);

    read(stream, buffer, 0, 5);

    assertThat(body()).isEqualTo("hello");
    assertThat(buffer.position()).isEqualTo(7);
  }

  @Test
  void charactersAreUtf8WhateverTheyWereOnTheWire() {
    StringReader reader = new StringReader("");
    read(reader, "Grü".toCharArray(), 0, 3);
    read(reader, null, 0, 'ß');
    read(reader, "e \uD83D".toCharArray(), 0, 3);
    read(reader, "\uDE80".toCharArray(), 0, 1);
    read(reader, "a line", 0, 0);
    read(reader, "and the last", 0, 0);

    RequestContent content = content();
    assertThat(new String(content.body(), StandardCharsets.UTF_8))
        .isEqualTo("Grüße \uD83D\uDE80a line\nand the last");
    assertThat(content.bodyEncoding()).isEqualTo("UTF-8");
    assertThat(content.isBodyCut()).isFalse();
  }

  @Test
  void tooManyCharactersAreCounted() {
    StringReader reader = new StringReader("");
    read(reader, "é".repeat(1_500).toCharArray(), 0, 1_500);

    RequestContent content = content();
    assertThat(new String(content.body(), StandardCharsets.UTF_8)).isEqualTo("é".repeat(1_000));
    assertThat(content.isBodyCut()).isTrue();
  }

  private void read(Object from, Object buffer, int offset, int count) {
    copy.enter(from);
    copy.exit(from, buffer, offset, count);
  }

  private String body() {
    return new String(content().body(), StandardCharsets.UTF_8);
  }

  private RequestContent content() {
    RequestContent.Builder content = new RequestContent.Builder();
    copy.moveTo(content);
    return content.build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
