package io.useractivity.engine.cli;

import io.useractivity.engine.files.FileFailure;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Option;

/** With which certificate a command serves TLS. */
final class TlsOptions {

  private static final String PASSWORD = "USERACTIVITY_KEYSTORE_PASSWORD";

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description = "serve TLS with the key and certificate of this PKCS#12 file")
  private String keystore;

  @Option(
      names = "--tls-password-file",
      paramLabel = "FILE",
      description =
          "where the key store's password is; else in the environment variable " + PASSWORD)
  private String passwordFile;

  boolean isSet() {
    return keystore != null;
  }

  /** Null if TLS is not asked for. */
  SSLContext context() throws UsageException, CommandFailedException {
    if (keystore == null) {
      if (passwordFile != null) {
        throw new UsageException("--tls-password-file is for --tls-keystore; name that too.");
      }
      return null;
    }
    char[] password = password();
    try (InputStream in = new FileInputStream(new File(keystore))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new CommandFailedException(
          "--tls-keystore " + keystore + " cannot be used: " + FileFailure.reason(e));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private char[] password() throws UsageException, CommandFailedException {
    if (passwordFile == null) {
      String text = System.getenv(PASSWORD);
      if (text == null) {
        throw new UsageException(
            "--tls-keystore needs its password: in the environment variable "
                + PASSWORD
                + ", or in a file named by --tls-password-file.");
      }
      return text.toCharArray();
    }
    try {
      byte[] bytes = Files.readAllBytes(new File(passwordFile).toPath());
      return new String(bytes, StandardCharsets.UTF_8).trim().toCharArray();
    } catch (IOException e) {
      throw new CommandFailedException(
          "--tls-password-file " + passwordFile + " cannot be read: " + FileFailure.reason(e));
    }
  }
}
