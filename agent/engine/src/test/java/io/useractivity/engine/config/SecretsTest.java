package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void whatIsNoSecretStaysReadable() {
    assertThat(JdbcUrl.masked("jdbc:mariadb://db:3306/app?user=me&password=pw&useSsl=true"))
        .isEqualTo("jdbc:mariadb://db:3306/app?user=me&password=***&useSsl=true");
    assertThat(JdbcUrl.masked("jdbc:h2:file:./db;PASSWORD=pw;CACHE_SIZE=1"))
        .isEqualTo("jdbc:h2:file:./db;PASSWORD=***;CACHE_SIZE=1");
    assertThat(JdbcUrl.masked("jdbc:mysql://address=(host=h)(password=pw)(port=1)/app"))
        .isEqualTo("jdbc:mysql://address=(host=h)(password=***)(port=1)/app");
    assertThat(JdbcUrl.masked("jdbc:mysql://db:3306/app?useUnicode=true"))
        .isEqualTo("jdbc:mysql://db:3306/app?useUnicode=true");
  }
}
