package io.useractivity.engine.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.Records;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FileJournalTest {

  private static final long FOR_EVER = TimeUnit.DAYS.toNanos(1);
  private static final long MB = 1 << 20;

  @TempDir Path data;

  private final Losses losses = new Losses();
  private final ByteBudget budget = new ByteBudget(1 << 20);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<FileJournal> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(FileJournal::close);
  }

  @Test
  void rowsComeInTheirOrderHoweverManyWait() throws Exception {
    FileJournal journal = journal(512 * MB, false);
    append(journal, 0, 20_000);

    assertThat(budget.taken()).isLessThanOrEqualTo(budget.most() / 4);
    assertThat(delivered(journal)).containsExactlyElementsOf(numbers(0, 20_000));
    assertThat(budget.taken()).isZero();
    assertThat(losses.lost()).isZero();
  }

  @Test
  void everyValueComesBackFromTheDiskAsItWas() throws Exception {
    assertThatItComesBack(
        new ActivityRow.Builder()
            .text(Column.ACTION, "Zo\u00eb \ud83d\ude00 \0 \" \\ \n")
            .text(Column.USER_ID, "")
            .value(Column.REQUEST_DATA, "{\"a\":[1,null]}")
            .value(Column.STATUS_CODE, -1)
            .value(Column.SUCCESS, false)
            .value(Column.CREATED_AT, LocalDateTime.parse("1969-12-31T23:59:59.987"))
            .contextPath("/shop")
            .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789abcdef",
        "0123456789ABCDEF",
        "0123456789abcdef0",
        "0123456789abcdeg",
        "ffffffffffffffff",
        "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667"
      })
  void digitsComeBackAsTheyWere(String digits) throws Exception {
    assertThatItComesBack(new ActivityRow.Builder().text(Column.SESSION_ID, digits).build());
  }

  @ParameterizedTest
  @ValueSource(ints = {127, 128, 254, 255, 256, 257, 510, 512, 65_535, 65_536, 65_537})
  void textsAndNumbersOfAnySizeComeBackAsTheyWere(int size) throws Exception {
    assertThatItComesBack(
        new ActivityRow.Builder()
            .value(Column.USER_ID, "x".repeat(size))
            .value(Column.ACTION, "\u00eb".repeat(size))
            .value(Column.SESSION_ID, "a".repeat(size))
            .value(Column.STATUS_CODE, size)
            .value(Column.RESPONSE_TIME_MS, -size)
            .contextPath("")
            .build());
  }

  @Test
  void whatIsTheSameAsTheFieldBeforeComesBackToo() throws Exception {
    LocalDateTime time = LocalDateTime.parse("2026-02-28T12:00:00.5");
    assertThatItComesBack(
        new ActivityRow.Builder()
            .value(Column.USER_EMAIL, "zoe@shop.example")
            .value(Column.USER_ID, "zoe@shop.example")
            .value(Column.USER_ROLE, "zoe@shop.example")
            .value(Column.STATUS_CODE, 200)
            .value(Column.RESPONSE_TIME_MS, 200)
            .value(Column.CREATED_AT, time)
            .value(Column.UPDATED_AT, time)
            .contextPath("")
            .build());
  }

  private void assertThatItComesBack(ActivityRow row) throws Exception {
    FileJournal journal = journal(512 * MB, false);
    journal.append(row);
    journal.append(row);
    journal.secure();
    journal.close();

    FileJournal adopter = adopter();
    for (int i = 0; i < 2; i++) {
      Batch again = adopter.next(1, 0);
      assertThat(again.rows().get(0).toString()).isEqualTo(row.toString());
      assertThat(again.rows().get(0).contextPath()).isEqualTo(row.contextPath());
      adopter.delivered(again);
    }
  }

  @Test
  void whatAProcessLeavesIsDeliveredByTheNextFromItsPosition() throws Exception {
    FileJournal journal = journal(512 * MB, false);
    append(journal, 0, 10);
    Batch first = journal.next(4, 0);
    journal.delivered(first);
    journal.close();

    FileJournal next = adopter();
    Batch rest = next.next(100, 0);

    assertThat(rest.journal()).isEqualTo(first.journal());
    assertThat(rest.first()).isEqualTo(4);
    assertThat(rest.rows()).map(Records::number).containsExactlyElementsOf(numbers(4, 10));
    next.delivered(rest);
    next.delivered(next.next(1, 0));
    assertThat(next.adoptedWaiting()).isZero();
  }

  @Test
  void whatAnotherHasIsLeftToIt() throws Exception {
    FileJournal one = journal(512 * MB, false);
    append(one, 0, 5);
    FileJournal other = adopter();

    assertThat(other.next(100, 0).rows()).hasSize(1);
    assertThat(delivered(one)).containsExactlyElementsOf(numbers(0, 5));
  }

  @Test
  void deliveredRowsLeaveNoFiles() throws Exception {
    FileJournal journal = journal(512 * MB, false);
    append(journal, 0, 100);
    delivered(journal);

    assertThat(journal.tend()).isFalse();

    assertThat(segments()).isEmpty();
    assertThat(journal.bytes()).isZero();
    journal.close();
    assertThat(data.resolve("journal")).isEmptyDirectory();
  }

  @Test
  void allIsForItsOwnerAlone() throws Exception {
    append(journal(512 * MB, false), 0, 1);

    try (Stream<Path> all = Files.walk(data.resolve("journal"))) {
      for (Path each : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .endsWith("------");
      }
    }
  }

  @Test
  void whatIsPostponedGoesBehindTheOthersAndComesAlone() throws Exception {
    FileJournal journal = journal(512 * MB, false);
    append(journal, 0, 3);

    journal.postpone(journal.next(1, 0), 1);

    Batch others = journal.next(3, 0);
    assertThat(others.first()).isEqualTo(1);
    assertThat(others.rows()).map(Records::number).containsExactly(1, 2);
    journal.delivered(others);
    Batch again = journal.next(3, 0);
    assertThat(again.first()).isEqualTo(3);
    assertThat(again.rows()).map(Records::number).containsExactly(0);
    journal.delivered(again);
    assertThat(journal.waiting()).isZero();
    assertThat(journal.deliveredTo()).isEqualTo(journal.end()).isEqualTo(4);
  }

  @Test
  void whatIsPostponedForLongKeepsNoOtherWaiting() throws Exception {
    FileJournal journal = journal(512 * MB, false);
    append(journal, 0, 2);
    journal.postpone(journal.next(1, 0), FOR_EVER);
    journal.delivered(journal.next(1, 0));
    append(journal, 2, 3);

    assertThat(journal.next(9, 0).rows()).map(Records::number).containsExactly(2);
  }

  @Test
  void whatWasPostponedIsDeliveredOnceByTheNextProcess() throws Exception {
    FileJournal journal = journal(512 * MB, false);
    append(journal, 0, 3);
    journal.postpone(journal.next(1, 0), FOR_EVER);
    journal.close();
    Files.delete(only(".+/delivered"));

    assertThat(adopted()).containsExactly(1, 2, 0);
  }

  @Test
  void aSegmentIsWrittenOverOneWhoseRowsAreDelivered() throws Exception {
    FileJournal journal = journal(MB / 4, false);
    List<Integer> arrived = new ArrayList<>();
    int over = 0;
    for (int i = 0; i < 20_000; i += 100) {
      append(journal, i, i + 100);
      arrived.addAll(delivered(journal));
      journal.force();
      assertThat(bytesOnDisk()).isLessThan(3 * 20_000);
      over += isOverAnother() ? 1 : 0;
    }

    assertThat(arrived).containsExactlyElementsOf(numbers(0, 20_000));
    assertThat(over).isGreaterThan(150);
    journal.tend();
    assertThat(segments()).isEmpty();
    assertThat(losses.lost()).isZero();
  }

  @Test
  void whatIsLeftInASegmentThatIsWrittenOverAnotherIsAllThatTheNextProcessDelivers()
      throws Exception {
    leftOverAnother(100);

    assertThat(adopted()).containsExactlyElementsOf(numbers(0, 100));
    assertThat(losses.lost()).isZero();
  }

  @Test
  void aTornTailOverAnotherSegmentCostsThatTail() throws Exception {
    leftOverAnother(10);
    byte[] bytes = Files.readAllBytes(last());
    int end = endOfRows(bytes);
    Arrays.fill(bytes, end - 3, end + SegmentFormat.END_BYTES, (byte) 7); // what was there before
    Files.write(last(), bytes);

    assertThat(adopted()).containsExactlyElementsOf(numbers(0, 9));
    assertThat(losses.count(Losses.Reason.JOURNAL_DAMAGED)).isEqualTo(1);
  }

  @Test
  void aThousandFlippedBitsOverAnotherSegmentCostTheRowsThatTheyHitAndAreCounted()
      throws Exception {
    leftOverAnother(100);

    assertThatFlippedBitsCostWhatTheyHit();
  }

  @Test
  void aSegmentThatHasButItsNameOfTheNextLosesNothing() throws Exception {
    leftOverAnother(100);
    Path home = last().getParent();
    byte[] old = Files.readAllBytes(last());
    long end = SegmentFormat.firstOf(last().getFileName().toString()) + 100_000;
    Files.write(home.resolve(SegmentFormat.fileName(end)), old);

    assertThat(adopted()).containsExactlyElementsOf(numbers(0, 100));
    assertThat(losses.lost()).isZero();
  }

  @Test
  void aTornTailCostsThatTail() throws Exception {
    left(10);
    Path segment = only(".+rows");
    byte[] bytes = Files.readAllBytes(segment);
    Files.write(segment, Arrays.copyOf(bytes, endOfRows(bytes) - 3));

    assertThat(adopted()).containsExactlyElementsOf(numbers(0, 9));
    assertThat(losses.count(Losses.Reason.JOURNAL_DAMAGED)).isEqualTo(1);
  }

  @Test
  void roomThatAFileSystemTookAndDidNotFillIsNoLoss() throws Exception {
    left(10);
    Files.write(only(".+rows"), new byte[4_096], StandardOpenOption.APPEND);

    assertThat(adopted()).containsExactlyElementsOf(numbers(0, 10));
    assertThat(losses.lost()).isZero();
  }

  @Test
  void aThousandFlippedBitsCostTheRowsThatTheyHitAndAreCounted() throws Exception {
    left(100);

    assertThatFlippedBitsCostWhatTheyHit();
  }

  /** Of a segment with a hundred rows. */
  private void assertThatFlippedBitsCostWhatTheyHit() throws Exception {
    Random random = new Random(15);
    Path segment = only(".+rows");
    Path home = segment.getParent();
    Path delivered = home.resolve("delivered");
    byte[] position = Files.exists(delivered) ? Files.readAllBytes(delivered) : new byte[0];
    byte[] whole = Files.readAllBytes(segment);
    int end = endOfRows(whole);
    for (int i = 0; i < 1_000; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(end)] ^= (byte) (1 << random.nextInt(8));
      Files.createDirectories(home);
      Files.write(home.resolve("lock"), new byte[0]);
      if (position.length > 0) {
        Files.write(delivered, position);
      }
      Files.write(segment, flipped);
      Losses counted = new Losses();

      List<Integer> arrived = adopted(counted);

      assertThat(arrived).isSorted().doesNotHaveDuplicates().isSubsetOf(numbers(0, 100));
      assertThat(arrived.size() + counted.lost()).isEqualTo(100);
      assertThat(arrived).hasSizeGreaterThanOrEqualTo(99);
    }
  }

  @Test
  void aSegmentWhoseLastRowTurnsOutToBeDamagedWhenItIsReadBackIsKeptApart() throws Exception {
    FileJournal journal = journal(512 * MB, false);
    append(journal, 0, 151); // 100 in memory, 20 and 30 read at once, and the last one alone
    byte[] bytes = Files.readAllBytes(last());
    bytes[endOfRows(bytes) - 1] ^= 1;
    Files.write(last(), bytes);

    Thread flusher = new Thread(() -> deliverForEver(journal));
    flusher.start();
    await().until(() -> journal.waiting() == 0);
    flusher.interrupt();
    flusher.join();
    journal.tend();

    assertThat(losses.count(Losses.Reason.JOURNAL_DAMAGED)).isEqualTo(1);
    assertThat(data.resolve("journal/damaged")).isNotEmptyDirectory();
  }

  @Test
  void aSegmentOfRubbishIsKeptApartAndThoseBehindItAreDelivered() throws Exception {
    FileJournal journal = journal(MB, false);
    for (int i = 0; i < 20; i++) {
      append(journal, 1_000 * i, 1_000 * i + 1_000);
    }
    journal.close();
    List<Path> segments = segments();
    byte[] rubbish = new byte[(int) Files.size(segments.get(1))];
    new Random(1).nextBytes(rubbish);
    Files.write(segments.get(1), rubbish);
    long first = SegmentFormat.firstOf(segments.get(1).getFileName().toString());
    long end = SegmentFormat.firstOf(segments.get(2).getFileName().toString());

    List<Integer> arrived = adopted();

    assertThat(arrived).hasSize((int) (20_000 - (end - first))).endsWith(19_999);
    assertThat(losses.count(Losses.Reason.JOURNAL_DAMAGED)).isEqualTo(end - first);
    assertThat(data.resolve("journal/damaged")).isNotEmptyDirectory();
  }

  @Test
  void aFullJournalLosesTheNewestAndCountsThem() throws Exception {
    FileJournal journal = journal(MB, false);
    append(journal, 0, 50_000);

    List<Integer> arrived = delivered(journal);

    long lost = losses.count(Losses.Reason.JOURNAL_FULL);
    assertThat(lost).isPositive();
    assertThat(arrived).containsExactlyElementsOf(numbers(0, (int) (50_000 - lost)));
    assertThat(journal.waiting()).isZero();
  }

  @Test
  void aFullJournalMayLoseTheOldestAndCountThem() throws Exception {
    FileJournal journal = journal(MB, true);
    append(journal, 0, 50_000);

    assertThat(bytesOnDisk()).isLessThanOrEqualTo(MB + 200_000);
    List<Integer> arrived = delivered(journal);

    assertThat(arrived).isSorted().doesNotHaveDuplicates().endsWith(49_999);
    assertThat(arrived.size() + losses.count(Losses.Reason.JOURNAL_FULL)).isEqualTo(50_000);
    assertThat(journal.waiting()).isZero();
  }

  @Test
  void whereNothingCanBeWrittenRowsGoThroughMemoryAndThatIsSaidOnce() throws Exception {
    Files.write(data.resolve("journal"), new byte[0]);
    FileJournal journal = journal(512 * MB, false);
    List<Integer> arrived = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      append(journal, i, i + 1);
      Batch batch = journal.next(10, 0);
      batch.rows().forEach(row -> arrived.add(Records.number(row)));
      journal.delivered(batch);
    }

    assertThat(arrived).containsExactlyElementsOf(numbers(0, 1_000));
    assertThat(said().split("rows wait in memory alone", -1)).hasSize(2);
    assertThat(losses.lost()).isZero();
  }

  @Test
  void aDirectoryThatIsDeletedIsMadeAgainAndWhatItCostIsCounted() throws Exception {
    FileJournal journal = journal(512 * MB, false);
    append(journal, 0, 10_000);
    long inMemory = 10_000 - journal.onDisk();
    assertThat(inMemory).isZero();
    delete(data.resolve("journal"));
    journal.tend();
    append(journal, 10_000, 10_100);

    List<Integer> arrived = delivered(journal);

    assertThat(arrived).isSorted().doesNotHaveDuplicates().contains(0, 10_099);
    assertThat(arrived.size() + losses.count(Losses.Reason.JOURNAL_DAMAGED)).isEqualTo(10_100);
    assertThat(journal.waiting()).isZero();
    assertThat(said()).contains("it was deleted").contains("can be written again");
  }

  @Test
  void aLaterVersionsSegmentsAreLeftToIt() throws Exception {
    left(3);
    Path segment = only(".+rows");
    byte[] bytes = Files.readAllBytes(segment);
    int version = SegmentFormat.MAGIC.length;
    bytes[version] = SegmentFormat.VERSION + 1;
    ByteBuffer header = ByteBuffer.wrap(bytes, version + 1, 8);
    CRC32 crc = new CRC32();
    crc.update(bytes, version, 1);
    crc.update(bytes, version + 5, 4 + header.getInt(version + 5));
    header.putInt((int) crc.getValue());
    Files.write(segment, bytes);

    assertThat(adopted()).isEmpty();
    assertThat(segment).hasBinaryContent(bytes);
    assertThat(said()).contains("is left as it is");
  }

  @Test
  void anEarlierVersionsRowsAreDeliveredAndItsSegmentIsKeptApart() throws Exception {
    left(1);
    ByteBuffer old = ByteBuffer.allocate(200);
    old.put(SegmentFormat.MAGIC).put((byte) 1).put(new byte[20]); // whatever its header was
    ByteBuffer row = ByteBuffer.allocate(100);
    row.putLong(0).put(SegmentFormat.ROW);
    row.put(index(Column.ACTION)).put((byte) 1).putInt(5).put("GET /".getBytes(US_ASCII));
    row.put(index(Column.RESPONSE_TIME_MS)).put((byte) 2).putInt(7);
    ByteBuffer frame = ByteBuffer.allocate(4 + row.position()).putInt(row.position());
    frame.put(row.array(), 0, row.position());
    CRC32 crc = new CRC32();
    crc.update(frame.array());
    old.put((byte) 0xA5).put((byte) 0x5A).putInt((int) crc.getValue()).put(frame.array());
    Files.write(only(".+rows"), Arrays.copyOf(old.array(), old.position()));

    assertThat(adopted()).containsExactly(7);
    assertThat(data.resolve("journal/damaged")).isNotEmptyDirectory();
  }

  private static byte index(Column column) {
    return (byte) List.of(SegmentFormat.columnNames()).indexOf(column.columnName());
  }

  @Test
  void aRowMayBeLargerThanASegment() throws Exception {
    FileJournal journal = journal(MB, false);
    ActivityRow large =
        new ActivityRow.Builder()
            .value(Column.RESPONSE_TIME_MS, 1)
            .value(Column.REQUEST_DATA, "{\"a\":\"" + "x".repeat(300_000) + "\"}")
            .build();
    append(journal, 0, 1);
    assertThat(journal.append(large)).isTrue();
    append(journal, 2, 3);

    assertThat(delivered(journal)).containsExactly(0, 1, 2);
  }

  private FileJournal journal(long maxBytes, boolean dropsOldest) {
    return journal(maxBytes, dropsOldest, losses);
  }

  private FileJournal journal(long maxBytes, boolean dropsOldest, Losses counted) {
    FileJournal journal =
        new FileJournal(
            new JournalSettings(
                data.resolve("journal").toFile(),
                maxBytes,
                dropsOldest,
                JournalSettings.Forced.IN_INTERVALS),
            100,
            budget,
            counted,
            new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO));
    opened.add(journal);
    return journal;
  }

  /** A process that has had its first row, and so looks for what others have left. */
  private FileJournal adopter() {
    FileJournal journal = journal(512 * MB, false);
    append(journal, -1, 0);
    return journal;
  }

  private void left(int rows) {
    FileJournal journal = journal(512 * MB, false);
    append(journal, 0, rows);
    journal.close();
  }

  /** In a segment that has delivered rows of another behind these. */
  private void leftOverAnother(int rows) throws Exception {
    FileJournal journal = journal(MB / 4, false);
    append(journal, 0, 1);
    while (!isOverAnother()) {
      delivered(journal);
      append(journal, 0, 100);
      journal.force();
    }
    delivered(journal);
    append(journal, 0, rows);
    journal.close();
  }

  /** Whether the last segment has something behind its end. */
  private boolean isOverAnother() throws IOException {
    byte[] segment = Files.readAllBytes(last());
    return segment.length > endOfRows(segment) + SegmentFormat.END_BYTES;
  }

  /** Where ten zeros are, behind the header. */
  private static int endOfRows(byte[] segment) {
    String text = new String(segment, StandardCharsets.ISO_8859_1);
    int columns = SegmentFormat.HEADER_PREFIX_BYTES + 17;
    return text.indexOf("\0".repeat(SegmentFormat.END_BYTES), columns);
  }

  private List<Integer> adopted() throws InterruptedException {
    return adopted(losses);
  }

  private List<Integer> adopted(Losses counted) throws InterruptedException {
    FileJournal journal = journal(512 * MB, false, counted);
    append(journal, -1, 0);
    List<Integer> numbers = new ArrayList<>();
    Batch batch = journal.next(30, 0);
    while (Records.number(batch.rows().get(0)) != -1) {
      batch.rows().forEach(row -> numbers.add(Records.number(row)));
      journal.delivered(batch);
      batch = journal.next(30, 0);
    }
    journal.delivered(batch);
    journal.close();
    return numbers;
  }

  private static void append(FileJournal journal, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(journal.append(Records.row(i))).isTrue();
    }
    journal.secure();
  }

  private static void deliverForEver(FileJournal journal) {
    try {
      while (true) {
        journal.delivered(journal.next(30, 0));
      }
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Integer> delivered(FileJournal journal) throws InterruptedException {
    List<Integer> numbers = new ArrayList<>();
    while (journal.waiting() > 0) {
      Batch batch = journal.next(30, 0);
      batch.rows().forEach(row -> numbers.add(Records.number(row)));
      journal.delivered(batch);
    }
    return numbers;
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("journal"))) {
      return all.filter(each -> each.toString().endsWith(SegmentFormat.ENDING)).sorted().toList();
    }
  }

  private Path last() throws IOException {
    List<Path> all = segments();
    return all.get(all.size() - 1);
  }

  private Path only(String name) throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("journal"))) {
      List<Path> found = all.filter(each -> each.toString().matches(name)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private long bytesOnDisk() throws IOException {
    return segments().stream().map(Path::toFile).mapToLong(File::length).sum();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
