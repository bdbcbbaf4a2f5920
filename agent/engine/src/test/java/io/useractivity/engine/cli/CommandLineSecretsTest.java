package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.redact.Redactor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineSecretsTest {

  private final CommandLineSecrets secrets =
      new CommandLineSecrets(new Redactor(List.of(), List.of(), List.of()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app.jar --db.password=s3cret start          | app.jar --db.password=[REDACTED]
          app.jar --db.password=my s3cret --port=80   | app.jar --db.password=[REDACTED] --port=80
          app.jar --password s3cret --port 80         | app.jar --password [REDACTED] --port 80
          org.example.Main -Dpassword=s3cret -Dx=1    | org.example.Main -Dpassword=[REDACTED] -Dx=1
          app.jar spring.datasource.password=s3cret   | app.jar spring.datasource.password=[REDACTED]
          app.jar -Dapi.key=s3cret                    | app.jar -Dapi.key=[REDACTED]
          """)
  void whatStandsUnderTheNameOfASecretGoes(String command, String shown) {
    assertThat(secrets.hiddenIn(command)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.jar --url=jdbc:mysql://me:s3cret@db/app",
        "app.jar mysql://me:s3cret@db/app",
        "app.jar --header=Bearer s3cretS3cretS3cret99",
        "app.jar {\"password\":\"s3cret\"}"
      })
  void whatLooksLikeASecretGoesWhereverItStands(String command) {
    assertThat(secrets.hiddenIn(command)).doesNotContain("s3cret").contains("app.jar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.catalina.startup.Bootstrap -config conf/server.xml start",
        "/opt/app/app.jar --server.port=8080 --spring.profiles.active=prod",
        "",
        "jdk.jcmd/sun.tools.jcmd.JCmd -l"
      })
  void theRestIsShownAsItIs(String command) {
    assertThat(secrets.hiddenIn(command)).isEqualTo(command);
  }
}
