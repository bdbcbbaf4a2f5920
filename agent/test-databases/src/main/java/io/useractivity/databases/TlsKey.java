package io.useractivity.databases;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A key for TLS with its certificate, for all MariaDB servers of the tests. One that has none makes
 * one at each start since MariaDB 11.4, of RSA with 4,096 bits: some seconds for a processor.
 */
final class TlsKey {

  /** Their names, below the directory that {@link #make} gets. */
  static final String CERTIFICATE = "tls/certificate.pem";

  static final String KEY = "tls/key.pem";

  private static final String ALIAS = "server";
  private static final String PASSWORD = "changeit";

  private TlsKey() {}

  static void make(Path directory) throws IOException {
    Path store = Files.createDirectory(directory.resolve("tls")).resolve("keys.p12");
    generate(store);
    try {
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
      byte[] key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
      write(directory.resolve(CERTIFICATE), "CERTIFICATE", certificate);
      write(directory.resolve(KEY), "PRIVATE KEY", key);
    } catch (GeneralSecurityException e) {
      throw new IOException("No key in " + store, e);
    }
  }

  private static void generate(Path store) throws IOException {
    Process keytool =
        new ProcessBuilder(
                new File(System.getProperty("java.home"), "bin/keytool").getPath(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=localhost",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said =
        new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    try {
      if (keytool.waitFor() != 0) {
        throw new IOException("keytool failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void write(Path file, String what, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
  }
}
