package io.useractivity.engine.store.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.useractivity.engine.store.ReadLines;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.read.ActivityReader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real drivers say of addresses that they cannot use, and what of it is told. */
class AddressSecretsTest {

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(
      strings = {
        "jdbc:mariadb://u:s3cret@localhost",
        "jdbc:mariadb://u:s3cret@localhost/app",
        "jdbc:mariadb://u:s3cret@localhost:1/app",
        "jdbc:mariadb://u:pa%40s3cret@localhost:1/app",
        "jdbc:mariadb://u:pa@s3cret@localhost:1/app",
        "jdbc:mariadb://u:pa/s3cret@localhost:1/app",
        "jdbc:mariadb://u:pa?s3cret@localhost:1/app",
        "jdbc:mariadb://u:pa,s3cret@localhost:1/app",
        "jdbc:mariadb://u:s3cret@localhost:1,u:s3cret@127.0.0.1:1/app",
        "jdbc:mariadb://localhost:s3cret/app",
        "jdbc:mariadb://address=(host=localhost)(port=1)(password=s3cret)/app",
        "jdbc:mariadb://address=(host=localhost)(port=s3cret)/app",
        "jdbc:mariadb://localhost:1/app?user=u&password=s3cret&sslMode=s3cret",
        "jdbc:mariadb://localhost:1/app?password=s3cret&connectTimeout=s3cret",
        "jdbc:mariadb://localhost:1/app?trustStore=s3cret&trustStorePassword=s3cret&sslMode=trust",
        "jdbc:mariadb://localhost:1/app?serverSslCert=/s3cret&sslMode=verify-ca",
        "jdbc:mariadb://localhost:1/app?credentialType=s3cret",
        "jdbc:mysql://u:s3cret@localhost:1/app",
        "jdbc:mysql://u:pa%40s3cret@localhost:1/app",
        "jdbc:mysql://u:s3cret:x@localhost:1/app",
        "jdbc:mysql://u:pa/s3cret@localhost:1/app",
        "jdbc:mysql://u:pa?s3cret@localhost:1/app",
        "jdbc:mysql://u:pa,s3cret@localhost:1/app?retriesAllDown=1",
        "jdbc:mysql://u:s3cret@[localhost:1,127.0.0.1:1]/app?retriesAllDown=1",
        "jdbc:mysql://localhost:s3cret/app",
        "jdbc:mysql://address=(host=localhost)(port=1)(user=u)(password=s3cret)/app",
        "jdbc:mysql://(host=localhost,port=1,user=u,password=s3cret)/app",
        "jdbc:mysql://(host=localhost,port=s3cret)/app",
        "jdbc:mysql://(host=localhost,s3cret)/app",
        "jdbc:mysql://localhost:1/app?user=u&password=s3cret&sslMode=s3cret",
        "jdbc:mysql://localhost:1/app?connectTimeout=s3cret",
        "jdbc:mysql://localhost:1/app?s3cret",
        "jdbc:mysql://localhost:1/app?logger=s3cret",
        "jdbc:mysql://localhost:1/app?socketFactory=s3cret",
        "jdbc:mysql://localhost:1/app?connectionCollation=s3cret",
        "jdbc:mysql://localhost:1/app?connectionLifecycleInterceptors=s%33cret",
        "jdbc:mysql:loadbalance://u:s3cret@localhost:1,localhost:1/app?retriesAllDown=1",
        "jdbc:h2:s3cret",
        "jdbc:h2:mem:x;MODE=s3cret",
        "jdbc:h2:mem:x;S3CRET",
        "jdbc:h2:mem:x;PASSWORD=s3cret;PASSWORD=s3cret2",
        "jdbc:h2:mem:x;UNHEARD=s3cret",
        "jdbc:h2:mem:x;CACHE_SIZE=s3cret",
        "jdbc:h2:mem:x;INIT=CREATE USER x PASSWORD 's3cret' NONSENSE",
        "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM '/s3cret'",
        "jdbc:h2:mem:x;USER=u;PASSWORD=\\;s3cret;CIPHER=s3cret",
        "jdbc:h2:tcp://u:s3cret@localhost:1/x",
        "jdbc:h2:tcp://localhost:s3cret/x",
      })
  void noDriversMessageShowsWhatTheAddressCarries(String url) {
    boolean isDatabase = url.equals("jdbc:h2:s3cret"); // which may be shown

    assertThat(toldByReading(url).contains("s3cret")).isEqualTo(isDatabase);
    assertThat(toldByWriting(url).contains("s3cret")).isEqualTo(isDatabase);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Denied for 'agent' by p@ss w0rd      | Denied for 'agent' by ***
          Bad host p%40ss%20w0rd               | Bad host ***
          Bad host p%40ss+w0rd                 | Bad host ***
          Bad host P%40SS+W0RD                 | Bad host ***
          Key k1, key=k1, (k1) and k12         | Key k1, key=***, (***) and k12
          The value 'so.Factory' is none       | The value '***' is none
          Use so.FactoryBuilder                | Use so.FactoryBuilder
          Time-out of 5000 ms, useSSL is true  | Time-out of 5000 ms, useSSL is true
          No jdbc:mysql://h/app?token=k1&socketFactory=so.Factory&useSSL=true&connectTimeout=5000 | No jdbc:mysql://h/app?token&socketFactory&useSSL&connectTimeout
          """)
  void theRestOfAMessageStays(String message, String told) {
    Properties properties = new Properties();
    properties.setProperty(
        "useractivity.jdbc.url",
        "jdbc:mysql://h/app?token=k1&socketFactory=so.Factory&useSSL=true&connectTimeout=5000");
    properties.setProperty("useractivity.jdbc.user", "agent");
    properties.setProperty("useractivity.jdbc.password", "p@ss w0rd");

    Database database = Database.of(StoreSettings.of(Stores.configuration(properties)));

    assertThat(database.reason(new SQLException(message))).isEqualTo(told);
    assertThat(database.reason(new SQLException("x", new IllegalStateException(message))))
        .isEqualTo("x (" + told + ")");
    assertThat(database.reason(new IllegalStateException(message)))
        .isEqualTo("java.lang.IllegalStateException: " + told);
  }

  @Test
  void blanksThatAreMadeOneDoNotShowIt() {
    Properties properties = new Properties();
    properties.setProperty("useractivity.jdbc.url", "jdbc:mysql://h/app");
    properties.setProperty("useractivity.jdbc.password", "two  blanks");

    Database database = Database.of(StoreSettings.of(Stores.configuration(properties)));

    assertThat(database.reason(new SQLException("It's two  blanks"))).isEqualTo("It's ***");
  }

  @Test
  void anEmptyPasswordHidesNothing() {
    Properties properties = new Properties();
    properties.setProperty("useractivity.jdbc.url", "jdbc:mysql://h/app?password=&user=");

    Database database = Database.of(StoreSettings.of(Stores.configuration(properties)));

    assertThat(database.reason(new SQLException("It's \"so\": =''"))).isEqualTo("It's \"so\": =''");
  }

  private static String toldByReading(String url) {
    return catchThrowableOfType(
            StoreException.class,
            () ->
                new ActivityReader(settings(url), Duration.ofSeconds(10))
                    .read(ReadLines.EVERYTHING, 1, new ReadLines()))
        .getMessage();
  }

  private static String toldByWriting(String url) {
    return catchThrowableOfType(
            StoreException.class, () -> Stores.open(properties(url)).write(Stores.rows(1)))
        .getMessage();
  }

  private static StoreSettings settings(String url) {
    return StoreSettings.of(Stores.configuration(properties(url)));
  }

  private static Properties properties(String url) {
    Properties properties = new Properties();
    properties.setProperty("useractivity.jdbc.url", url);
    return properties;
  }
}
