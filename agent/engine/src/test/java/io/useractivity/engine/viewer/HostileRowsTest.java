package io.useractivity.engine.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What clients have sent is text on every page, and no formula in a file. */
class HostileRowsTest {

  private static final List<String> MARKUP =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "javascript:alert(1)",
          "</title></textarea><svg/onload=alert(1)>",
          "{{constructor.constructor('alert(1)')()}}",
          "{{{t}}}{{>top}}{{#nav}}x{{/nav}}",
          "<!--#exec cmd=\"x\"-->",
          "\u2028<b>\u202e`=x",
          "&lt;script&gt;&#x3c;img&#x3e;");

  private static final List<String> FORMULAS =
      List.of("=1+1", "+1", "-1+x", "@SUM(1)", "\t=1", "\r=1", " =1", "\uff1d1", "=cmd|' /C x'!A0");

  private static ActivityRow hostile(String text) {
    ActivityRow.Builder row =
        TestPages.row("x", 1)
            .value(Column.STATUS_CODE, 500)
            .value(Column.SUCCESS, false)
            .value(Column.REQUEST_DATA, "{\"q\":" + quoted(text) + "}");
    for (Column column : Column.values()) {
      if (column.content() == Column.Content.TEXT) {
        String cut = text.substring(0, Math.min(text.length(), column.width()));
        row.text(column, cut);
      }
    }
    return row.build();
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t").replace("\r", "\\r")
        + '"';
  }

  private static TestDatabase database(List<String> texts) throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    List<ActivityRow> rows = new ArrayList<>();
    texts.forEach(text -> rows.add(hostile(text)));
    database.store().write(rows);
    return database;
  }

  @Test
  void markupInEveryColumnIsTextOnEveryPage() throws Exception {
    TestDatabase database = database(MARKUP);
    try (TestPages pages = new TestPages(database)) {
      List<String> addresses = new ArrayList<>();
      for (String page : List.of("", "/rows", "/overview?time=24h")) {
        addresses.add(TestPages.ADMIN_PATH + page);
      }
      for (String id : database.query("SELECT id FROM user_activity_logs")) {
        addresses.add(TestPages.ADMIN_PATH + "/entry/" + id);
      }
      for (String address : addresses) {
        inert(address, pages.body(TestPages.ADMIN, address));
      }
    }
  }

  @Test
  void markupInEveryParameterIsTextToo() throws Exception {
    TestDatabase database = database(List.of("plain"));
    try (TestPages pages = new TestPages(database)) {
      for (String text : MARKUP) {
        for (String name :
            List.of(
                "user",
                "type",
                "endpoint",
                "status",
                "method",
                "time",
                "from",
                "after",
                "size",
                "resource",
                "session",
                "<script>alert(1)</script>")) {
          String query = new PageQueryOf(name, text).toString();
          inert(query, pages.body(TestPages.ADMIN, TestPages.ADMIN_PATH + query));
        }
      }
    }
  }

  /** A query that is encoded as browsers do. */
  private record PageQueryOf(String name, String value) {

    @Override
    public String toString() {
      return PageQuery.NONE.with(name, value).toString();
    }
  }

  private static final Pattern TAG = Pattern.compile("<[a-z/!][^>]*>", Pattern.CASE_INSENSITIVE);

  /** Those that the templates have; what comes from elsewhere has none. */
  private static final Pattern OURS =
      Pattern.compile(
          "(?s)</?(html|head|meta|title|link|script|body|a|header|div|span|svg|path|nav|button|main|"
              + "p|form|label|select|option|input|datalist|details|summary|figure|figcaption|i|rect|"
              + "time|table|caption|thead|tbody|tr|th|td|aside|dialog|h1|h2|dl|dt|dd|kbd|article|"
              + "pre|section|!DOCTYPE)\\b.*");

  private static void inert(String address, String page) {
    assertThat(page).as(address).doesNotContain("<script>", "<img", "<svg/", "<b>", "<!--");
    Matcher tags = TAG.matcher(page);
    while (tags.find()) {
      String tag = tags.group();
      assertThat(tag).as(address).matches(OURS);
      assertThat(tag).as(address).doesNotContainPattern("(?i)\\son[a-z]+\\s*=\\s*[^&]");
      assertThat(tag).as(address).doesNotContainPattern("(?i)(href|src|action)=\"\\s*javascript:");
      assertThat(tag).as(address).doesNotContain(" style=");
    }
    assertThat(page.split("<script ", -1)).as(address).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aFormulaInAnyColumnIsNoneInTheFile() throws Exception {
    TestDatabase database = database(FORMULAS);
    try (TestPages pages = new TestPages(database)) {
      String csv = pages.body(TestPages.ADMIN, TestPages.ADMIN_PATH + "/export.csv");

      for (String formula : FORMULAS) {
        assertThat(csv).contains("'" + formula);
      }
      assertThat(csv).doesNotContainPattern("(,|\r\n)\"?[-=+@\uff1d\t\r]");
    }
  }
}
