package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.assemble.RequestData;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.redact.Redactor;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever JSON clients send, every database takes what is made of it, and none of it is blank. */
class ClientJsonTest {

  private static final int DOCUMENTS = 1_500;

  private final RequestData data =
      new RequestData(new Redactor(List.of(), List.of(), List.of()), true);

  @ParameterizedTest
  @EnumSource
  void everyDatabaseTakesWhatIsMadeOfGeneratedJson(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    Random random = new Random(4711);
    List<String> documents = new ArrayList<>(odd());
    while (documents.size() < DOCUMENTS) {
      documents.add(tree(random, random.nextInt(4) == 0 ? 45 : 5));
    }
    List<ActivityRow> rows = new ArrayList<>();
    for (String document : documents) {
      rows.add(
          Stores.at(Stores.NOON)
              .text(Column.RESOURCE_ID, String.valueOf(rows.size()))
              .value(Column.REQUEST_DATA, stored(document))
              .build());
    }

    database.store().write(rows);

    assertThat(database.count()).isEqualTo(rows.size());
    List<String> found =
        database.query(
            "SELECT resource_id FROM user_activity_logs WHERE request_data IS NULL"
                + " OR CAST(request_data AS CHAR(20)) = '{}'");
    assertThat(found).isEmpty();
  }

  private String stored(String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String stored =
        RequestData.json(
            data.of(
                new RequestContent.Builder()
                    .contentType("application/json")
                    .body(body, body.length)
                    .build()));
    assertThat(stored).as(json).startsWith("{\"json\":");
    return stored;
  }

  private static List<String> odd() {
    List<String> odd = new ArrayList<>();
    for (int depth : new int[] {1, 29, 30, 31, 32, 33, 99, 100, 101, 1_000, 5_000}) {
      odd.add("[".repeat(depth) + "]".repeat(depth));
      odd.add("{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
      odd.add("{\"a\":[".repeat(depth) + "1" + ",2]}".repeat(depth));
    }
    for (String number : NUMBERS) {
      odd.add("{\"a\":" + number + ",\"b\":[" + number + "]}");
      odd.add(number);
    }
    for (String name : NAMES) {
      odd.add("{\"" + name + "\":1,\"" + name + "\":\"" + name + "\",\"b\":[\"" + name + "\"]}");
    }
    odd.add("[\"\\ud800\",\"a\\udfff\\ud800\",\"\\ud83d\\u0041\"]"); // as names they are no JSON
    StringBuilder colliding = new StringBuilder("{\"x\":0");
    for (int i = 0; i < 512; i++) {
      StringBuilder name = new StringBuilder();
      for (int bit = 0; bit < 9; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      colliding.append(",\"").append(name).append("\":").append(i);
    }
    odd.add(colliding.append('}').toString());
    return odd;
  }

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-0.0",
          "0e309",
          "0e999",
          "0e99999999999",
          "-0E-99999999999",
          "1e308",
          "1e309",
          "1e400",
          "1e-400",
          "1E+99",
          "1e2147483648",
          "9".repeat(18),
          "9".repeat(20),
          "9".repeat(400),
          "9".repeat(4_000),
          "0." + "0".repeat(400) + "1",
          "9".repeat(310) + "e-300",
          "18446744073709551616",
          "NaN",
          "-Infinity");

  private static final List<String> NAMES =
      List.of(
          "",
          " ",
          "\\u0000",
          "a\\u0000b",
          "\\u0001\\u001f\u007f",
          "\ud83d\ude00",
          "\\\"\\\\\\/",
          "\ufeff\uffff\u2028",
          "_dropped",
          "_cut",
          "k".repeat(256),
          "k".repeat(65_535),
          "\u4e2d".repeat(30_000));

  private static String tree(Random random, int depth) {
    StringBuilder json = new StringBuilder();
    int kind = depth == 0 ? random.nextInt(4) : random.nextInt(10);
    if (kind == 0) {
      return NUMBERS.get(random.nextInt(NUMBERS.size()));
    } else if (kind == 1) {
      return random.nextInt() + "." + random.nextInt(100) + "e" + (random.nextInt(700) - 350);
    } else if (kind == 2) {
      return "\"" + NAMES.get(random.nextInt(NAMES.size() - 3)) + "\"";
    } else if (kind == 3) {
      return List.of("true", "false", "null", "{}", "[]").get(random.nextInt(5));
    }
    int members = depth > 5 ? 1 : random.nextInt(4);
    for (int i = 0; i < members; i++) {
      json.append(i == 0 ? "" : ",");
      if (kind < 7) {
        json.append('"').append(NAMES.get(random.nextInt(NAMES.size()))).append("\":");
      }
      json.append(tree(random, depth - 1));
    }
    return kind < 7 ? "{" + json + "}" : "[" + json + "]";
  }
}
