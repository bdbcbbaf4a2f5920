package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestStore;
import java.io.BufferedReader;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process, on the embedded database and with a key store of the JDK's tool. */
class ServeTest {

  private static final String PASSWORD = "changeit-2";

  @TempDir Path directory;

  private Path data;
  private Process process;

  @BeforeEach
  void store() throws Exception {
    data = directory.resolve("data");
    Properties properties = new Properties();
    properties.setProperty("useractivity.data.dir", data.toString());
    TestStore store = Stores.open(properties);
    store.write(Stores.rows(3));
    store.close();
  }

  @AfterEach
  void end() throws Exception {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  private void run(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CommandProcess.class.getName(),
                "serve",
                "--data-dir",
                data.toString()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
  }

  /** What it says at its end. */
  private String refusal(String... arguments) throws Exception {
    run(arguments);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    return said;
  }

  /** The address that it prints. */
  private URI link() throws Exception {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    while (line != null && !line.startsWith("Open ")) {
      line = output.readLine();
    }
    assertThat(line).as("the address").isNotNull();
    return URI.create(line.substring("Open ".length()));
  }

  private Path keyStore() throws Exception {
    Path keyStore = directory.resolve("serve.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "serve",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keyStore.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    return keyStore;
  }

  private Path password(String password) throws Exception {
    return Files.writeString(directory.resolve("password"), password + "\n");
  }

  private static HttpClient trusting(Path keyStore) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("serve", store.getCertificate("serve"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder()
        .sslContext(context)
        .connectTimeout(Duration.ofSeconds(30))
        .build();
  }

  @Test
  void withAKeyStoreThePagesAreThereByTlsAlone() throws Exception {
    Path keyStore = keyStore();
    run(
        "--tls-keystore",
        keyStore.toString(),
        "--tls-password-file",
        password(PASSWORD).toString());
    URI link = link();
    HttpClient client = trusting(keyStore);

    HttpResponse<String> entered =
        client.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
    String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
    URI list = link.resolve(entered.headers().firstValue("Location").orElseThrow() + "?time=all");
    HttpResponse<String> page =
        client.send(
            HttpRequest.newBuilder(list).header("Cookie", cookie.replaceFirst(";.*", "")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(link.getScheme()).isEqualTo("https");
    assertThat(cookie).endsWith("; Secure");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<table");
  }

  @Test
  void aKeyStoreThatCannotBeUsedIsOneSentence() throws Exception {
    String keyStore = keyStore().toString();
    String none = directory.resolve("none.p12").toString();

    assertThat(
            refusal("--tls-keystore", keyStore, "--tls-password-file", password("no").toString()))
        .contains("--tls-keystore " + keyStore + " cannot be used: ", "password")
        .doesNotContain("\tat ", PASSWORD);
    assertThat(refusal("--tls-keystore", none, "--tls-password-file", password("x").toString()))
        .contains("--tls-keystore " + none + " cannot be used: ")
        .doesNotContain("\tat ");
    assertThat(refusal("--tls-keystore", keyStore))
        .contains("USERACTIVITY_KEYSTORE_PASSWORD", "--tls-password-file");
  }

  @Test
  void anAddressThatOthersReachNeedsTlsOrAnExplicitWord() throws Exception {
    assertThat(refusal("--bind", "0.0.0.0")).contains("--tls-keystore", "--insecure");

    run("--bind", "0.0.0.0", "--insecure");
    assertThat(link().getScheme()).isEqualTo("http");
  }
}
