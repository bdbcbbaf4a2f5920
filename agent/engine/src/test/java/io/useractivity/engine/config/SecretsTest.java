package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @Test
  void secretsAreMasked() throws Exception {
    Configuration configuration =
        Sources.none().read("jdbc.password=s3cret,capture.session-key=s3cret");

    assertThat(configuration.summary())
        .contains(
            "jdbc.password = *** (agent argument)", "capture.session-key = *** (agent argument)");
    assertThat(configuration.toString()).doesNotContain("s3cret");
    assertThat(configuration.get(Option.JDBC_PASSWORD)).isEqualTo("s3cret");
  }

  @Test
  void aSecretThatNobodySetIsShownAsEmpty() throws Exception {
    assertThat(Sources.none().read(null).summary()).contains("jdbc.password =  (default)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mariadb://host:3306/app?user=me&password=s3cret",
        "jdbc:mariadb://host/app?PASSWORD=s3cret&useSsl=true",
        "jdbc:mariadb://host/app?password=x,s3cret&useSsl=true",
        "jdbc:mariadb://host/app?password=x;s3cret",
        "jdbc:mariadb://host/app?password=x=s3cret",
        "jdbc:mysql://me:s3cret@host:3306/app",
        "jdbc:mysql://me:x@s3cret@host:3306/app",
        "jdbc:mysql://me:s3cret@host1:3306,me:s3cret@host2:3306/app",
        "jdbc:mysql://address=(host=host)(port=3306)(user=me)(password=s3cret)/app",
        "jdbc:mysql://(host=host,port=3306,user=me,password=s3cret)/app",
        "jdbc:mysql://host/app?user=me&passwd=s3cret",
        "jdbc:mysql://host/app?password1=s3cret",
        "jdbc:mysql://host/app?trustCertificateKeyStorePassword=s3cret",
        "jdbc:mariadb://u:s3cret@host",
        "jdbc:mariadb://u:x%40s3cret@host/app",
        "jdbc:mariadb://u:x?s3cret@host/app",
        "jdbc:mariadb://u:1?s3cret@host/app",
        "jdbc:mariadb://u:x/s3cret@host/app",
        "jdbc:mariadb:s3cret",
        "jdbc:mysql:replication://address=(type=master)(host=h)(password=x@s3cret)/app",
        "jdbc:mysql://u:s3cret@[h1,h2]/app",
        "jdbc:mysql://host/app?clientCertificateKeyStorePassword=s3cret",
        "jdbc:mysql://host/app?unheard=s3cret&useSSL=true",
        "jdbc:mysql://host/app?user=s3cret",
        "jdbc:mysql://host/app?x&s3cret",
        "jdbc:h2:tcp://u:s3cret@host/db",
        "jdbc:h2:file:./db;CIPHER=s3cret",
        "jdbc:h2:file:./db;INIT=CREATE USER x PASSWORD 's3cret'",
        "jdbc:h2:./db?password=s3cret",
        "jdbc:h2:file:./db;USER=sa;PASSWORD=s3cret",
        "jdbc:h2:file:./db;password=x\\;s3cret;CACHE_SIZE=1",
        "jdbc:h2:mem:;Password=s3cret;MODE=MySQL"
      })
  void aPasswordInTheAddressIsMaskedHoweverItIsWritten(String url) throws Exception {
    Configuration configuration =
        Sources.none().systemProperty("useractivity.jdbc.url", url).read(null);

    assertThat(configuration.toString()).doesNotContain("s3cret");
    assertThat(configuration.get(Option.JDBC_URL)).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:mariadb://db:3306/app                               | jdbc:mariadb://db:3306/app
          jdbc:mariadb://db:3306/app?user=me&password=pw&useSsl=on | jdbc:mariadb://db:3306/app?user&password&useSsl
          jdbc:mysql://db/app?useUnicode=true                      | jdbc:mysql://db/app?useUnicode
          jdbc:mysql://db                                          | jdbc:mysql://db
          jdbc:mysql://[::1]:3306,[fe80::1]/app                    | jdbc:mysql://[::1]:3306,[fe80::1]/app
          jdbc:mariadb:replication://a:1,b.example.com:2/app       | jdbc:mariadb:replication://a:1,b.example.com:2/app
          jdbc:mysql://address=(host=h)(user=me)(port=1)/app       | jdbc:mysql://h:1/app
          jdbc:mysql://(host=h,port=1,user=me),(host=i)/app?x=y    | jdbc:mysql://h:1,i/app?x
          jdbc:mysql://me:pw@[h:1,i]/app                           | jdbc:mysql://***@[h:1,i]/app
          jdbc:mysql://me:pw@h:1/app                               | jdbc:mysql://***@h:1/app
          jdbc:mysql://me:p/w@h:1/app                              | jdbc:mysql://***@h:1/app
          jdbc:mariadb://h/app?geheim                              | jdbc:mariadb://h/app?***
          jdbc:h2:file:./db;PASSWORD=pw;CACHE_SIZE=1               | jdbc:h2:file:./db;PASSWORD;CACHE_SIZE
          jdbc:h2:tcp://h:9092/~/db;INIT=RUNSCRIPT FROM 'x'        | jdbc:h2:tcp://h:9092/~/db;INIT
          jdbc:h2:./db?password=pw                                 | jdbc:h2:./db?password
          """)
  void schemeHostPortDatabaseAndTheNamesOfOptionsAreShown(String url, String shown)
      throws Exception {
    Configuration configuration =
        Sources.none().systemProperty("useractivity.jdbc.url", url).read(null);

    assertThat(configuration.summary()).contains("jdbc.url = " + shown + " (system property)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://me:s3cret@host/db",
        "me:s3cret@host",
        "jdbc:oracle:thin:scott/s3cret@host",
        "jdbc:postgresql://me:x?s3cret@host/db",
        "jdbc:MariaDB://me:s3cret@host/db",
        "jdbc:sqlserver://host;user=me;password=s3cret"
      })
  void anAddressOfAnotherKindIsRefusedWithoutItsPassword(String url) {
    assertThat(Sources.none().systemProperty("useractivity.jdbc.url", url).problems(null))
        .singleElement()
        .asString()
        .startsWith("jdbc.url = ")
        .doesNotContain("s3cret");
  }
}
