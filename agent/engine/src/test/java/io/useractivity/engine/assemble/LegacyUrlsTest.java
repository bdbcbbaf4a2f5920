package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.RequestContent;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests of real applications, most of them older, and what an auditor would call them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // an assembler checks itself before its first row
class LegacyUrlsTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final NamedRequest named = new NamedRequest();

  @ParameterizedTest
  @MethodSource("requests")
  void typeAndResourceAreWhatARequestIsAbout(String line) {
    String[] columns = line.split(" \\| ", -1);
    String[] request = columns[0].split(" ", 3);
    RequestContent.Builder content = new RequestContent.Builder();
    if (request.length == 3) {
      byte[] form = request[2].getBytes(StandardCharsets.UTF_8);
      content.contentType(FORM).body(form, form.length);
    }

    ActivityRow row = named.row(request[0], request[1], content);

    assertThat(
            row.value(Column.ACTIVITY_TYPE)
                + " | "
                + orHyphen(row.value(Column.RESOURCE_TYPE))
                + " | "
                + orHyphen(row.value(Column.RESOURCE_ID)))
        .as(line)
        .isEqualTo(columns[1] + " | " + columns[2] + " | " + columns[3]);
  }

  @Test
  void thereAreHundreds() throws Exception {
    assertThat(requests().count()).isGreaterThan(300);
  }

  static Stream<String> requests() throws Exception {
    try (InputStream file = LegacyUrlsTest.class.getResourceAsStream("/legacy-urls.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }
  }

  private static String orHyphen(Object value) {
    return value == null ? "-" : value.toString();
  }
}
