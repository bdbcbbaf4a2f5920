package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.redact.Redactor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Texts that make a scanner begin as often as it can: wherever they come, the work is linear in
 * them. By the CPU time of two lengths, the best of several: machines differ, and their load does.
 */
class HostileContentTest {

  private static final int SHORT = 64 * 1024;
  private static final int LONG = 2 * SHORT;
  private static final int ROUNDS = 60;

  /** Twice as much, and what measuring and memory add. */
  private static final double MOST = 2.5;

  /** As much is allowed for both, whatever the ratio: less is too little to be compared. */
  private static final long NOTHING_NANOS = 10_000_000;

  static final List<String> PIECES =
      List.of(
          "a",
          "a=",
          "a=1&",
          "&",
          "=",
          "%",
          "%25",
          "%3D",
          "%22",
          "%E6%97%A5",
          "%zz",
          "password='",
          "password={",
          "password=[",
          "password=a&",
          "password: ",
          "password%3D",
          "<password>",
          "<password a",
          "</password>",
          "--password ",
          "Cookie: ",
          "basic ",
          "Basic QUFB",
          "bearer ",
          "Bearer a ",
          "eyJaaaaaaaa ",
          "eyJ.",
          "ghp_",
          "5555 4444 ",
          "4111111111111111",
          "DE89 ",
          "DE89370400440532",
          "://a",
          "://a:b@",
          "-----BEGIN",
          "password=''",
          "password=a, ",
          "password=a b ",
          "password=(",
          "name=password, value=",
          "<a b=\"",
          "<input name=password value=",
          "&lt;password&gt;",
          "&#60;",
          "\\u003c",
          "%3Cpassword%3E",
          "insert into (",
          "into a(pin) values (",
          "identified by ",
          "set password for 'a' = ",
          "scott/",
          "a/b@",
          "://a:b/",
          " -u a:",
          "mysql -p",
          " -p",
          "%B4111111111111111^",
          "4111.1111.",
          "\uff14\uff11",
          "ST-1-",
          "code=a&state=",
          "-----BEGIN-----END",
          "{\"",
          "{\"a\":",
          "[",
          "[{\"password\":",
          "\"",
          "\\\"",
          "\\",
          "\u00e9",
          "ａ",
          "\ud83d\ude80",
          "/",
          "/a;",
          "/token=",
          ";a=",
          "?",
          "#",
          "...",
          " ");

  /** Where such a text comes in. */
  enum Place {
    QUERY(text -> Canary.query(text)),
    QUERY_VALUE(text -> Canary.query("a=" + text)),
    FORM(text -> Canary.form(text)),
    FORM_VALUE(text -> Canary.form("a=" + text.replace('&', '+'))),
    FORM_AS_PARSED(
        text -> {
          Map<String, String[]> parameters = new LinkedHashMap<>();
          parameters.put(text, new String[] {text, text});
          return Canary.record(new RequestContent.Builder().parameters(parameters));
        }),
    MANY_FIELDS_AS_PARSED(
        text -> {
          Map<String, String[]> parameters = new LinkedHashMap<>();
          for (int i = 0; i < text.length(); i += 8) {
            String piece = text.substring(i, Math.min(text.length(), i + 8));
            parameters.put(i + piece, new String[] {piece});
          }
          return Canary.record(new RequestContent.Builder().parameters(parameters));
        }),
    JSON(text -> Canary.json(text)),
    JSON_TEXT(text -> Canary.json("{\"a\":\"" + escaped(text) + "\"}")),
    JSON_NAME(text -> Canary.json("{\"" + escaped(text) + "\":1}")),
    JSON_ELEMENTS(
        text -> {
          StringBuilder json = new StringBuilder("[0");
          for (int i = 0; i + 8 <= text.length(); i += 8) {
            json.append(",\"").append(escaped(text.substring(i, i + 8))).append('"');
          }
          return Canary.json(json.append(']').toString());
        }),
    JSON_MEMBERS(
        text -> {
          StringBuilder json = new StringBuilder("{\"\":0");
          for (int i = 0; i + 8 <= text.length(); i += 8) {
            json.append(",\"").append(i).append(escaped(text.substring(i, i + 8))).append("\":1");
          }
          return Canary.json(json.append('}').toString());
        }),
    JSON_NUMBER(text -> Canary.json("[" + text.replaceAll("[^0-9]", "7") + "]")),
    PART(
        text ->
            Canary.record(
                new RequestContent.Builder()
                    .contentType("multipart/form-data")
                    .part(new RequestContent.Part(text, true, text, 1)))),
    REFERER(text -> Canary.record(new RequestContent.Builder().referer("http://a/" + text))),
    REFERER_QUERY(text -> Canary.record(new RequestContent.Builder().referer("http://a?" + text))),
    CONTENT_TYPE(
        text ->
            Canary.record(new RequestContent.Builder().contentType(text).body(new byte[] {1}, 1))),
    PATH(text -> Canary.path("/" + text)),
    USER_AGENT(text -> Canary.agent(text)),
    ERROR(text -> Canary.error(text)),
    USER(
        text ->
            new ActivityRecord.Builder(new RequestLine.Builder("GET", "/").contextPath("").build())
                .outcome(Outcome.of(200))
                .identity(new Identity(text, text, text, text, null))
                .build()),
    STATED(
        text ->
            new ActivityRecord.Builder(new RequestLine.Builder("GET", "/").contextPath("").build())
                .outcome(Outcome.of(200))
                .stated(
                    StatedValues.of(
                        Map.of(
                            Column.ACTION, text,
                            Column.ENDPOINT, "/" + text,
                            Column.REQUEST_DATA, text)))
                .build());

