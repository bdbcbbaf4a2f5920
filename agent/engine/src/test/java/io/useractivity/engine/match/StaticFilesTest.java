package io.useractivity.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {

  @ParameterizedTest
  @CsvSource({
    "GET,  /shop/static/app.css,         true",
    "HEAD, /shop/static/app.css,         true",
    "POST, /shop/static/app.css,         false",
    "GET,  /shop/app%2Ecss,              true",
    "GET,  /shop/a%20b.c%73s,            true",
    "GET,  /shop/app.css;v=1,            true",
    "GET,  /shop/app.css;jsessionid=a.b, true",
    "GET,  /shop/LOGO.PNG,               true",
    "GET,  /shop/font.woff2,             true",
    "GET,  /shop/orders,                 false",
    "GET,  /shop/orders;x=.css,          false",
    "GET,  /shop/a.css/orders,           false",
    "GET,  /shop/a.cssx,                 false",
    "GET,  /shop/css,                    false",
    "GET,  /shop/,                       false",
    "GET,  /.css,                        true",
    "GET,  /a.,                          false",
    "GET,  '',                           false"
  })
  void theyAreAskedForByTheirNames(String method, String path, boolean isAskedFor) {
    assertThat(StaticFiles.areAskedForBy(method, path)).isEqualTo(isAskedFor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/css",
        "text/css;charset=UTF-8",
        "TEXT/CSS ; charset=utf-8",
        "application/javascript",
        "text/javascript",
        "image/svg+xml",
        "image/png",
        "font/woff2",
        "application/font-woff",
        "application/x-font-ttf",
        "application/vnd.ms-fontobject"
      })
  void theyHaveAMediaType(String contentType) {
    assertThat(StaticFiles.haveMediaType(contentType)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/json",
        "text/plain",
        "text/cssx",
        "application/octet-stream",
        "application/javascript-x",
        "",
        "multipart/byteranges; boundary=image/"
      })
  void othersHaveNot(String contentType) {
    assertThat(StaticFiles.haveMediaType(contentType)).isFalse();
  }

  @Test
  void aPageIsNone() {
    assertThat(StaticFiles.isPage("text/html;charset=UTF-8")).isTrue();
    assertThat(StaticFiles.isPage("application/xhtml+xml")).isTrue();
    assertThat(StaticFiles.isPage("text/htmlx")).isFalse();
    assertThat(StaticFiles.isPage("application/json")).isFalse();
  }
}
