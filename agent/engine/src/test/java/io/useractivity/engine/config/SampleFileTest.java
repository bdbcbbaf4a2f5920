package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sample configuration is written by hand; the table of options is what holds. */
class SampleFileTest {

  private static final Path SAMPLE =
      Path.of(System.getProperty("basedir", "."), "..", "user-activity.properties");

  private static final Pattern COMMENTED_OUT = Pattern.compile("#([a-z.-]+)=(.*)");

  /** What the sample says of one option. */
  private record Sample(String key, String value, String comment) {}

  @Test
  void everyOptionIsThereOnceInTheTablesOrder() throws Exception {
    assertThat(samples())
        .extracting(Sample::key)
        .containsExactlyElementsOf(Option.all().stream().map(Option::key).toList());
  }

  @Test
  void eachSaysTheOptionsOwnSentence() throws Exception {
    for (Sample sample : samples()) {
      Option<?> option = Option.byKey(sample.key());
      // Where the values are a few names they are listed after the sentence.
      String withoutStop = option.sentence().replaceAll("\\.$", "");
      assertThat(sample.comment()).as(sample.key()).startsWith(withoutStop).endsWith(".");
      assertThat(sample.comment().substring(withoutStop.length()))
          .as(sample.key())
          .matches("\\.|: [a-z, ]+\\.");
    }
  }

  @Test
  void eachShowsTheDefaultOrAValueThatTheOptionTakes() throws Exception {
    for (Sample sample : samples()) {
      Option<?> option = Option.byKey(sample.key());
      if (option.defaultText().isEmpty()) {
        assertThat(sample.value()).as(sample.key()).isNotEmpty();
        assertThat((Object) option.parse(sample.value())).as(sample.key()).isNotNull();
      } else {
        assertThat(sample.value()).as(sample.key()).isEqualTo(option.defaultText());
      }
    }
  }

  @Test
  void theFileSetsNothingAsItIs() throws Exception {
    assertThat(Sources.none().read(SAMPLE.toString()).summary())
        .isEqualTo(Sources.none().read(null).summary());
  }

  private static List<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    StringBuilder comment = new StringBuilder();
    for (String line : Files.readAllLines(SAMPLE)) {
      Matcher option = COMMENTED_OUT.matcher(line);
      if (option.matches()) {
        samples.add(new Sample(option.group(1), option.group(2), comment.toString().trim()));
      } else if (line.startsWith("#")) {
        comment.append(line.substring(1));
        continue;
      } else {
        assertThat(line).isEmpty();
      }
      comment.setLength(0);
    }
    return samples;
  }
}
