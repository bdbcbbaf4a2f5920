package io.useractivity.engine.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "form-data; name=\"a\"; filename=\"b.txt\"",
        "form-data; name=\"a\"; filename=\"\"",
        "form-data; name=a; FileName = b.txt",
        "form-data;filename*=UTF-8''b.txt; name=a",
        "form-data; name=\"a;b\\\"; c\"; filename=b",
        "attachment; filename=b"
      })
  void aFileHasAFileName(String header) {
    assertThat(ContentDisposition.namesFile(header)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "form-data",
        "filename=b",
        "form-data; name=\"filename\"",
        "form-data; name=filename",
        "form-data; name=\"filename=x\"",
        "form-data; name=\"a; filename=x\"",
        "form-data; name=\"a\\\"; filename=x\"",
        "form-data; name=\"a\"; filename",
        "form-data; name=\"a\"; myfilename=\"x\"",
        "form-data; name=\"; filename=x",
        ";;;=;="
      })
  void aFieldHasNone(String header) {
    assertThat(ContentDisposition.namesFile(header)).isFalse();
  }
}
