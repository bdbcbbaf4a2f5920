package io.useractivity.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.retention.Holder;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.LegalHold;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErasureTest {

  private static final String ALICE = "alice@example.org";
  private static final Person PERSON = new Person(List.of(ALICE, "4711"));

  @TempDir Path directory;

  private static ActivityRow of(String name, int days, String id, String email) {
    return OldRows.old(name, days)
        .text(Column.USER_ID, id)
        .text(Column.USER_EMAIL, email)
        .text(Column.ENDPOINT, "/users/" + id + "/orders/14711")
        .text(Column.IP_ADDRESS, "192.0.2.7")
        .text(Column.USER_AGENT, "Alice's phone")
        .text(Column.SESSION_ID, "5e55")
        .text(Column.ERROR_MESSAGE, "no such user " + email)
        .value(Column.REQUEST_DATA, "{\"form\":{\"name\":\"Alice\"}}")
        .value(Column.STATUS_CODE, 404)
        .build();
  }

  private OldRows withRows(Kind kind) throws Exception {
    OldRows old =
        new OldRows(
            kind,
            directory.resolve("archive"),
            List.of(
                of("archived", 400, "4711", ALICE),
                of("archived of bob", 400, "14711", "bob@example.org"),
                of("by id", 10, "4711", null),
                of("by e-mail", 10, null, "Alice@Example.org"),
                of("by both", 10, "4711", ALICE),
                of("accent", 10, "5", "alic\u00e9@example.org"),
                of("bob", 10, "14711", "bob@example.org")));
    old.run();
    return old;
  }

  private static ErasureReport erase(OldRows old, boolean delete, boolean dryRun) throws Exception {
    Lease lease = old.lease();
    try (Archive archive = old.archive(lease)) {
      return Erasure.erase(old.retention, lease, archive, PERSON, delete, dryRun);
    } finally {
      lease.release();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void deletedRowsAreGoneFromTableAndArchiveAndNobodyElsesAre(Kind kind) throws Exception {
    try (OldRows old = withRows(kind)) {
      ErasureReport report = erase(old, true, false);

      assertThat(report.erased()).isEqualTo(Map.of("table", 3L, OldRows.month(400), 1L));
      assertThat(report.total()).isEqualTo(4);
      assertThat(old.inTable()).containsExactly("accent", "bob");
      assertThat(old.allArchived()).containsExactly("archived of bob");
      assertThat(allFiles(old)).doesNotContainIgnoringCase(ALICE);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void pseudonymisedRowsTellWhatHappenedAndNotWhoItWas(Kind kind) throws Exception {
    try (OldRows old = withRows(kind)) {
      ErasureReport report = erase(old, false, false);

      assertThat(report.total()).isEqualTo(4);
      assertThat(old.inTable()).containsExactly("by id", "by e-mail", "by both", "accent", "bob");
      assertThat(
              old.database.rows(
                  "SELECT user_id, user_email, endpoint, ip_address, user_agent, session_id,"
                      + " error_message, status_code FROM user_activity_logs"
                      + " WHERE resource_id = 'by both'"))
          .containsExactly(
              Arrays.asList(
                  null,
                  report.pseudonym(),
                  "/users/" + report.pseudonym() + "/orders/14711",
                  null,
                  null,
                  null,
                  null,
                  "404"));
      assertThat(old.database.query("SELECT request_data FROM user_activity_logs WHERE id = 3"))
          .singleElement()
          .asString()
          .contains("_erased")
          .doesNotContain("Alice");
      assertThat(old.allArchived()).containsExactly("archived", "archived of bob");
      assertThat(allFiles(old))
          .doesNotContainIgnoringCase(ALICE)
          .contains(report.pseudonym())
          .contains("bob@example.org");
      assertThat(erase(old, false, false).total()).as("a second time").isZero();
    }
  }

  @Test
  void aDryRunCountsAndChangesNothing() throws Exception {
    try (OldRows old = withRows(Kind.H2)) {
      assertThat(erase(old, true, true).total()).isEqualTo(4);

      assertThat(old.inTable()).hasSize(5);
      assertThat(old.allArchived()).hasSize(2);
    }
  }

  @Test
  void whatALegalHoldKeepsStaysAsItIsAndIsTold() throws Exception {
    try (OldRows old = withRows(Kind.H2)) {
      old.retention
          .holds()
          .add(new LegalHold("case-17", ALICE, null, null, OldRows.NOW.minusDays(100), "a trial"));

      ErasureReport report = erase(old, true, false);

      assertThat(report.held()).isEqualTo(Map.of("case-17", 1L));
      assertThat(report.erased()).isEqualTo(Map.of("table", 3L));
      assertThat(old.allArchived()).containsExactly("archived", "archived of bob");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MARIADB_11"})
  void aPersonIsFoundByEachNameInTableAndArchive(Kind kind) throws Exception {
    try (OldRows old = withRows(kind)) {
      List<PersonReport.Entry> entries =
          new PersonReport(old.retention, old.settings.place().rows(old.retention), PERSON)
              .entries();

      assertThat(entries)
          .extracting(
              entry -> entry.place() + " " + entry.userId() + " " + entry.userEmail(),
              PersonReport.Entry::rows)
          .containsExactlyInAnyOrder(
              tuple("table 4711 null", 1L),
              tuple("table null Alice@Example.org", 1L),
              tuple("table 4711 " + ALICE, 1L),
              tuple(OldRows.month(400) + " 4711 " + ALICE, 1L));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MARIADB_11"})
  void inATableWithNumbersAsIdsANameIsNotTakenForZero(Kind kind) throws Exception {
    try (OldRows old = withRows(kind)) {
      old.database.execute("DROP TABLE user_activity_logs");
      old.database.execute(
          "CREATE TABLE user_activity_logs (id INT AUTO_INCREMENT PRIMARY KEY,"
              + " user_id INT NOT NULL, user_email VARCHAR(100) NOT NULL,"
              + " created_at DATETIME NOT NULL)");
      old.database.execute(
          "INSERT INTO user_activity_logs (user_id, user_email, created_at) VALUES"
              + " (0, 'zero', NOW()), (4711, 'alice@example.org', NOW())");
      try (RetentionDatabase retention =
          RetentionDatabase.open(
              StoreSettings.of(Stores.configuration(old.database.properties())), Stores.silent())) {
        Lease lease = retention.lease(Holder.ofThisProcess("test"));
        lease.take();

        ErasureReport report = Erasure.erase(retention, lease, null, PERSON, false, false);

        assertThat(report.total()).isEqualTo(1);
        assertThat(old.database.rows("SELECT user_id, user_email FROM user_activity_logs"))
            .containsExactly(List.of("0", "zero"), List.of("0", report.pseudonym()));
      }
    }
  }

  private static String allFiles(OldRows old) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(old.place)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".gz")).toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return all.toString();
  }
}
