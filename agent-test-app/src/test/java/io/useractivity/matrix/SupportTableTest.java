package io.useractivity.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SupportTableTest {

  @Test
  void theTableInTheReadmeNamesExactlyTheServersOfTheMatrix() throws IOException {
    assertThat(SupportTable.serversInReadme())
        .as("run ./mvnw -Pmatrix, which writes the table")
        .containsExactlyElementsOf(Servers.all().stream().map(Server::name).toList());
  }

  @Test
  void serversHaveNamesOfTheirOwn() {
    assertThat(Servers.all()).extracting(Server::name).doesNotHaveDuplicates();
  }
}
