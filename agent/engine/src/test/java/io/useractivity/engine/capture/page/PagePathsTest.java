package io.useractivity.engine.capture.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagePathsTest {

  private final PagePaths paths =
      new PagePaths(List.of("/activity-logs", "/admin/user-activity-logs"));

  @ParameterizedTest
  @CsvSource({
    "'',      /activity-logs,                          /activity-logs",
    "'',      /activity-logs/,                         /activity-logs/",
    "'',      /activity-logs/export.csv,               /activity-logs/export.csv",
    "/app,    /app/activity-logs,                      /activity-logs",
    "/app,    /app/admin/user-activity-logs/assets/a-1.css, /admin/user-activity-logs/assets/a-1.css",
    "/app,    /app/activity-logs;jsessionid=AB.n1,     /activity-logs",
    "/app,    /app/activity-logs/export;jsessionid=AB, /activity-logs/export",
    "/a%20b,  /a%20b/activity-logs,                    /activity-logs",
    ",        /activity-logs,                          /activity-logs",
  })
  void aPageIsFoundByItsPathWithinTheApplication(String context, String uri, String page) {
    AskedPage asked = paths.find("GET", uri, context);

    assertThat(asked.path()).isEqualTo(page);
    assertThat(asked.isAt(uri, context)).isTrue();
    assertThat(asked.isOpen()).isTrue();
    assertThat(asked.asker().isNobody()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app",
        "/app/",
        "/app/orders",
        "/app/activity-log",
        "/app/activity-logsX",
        "/app/activity-logs.html",
        "/app/x/activity-logs",
        "/activity-logs",
        "/ap2/activity-logs",
        "",
        "*"
      })
  void whatOnlyLooksLikeOneIsNone(String uri) {
    assertThat(paths.find("GET", uri, "/app")).isNull();
  }

  /** Filters see these as another path than the page's, or may. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/activity-logs/../orders",
        "/activity-logs/./x",
        "/activity-logs/.hidden",
        "/activity-logs/..;/orders",
        "/activity-logs//x",
        "/activity-logs/%2e%2e/orders",
        "/activity-logs/%6",
        "/activity-logs/a\\b",
        "/activity-logs/a b",
        "//activity-logs",
        "/%61ctivity-logs",
        "/Activity-Logs"
      })
  void whatNotEverybodyReadsAlikeIsNobodys(String uri) {
    assertThat(paths.find("GET", uri, "")).isNull();
  }

  @Test
  void onlyReadingIsAnswered() {
    assertThat(paths.find("HEAD", "/activity-logs", "")).isNotNull();
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND")) {
      assertThat(paths.find(method, "/activity-logs", "")).isNull();
    }
    assertThat(paths.find(null, "/activity-logs", "")).isNull();
  }

  @Test
  void withoutPathsNothingIsAPage() {
    assertThat(PagePaths.NONE.find("GET", "/activity-logs", "")).isNull();
  }
}
