package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.RequestContent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a client sends: a row, with valid JSON that is not too long. */
class RequestDataFuzzTest {

  private static final List<String> PIECES =
      List.of(
          "&",
          "=",
          ";",
          "%",
          "%2",
          "%zz",
          "%00",
          "%FF",
          "%25",
          "%22",
          "%3D",
          "+",
          "\"",
          "\\",
          "\\\"",
          "\\u00",
          "\\ud800",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "{\"",
          "\":",
          "[[[[",
          "]]]]",
          "null",
          "NaN",
          "-Infinity",
          "1e999",
          "-0",
          "007",
          "'",
          "<",
          ">",
          "</",
          "<a>",
          "-----BEGIN",
          "-----END",
          "://",
          "@",
          "eyJ",
          "eyJhbGciOiJIUzI1NiJ9.",
          "Bearer ",
          "Basic ",
          "DE89",
          "4111",
          "1111 ",
          "password",
          "token=",
          "--pin ",
          "author",
          "\u0000",
          "\n",
          "\r",
          "\t",
          "\u2028",
          "\ud83d\ude80",
          "\ud83d",
          "\ude80",
          "ü",
          "日本",
          "\u202e",
          "\ufeff",
          "ａ",
          " ",
          "a",
          "key",
          "x".repeat(300),
          "x".repeat(5_000),
          "/",
          "..",
          "//",
          "?",
          "#");

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json; charset=iso-8859-1",
          "application/json;charset=",
          "application/x-www-form-urlencoded",
          "application/x-www-form-urlencoded; charset=Shift_JIS",
          "application/x-www-form-urlencoded; charset=UTF-16",
          "multipart/form-data",
          "text/xml",
          "",
          ";",
          "application/vnd.api+json",
          "\u0000",
          "a/b; charset=\"");

  @Test
  void everyContentMakesOneRowWithValidBoundedJson() {
    assemble(5_000);
  }

  @Tag("soak")
  @Test
  void everyContentOfManyMoreMakesOneRowWithValidBoundedJson() {
    assemble(100_000);
  }

  private static void assemble(int contents) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    RecordAssembler assembler = CanaryTest.assembler();
    int withData = 0;
    for (int i = 0; i < contents; i++) {
      try {
        ActivityRow row = assembler.assemble(Canary.record(content(random)));
        String json = (String) row.value(Column.REQUEST_DATA);
        CanaryTest.requireJson(json);
        if (json != null) {
          withData++;
          assertThat(json).hasSizeLessThanOrEqualTo(RequestData.MAX_CHARS);
        }
        assertThat(assembler.assemble(Canary.error(text(random, 20)))).isNotNull();
        assertThat(assembler.assemble(Canary.path("/" + text(random, 20)))).isNotNull();
      } catch (Throwable thrown) {
        throw new AssertionError("Content " + i + " of seed " + seed, thrown);
      }
    }
    assertThat(withData).isGreaterThan(contents / 2);
  }

  private static RequestContent.Builder content(Random random) {
    RequestContent.Builder content = new RequestContent.Builder();
    content.query(random.nextInt(4) == 0 ? null : text(random, 40));
    content.contentType(TYPES.get(random.nextInt(TYPES.size())));
    content.referer(random.nextBoolean() ? null : "http://a/" + text(random, 20));
    if (random.nextBoolean()) {
      String body = random.nextBoolean() ? json(random, 0) : text(random, 60);
      byte[] bytes =
          body.getBytes(random.nextInt(5) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
      int kept = random.nextInt(3) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
      content.body(java.util.Arrays.copyOf(bytes, kept), bytes.length - random.nextInt(2));
      content.encoding(random.nextBoolean() ? null : text(random, 2));
    }
    if (random.nextInt(5) == 0) {
      Map<String, String[]> parameters = new LinkedHashMap<>();
      parameters.put(text(random, 3), new String[] {text(random, 9), null});
      parameters.put("", new String[0]);
      content.parameters(parameters);
    }
    if (random.nextInt(5) == 0) {
      content.part(new RequestContent.Part(text(random, 3), true, text(random, 2), -1));
      content.part(new RequestContent.Part(null, false, null, 1));
    }
    return content;
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static String json(Random random, int depth) {
    return switch (random.nextInt(depth > 5 ? 3 : 5)) {
      case 0 -> "\"" + text(random, 5).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      case 1 -> random.nextInt() + (random.nextBoolean() ? "" : "e" + random.nextInt(400));
      case 2 -> List.of("true", "null", "NaN", "\"\"", "{}").get(random.nextInt(5));
      case 3 -> "[" + json(random, depth + 1) + "," + json(random, depth + 1) + "]";
      default ->
          "{\"password\":"
              + json(random, depth + 1)
              + ",\""
              + random.nextInt(9)
              + "\":"
              + json(random, depth + 1)
              + "}";
    };
  }
}
