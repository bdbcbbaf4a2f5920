package io.useractivity.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.assemble.ClientAddress;
import io.useractivity.engine.assemble.RecordAssembler;
import io.useractivity.engine.assemble.SessionIds;
import io.useractivity.engine.assemble.Settings;
import io.useractivity.engine.assemble.TenantPattern;
import io.useractivity.engine.capture.RequestCapture;
import io.useractivity.engine.capture.identity.IdentitySources;
import io.useractivity.engine.capture.page.PageRules;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.SessionIdMode;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.match.IpMask;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file that somebody edits while the agent runs. */
class ConfigurationReloadTest {

  @TempDir Path directory;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Log log =
      new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO);
  private final Coverage coverage = new Coverage();

  private Path file;
  private RecordAssembler assembler;
  private final List<Boolean> switched = new ArrayList<>();
  private ConfigurationReload reload;

  @BeforeEach
  void start() throws Exception {
    file = directory.resolve("mine.properties");
    write("rule.orders.match=/orders/**", "rule.orders.type=first");
    ConfigurationReader reader =
        new ConfigurationReader(Map.of(), new Properties(), new File("no-such-directory"));
    Configuration configuration = reader.read(file.toString());
    assembler =
        new RecordAssembler(
            Settings.of(configuration),
            coverage,
            new SessionIds(SessionIdMode.NONE, null, new File("never-made"), log),
            new ClientAddress(List.of(), IpMask.NONE),
            new TenantPattern(null, log),
            log);
    RequestCapture capture =
        new RequestCapture(
            new IdentitySources(List.of(), List.of(), List.of(), List.of()),
            PageRules.NONE,
            false,
            0,
            record -> {},
            thrown -> {},
            () -> {});
    reload =
        new ConfigurationReload(
            configuration,
            reader,
            file.toString(),
            assembler,
            capture,
            coverage,
            switched::add,
            log);
  }

  @Test
  void changedRulesHoldFromTheNextRecordOn() throws Exception {
    assertThat(typeOf("/orders/1")).isEqualTo("first");
    write("rule.orders.match=/orders/**", "rule.orders.type=second");

    reload.check();
    assertThat(typeOf("/orders/1")).as("it may still be being written").isEqualTo("first");
    reload.check();

    assertThat(typeOf("/orders/1")).isEqualTo("second");
    assertThat(said())
        .endsWith("INFO " + file + " has changed; in force from now on: rule.orders.\n");
  }

  @Test
  void aFileThatKeepsItsTimeAndSizeHasChangedAllTheSame() throws Exception {
    FileTime before = Files.getLastModifiedTime(file);
    write("rule.orders.match=/orders/**", "rule.orders.type=other");
    Files.setLastModifiedTime(file, before);

    checkTwice();

    assertThat(typeOf("/orders/1")).isEqualTo("other");
  }

  @Test
  void excludesAndTheLevelOfTheLogChangeToo() throws Exception {
    assertThat(row("/health")).isNotNull();
    write("capture.exclude=/health", "log.level=debug");

    checkTwice();
    log.debug("seen");

    assertThat(row("/health")).isNull();
    assertThat(said())
        .contains("in force from now on: capture.exclude, log.level, rule.orders.")
        .endsWith("DEBUG seen\n");
  }

  @Test
  void aBadFileChangesNothingAndIsToldOnce() throws Exception {
    write("rule.orders.match=orders", "rule.orders.type=second", "log.levl=off");

    checkTwice();
    checkTwice();

    assertThat(typeOf("/orders/1")).isEqualTo("first");
    assertThat(said().lines().toList())
        .hasSize(3)
        .anyMatch(line -> line.contains("did you mean log.level?"))
        .anyMatch(line -> line.contains("rule.orders.match = orders (file "))
        .last()
        .asString()
        .endsWith(
            "ERROR The changed " + file + " cannot be used: what was read before stays in force.");
  }

  @Test
  void theAgentIsSwitchedOffAndOnAgain() throws Exception {
    write("enabled=false");
    checkTwice();
    assertThat(switched).containsExactly(false);

    write("enabled=true", "log.level=debug");
    checkTwice();
    checkTwice();
    assertThat(switched).containsExactly(false, true);
  }

  @Test
  void secretsAreTakenOutByTheNewNames() throws Exception {
    assertThat(dataOf("/orders", "birthday=may")).contains("may");
    write("redact.keys=birthday");

    checkTwice();

    assertThat(dataOf("/orders", "birthday=may")).doesNotContain("may").contains("birthday");
  }

  private String dataOf(String path, String query) {
    ActivityRecord record =
        new ActivityRecord.Builder(new RequestLine.Builder("GET", path).contextPath("").build())
            .outcome(Outcome.of(200))
            .content(new RequestContent.Builder().query(query).build())
            .build();
    return (String) assembler.assemble(record).value(Column.REQUEST_DATA);
  }

  @Test
  void aBadFileMayBeCorrected() throws Exception {
    write("rule.orders.match=orders");
    checkTwice();
    write("rule.orders.match=/orders/**", "rule.orders.type=third");
    checkTwice();

    assertThat(typeOf("/orders/1")).isEqualTo("third");
  }

  @Test
  void whatNeedsARestartIsNamed() throws Exception {
    write(
        "rule.orders.match=/orders/**",
        "rule.orders.type=first",
        "jdbc.url=jdbc:mariadb://db/app",
        "jdbc.password=geheim",
        "column.node=host");

    checkTwice();

    assertThat(said())
        .endsWith(
            "WARN "
                + file
                + " has changed; these need a restart: jdbc.url, jdbc.password, retention.days,"
                + " column.node.\n")
        .doesNotContain("geheim")
        .doesNotContain("in force from now on");
  }

  @Test
  void aCommentChangesNothing() throws Exception {
    write("# mine", "rule.orders.match=/orders/**", "rule.orders.type=first");

    checkTwice();

    assertThat(said()).isEmpty();
  }

  @Test
  void aFileThatIsGoneIsToldOnceAndMayComeBack() throws Exception {
    Files.delete(file);
    checkTwice();
    checkTwice();

    assertThat(typeOf("/orders/1")).isEqualTo("first");
    assertThat(said().lines().toList())
        .singleElement()
        .asString()
        .endsWith(file + " cannot be read any more: what was read before stays in force.");

    write("rule.orders.match=/orders/**", "rule.orders.type=back");
    checkTwice();
    assertThat(typeOf("/orders/1")).isEqualTo("back");
  }

  @Test
  void coverageCountsForTheRulesInForce() throws Exception {
    row("/customers");
    assertThat(coverage.unmatched()).containsKey("GET /customers");
    write("rule.customers.match=/customers", "rule.customers.type=view");

    checkTwice();
    row("/customers");

    assertThat(coverage.unmatched()).isEmpty();
    assertThat(coverage.matched()).isEqualTo(1);
  }

  @Test
  void theThreadSeesAChangeBySoon() throws Exception {
    Thread thread = new Thread(reload, "reload under test");
    thread.setDaemon(true);
    thread.start();
    try {
      write("rule.orders.match=/orders/**", "rule.orders.type=second");

      await().atMost(Duration.ofSeconds(20)).until(() -> typeOf("/orders/1").equals("second"));
    } finally {
      thread.interrupt();
      thread.join(10_000);
    }
    assertThat(thread.isAlive()).isFalse();
  }

  private void checkTwice() {
    reload.check();
    reload.check();
  }

  private void write(String... lines) throws Exception {
    Files.write(file, List.of(lines));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private String typeOf(String path) {
    return (String) row(path).value(Column.ACTIVITY_TYPE);
  }

  private ActivityRow row(String path) {
    return assembler.assemble(
        new ActivityRecord.Builder(
                new RequestLine.Builder("GET", path).contextPath("").contextPath("").build())
            .outcome(Outcome.of(200))
            .build());
  }
}