    @SuppressWarnings("ImmutableEnumChecker") // None of these functions has a state.
    final Function<String, ActivityRecord> record;

    Place(Function<String, ActivityRecord> record) {
      this.record = record;
    }
  }

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final RecordAssembler assembler = CanaryTest.assembler();

  @Tag("soak")
  @ParameterizedTest
  @EnumSource
  void twiceTheLengthIsTwiceTheWork(Place place) {
    List<String> tooSlow = new ArrayList<>();
    for (String piece : PIECES) {
      ActivityRecord half = place.record.apply(text(piece, SHORT));
      ActivityRecord whole = place.record.apply(text(piece, LONG));
      compare(
          piece,
          () -> assertThat(assembler.assemble(half)).isNotNull(),
          () -> assertThat(assembler.assemble(whole)).isNotNull(),
          tooSlow);
    }
    assertThat(tooSlow).isEmpty();
  }

  /** The columns' texts are cut first: so this tells more of the scanners. */
  @Test
  void twiceTheLengthIsTwiceTheWorkOfTheScanners() {
    Redactor redactor = assembler.redactor();
    List<String> tooSlow = new ArrayList<>();
    for (String piece : PIECES) {
      String half = text(piece, SHORT);
      String whole = text(piece, LONG);
      compare(
          piece,
          () -> assertThat(redactor.text(half)).isNotNull(),
          () -> assertThat(redactor.text(whole)).isNotNull(),
          tooSlow);
    }
    assertThat(tooSlow).isEmpty();
  }

  private void compare(String piece, Runnable half, Runnable whole, List<String> tooSlow) {
    long halfNanos = Long.MAX_VALUE;
    long wholeNanos = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      halfNanos = Math.min(halfNanos, nanos(half));
      wholeNanos = Math.min(wholeNanos, nanos(whole));
      if (round > 1 && wholeNanos <= Math.max(NOTHING_NANOS, MOST * halfNanos)) {
        return;
      }
    }
    tooSlow.add(piece + ": " + halfNanos / 1000 + " us, then " + wholeNanos / 1000 + " us");
  }

  private long nanos(Runnable work) {
    long before = threads.getCurrentThreadCpuTime();
    work.run();
    return threads.getCurrentThreadCpuTime() - before;
  }

  private static String text(String piece, int bytes) {
    int times = bytes / piece.getBytes(StandardCharsets.UTF_8).length;
    return piece.repeat(times);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
