package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.classify.Rules;
import io.useractivity.engine.config.SessionIdMode;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.match.Exclusions;
import io.useractivity.engine.match.IpMask;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.redact.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionCheckTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Log log =
      new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO);

  @Test
  void aSoundAssemblerRecordsWhatRequestsCarry() {
    Redactor redactor = new Redactor(List.of(), List.of(), List.of());
    RecordAssembler assembler = assembler(new RequestData(redactor, true));

    assertThat(dataOf(assembler)).isEqualTo("{\"query\":{\"a\":\"1\"}}");
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"REQUEST_DATA", "ERROR_MESSAGE", "USER_AGENT"})
  void aSecretThatComesThroughInAnyColumnIsFound(Column column) {
    RecordAssembler sound = CanaryTest.assembler();
    RedactionCheck check =
        new RedactionCheck(
            record -> {
              String leaked =
                  column == Column.REQUEST_DATA ? record.content().query() : record.error();
              sound.assemble(record);
              return new ActivityRow.Builder().text(column, leaked).build();
            },
            name -> false);

    assertThat(check.firstLeak()).isEqualTo("the field password");
  }

  @Test
  void anAssemblerThatLetsOneThroughWithholdsAllFromThenOnAndSaysSo() {
    // What reads the data knows an exception that the check is not told of: a defect.
    Redactor leaking = new Redactor(List.of(), List.of("password"), List.of());
    Settings settings = settings(new RequestData(leaking, true));
    RecordAssembler assembler = assembler(new RequestData(leaking, true));
    assertThat(dataOf(assembler)).isNotNull();

    assembler.publish(settings, name -> false);

    assertThat(dataOf(assembler)).isNull();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("What requests carry is not recorded")
        .contains("the field password")
        .hasLineCount(1);
  }

  @Test
  void whatIsWithheldStaysSoWhenTheSettingsChange() {
    Redactor leaking = new Redactor(List.of(), List.of("password"), List.of());
    RecordAssembler assembler = assembler(new RequestData(leaking, true));
    assembler.publish(settings(new RequestData(leaking, true)), name -> false);

    assembler.use(settings(new RequestData(new Redactor(List.of(), List.of(), List.of()), true)));

    assertThat(dataOf(assembler)).isNull();
    assertThat(said.toString(StandardCharsets.UTF_8)).hasLineCount(1);
  }

  @Test
  void settingsThatAreReloadedAreCheckedBeforeARowIsMadeByThem() {
    Redactor sound = new Redactor(List.of(), List.of(), List.of());
    RecordAssembler assembler = assembler(new RequestData(sound, true));
    assertThat(dataOf(assembler)).isNotNull();

    Redactor leaking = new Redactor(List.of(), List.of("password"), List.of());
    assembler.publish(settings(new RequestData(leaking, true)), name -> false);

    assertThat(dataOf(assembler)).isNull();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("the field password");
  }

  @Test
  void whatTheUserExceptsProvesNothing() {
    Redactor redactor =
        new Redactor(List.of(), List.of("*password*", "access token", "*session*"), List.of());
    RecordAssembler assembler = assembler(new RequestData(redactor, true));

    assertThat(dataOf(assembler)).isNotNull();
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static String dataOf(RecordAssembler assembler) {
    return (String) assembler.assemble(Canary.query("a=1")).value(Column.REQUEST_DATA);
  }

  private static Settings settings(RequestData requestData) {
    return new Settings(new Rules(List.of(), Exclusions.none()), requestData);
  }

  private RecordAssembler assembler(RequestData requestData) {
    return new RecordAssembler(
        settings(requestData),
        new Coverage(),
        new SessionIds(SessionIdMode.NONE, null, new File("never-made"), log),
        new ClientAddress(List.of(), IpMask.NONE),
        new TenantPattern(null, log),
        log);
  }
}
