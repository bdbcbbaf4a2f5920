package io.useractivity.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SupportTableTest {

  @Test
  void theTableOnThePageNamesExactlyTheServersOfTheMatrix() throws IOException {
    assertThat(SupportTable.serversOnThePage())
        .as("run ./mvnw -Pmatrix, which writes the table")
        .containsExactlyElementsOf(Servers.all().stream().map(Server::name).toList());
  }

  @Test
  void serversHaveNamesOfTheirOwn() {
    assertThat(Servers.all()).extracting(Server::name).doesNotHaveDuplicates();
  }
}
