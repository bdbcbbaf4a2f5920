package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          enabled            | yes       | true or false.
          enabled            | ''        | true or false.
          schema.create      | 1         | true or false.
          jdbc.url           | postgres: | an address that begins with jdbc:mariadb:, jdbc:mysql: or jdbc:h2:.
          jdbc.pool-size     | 3         | a whole number from 1 to 2.
          jdbc.pool-size     | two       | a whole number from 1 to 2.
          queue.capacity     | 63        | a whole number from 64 to 1048576.
          queue.capacity     | 1048577   | a whole number from 64 to 1048576.
          queue.max-bytes    | 2GB       | a size (KB, MB, GB) from 64KB to 1GB, such as 16MB.
          queue.max-bytes    | 16 TB     | a size (KB, MB, GB) from 64KB to 1GB, such as 16MB.
          flush.batch-size   | 0         | a whole number from 1 to 10000.
          flush.interval     | 5         | a duration with a unit (ms, s, m, h) from 10ms to 1h, such as 1s.
          flush.interval     | 2d        | a duration with a unit (ms, s, m, h) from 10ms to 1h, such as 1s.
          shutdown.timeout   | 61m       | a duration with a unit (ms, s, m, h) from 0s to 1h, such as 1s.
          capture.exclude    | static/** | a path pattern such as GET /static/** ("static/**" does not begin with / or *).
          capture.session-id | plain     | one of hash, raw, none.
          capture.session-id | hsh       | one of hash, raw, none; did you mean hash?
          user.id            | cookies:id | 'a list of sources, each principal, principal:PATH, session:PATH, attribute:PATH, header:NAME, cookie:NAME, query:NAME, jwt:CLAIM, path:NUMBER, path:/TEMPLATE/{name}, subdomain, roles:ONE|OTHER or const:VALUE ("cookies:id").'
          retention.days     | -1        | a whole number from 0 to 36500.
          archive.table      | user_activity_logs | 'the name of a table of its own, of letters, digits and underscores.'
          archive.table      | logs; DROP | 'the name of a table of its own, of letters, digits and underscores.'
          log.level          | warning   | one of debug, info, warn, error, off.
          log.level          | wran      | one of debug, info, warn, error, off; did you mean warn?
          """)
  void oneSentenceSaysKeyOriginAndWhatInstead(String key, String value, String instead) {
    assertThat(Sources.none().systemProperty("useractivity." + key, value).problems(null))
        .containsExactly(key + " = " + value + " (system property) is not " + instead);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce(@TempDir Path directory) throws Exception {
    assertThat(
            Sources.none()
                .environment("USERACTIVITY_ENABLED", "maybe")
                .besideTheJar(directory, "flush.interval=soon", "no.such.key=1")
                .problems("jdbc.pool-size=many"))
        .hasSize(4);
  }

  @Test
  void aBadAddressIsShownWithoutItsPassword() {
    assertThat(Sources.none().problems("jdbc.url=jdbc:postgresql://me:s3cret@host/db"))
        .singleElement()
        .asString()
        .doesNotContain("s3cret")
        .contains("jdbc:postgresql://***@host/db");
  }
}
