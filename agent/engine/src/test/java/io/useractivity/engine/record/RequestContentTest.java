package io.useractivity.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.RequestContent.Part;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestContentTest {

  @Test
  void longTextsAreCutAndOfAQueryThatIsTold() {
    String most = "x".repeat(RequestContent.MAX_TEXT_CHARS);

    RequestContent content =
        new RequestContent.Builder().query(most + "y").referer(most + "y").build();

    assertThat(content.query()).isEqualTo(most);
    assertThat(content.isQueryCut()).isTrue();
    assertThat(content.referer()).isEqualTo(most);
    assertThat(new RequestContent.Builder().query(most).build().isQueryCut()).isFalse();
  }

  @Test
  void aBodyIsCutIfMoreOfItWasReadOrNobodyKnows() {
    byte[] body = {1, 2, 3};

    assertThat(new RequestContent.Builder().body(body, 3).build().isBodyCut()).isFalse();
    assertThat(new RequestContent.Builder().body(body, 4).build().isBodyCut()).isTrue();
    assertThat(new RequestContent.Builder().body(body, -1).build().isBodyCut()).isTrue();
    assertThat(new RequestContent.Builder().query("a").build().isBodyCut()).isFalse();
  }

  @Test
  void itCountsWhatItKeeps() {
    Map<String, String[]> parameters = new HashMap<>();
    parameters.put("ab", new String[] {"cd", null});
    int none = new RequestContent.Builder().query("").build().bytes();

    assertThat(new RequestContent.Builder().query("abc").build().bytes()).isEqualTo(none + 6);
    assertThat(new RequestContent.Builder().body(new byte[50], 50).build().bytes())
        .isEqualTo(none + 50);
    assertThat(new RequestContent.Builder().parameters(parameters).build().bytes())
        .isGreaterThan(none + 8);
    assertThat(new RequestContent.Builder().part(new Part("ab", true, null, 1)).build().bytes())
        .isGreaterThan(none + 4);
  }

  @Test
  void partsBeyondABoundAreCounted() {
    RequestContent.Builder builder = new RequestContent.Builder();
    for (int i = 0; i < RequestContent.MAX_PARTS + 3; i++) {
      builder.part(new Part("p", false, null, 1));
    }

    assertThat(builder.build().parts()).hasSize(RequestContent.MAX_PARTS);
    assertThat(builder.build().partsDropped()).isEqualTo(3);
  }

  @Test
  void noTextIsCutWithinACharacter() {
    String face = "\uD83D\uDE00";
    String most = "x".repeat(RequestContent.MAX_TEXT_CHARS - 1);

    RequestContent content =
        new RequestContent.Builder().query(most + face).referer(most + face).build();

    assertThat(content.query()).isEqualTo(most);
    assertThat(content.isQueryCut()).isTrue();
    assertThat(content.referer()).isEqualTo(most);
    assertThat(new Part(most + face, false, null, 1).name()).isEqualTo(most);
  }

  @Test
  void partsWithLongNamesAreCounted() {
    String most = "x".repeat(RequestContent.MAX_TEXT_CHARS);
    RequestContent.Builder builder = new RequestContent.Builder();
    for (int i = 0; i < RequestContent.MAX_PARTS; i++) {
      builder.part(new Part(most + "y", false, most + "y", 1));
    }

    assertThat(builder.build().parts()).hasSize(1);
    assertThat(builder.build().partsDropped()).isEqualTo(RequestContent.MAX_PARTS - 1);
    assertThat(builder.build().bytes()).isLessThan(50_000);
  }

  @Test
  void emptyValuesCountToo() {
    Map<String, String[]> parameters = Map.of("a", new String[] {"", "", ""});

    assertThat(new RequestContent.Builder().parameters(parameters).build().bytes())
        .isGreaterThan(3 * 40);
  }
}
