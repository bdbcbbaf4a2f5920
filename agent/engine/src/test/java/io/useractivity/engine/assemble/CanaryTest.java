package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.classify.Rules;
import io.useractivity.engine.config.SessionIdMode;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.match.Exclusions;
import io.useractivity.engine.match.IpMask;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.redact.Redactor;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets in hundreds of places: none is in a row, in any form, and what lies beside it is. */
class CanaryTest {

  private final Random random = new Random();
  private final RecordAssembler assembler = assembler();

  static Stream<Canary> canaries() {
    return Canary.all().stream();
  }

  @Test
  void thereAreEnoughPlaces() {
    assertThat(Canary.all()).hasSizeGreaterThan(150);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("canaries")
  void aSecretIsInNoRowAndWhatLiesBesideItIs(Canary canary) throws Exception {
    String secret = Canary.random(random);
    String kept = "kept" + random.nextInt(1_000_000);

    ActivityRow row = assembler.assemble(canary.record().apply(secret, kept));

    String all = row.toString();
    assertThat(all).contains(kept);
    assertThat(all.toLowerCase(Locale.ROOT)).doesNotContain(secret.toLowerCase(Locale.ROOT));
    for (String form : forms(secret)) {
      assertThat(all).doesNotContain(form);
    }
    requireJson((String) row.value(Column.REQUEST_DATA));
  }

  private static List<String> forms(String secret) {
    // At each of the three offsets, without the characters that their neighbours decide.
    List<String> forms = new java.util.ArrayList<>();
    for (String before : List.of("", "x", "xx")) {
      String encoded =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString((before + secret).getBytes(StandardCharsets.UTF_8));
      forms.add(encoded.substring(before.isEmpty() ? 0 : 4, encoded.length() - 2));
    }
    forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    StringBuilder escaped = new StringBuilder();
    for (byte b : secret.getBytes(StandardCharsets.UTF_8)) {
      escaped.append(String.format("%%%02X", b));
    }
    forms.add(escaped.toString());
    return forms;
  }

  static void requireJson(String json) throws IOException {
    if (json == null) {
      return;
    }
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      parser.skipChildren();
      assertThat(parser.nextToken()).isNull();
    }
  }

  static RecordAssembler assembler() {
    Redactor redactor =
        new Redactor(
            List.of("birthday", "*income*"), List.of(), List.of(Pattern.compile("EMP<[^>]*>")));
    Log silent = new Log(new PrintStream(PrintStream.nullOutputStream()), Log.Level.OFF);
    return new RecordAssembler(
        new Settings(new Rules(List.of(), Exclusions.none()), new RequestData(redactor, true)),
        new Coverage(),
        new SessionIds(SessionIdMode.NONE, null, new File("never-made"), silent),
        new ClientAddress(List.of(), IpMask.NONE),
        new TenantPattern(null, silent),
        silent);
  }
}
