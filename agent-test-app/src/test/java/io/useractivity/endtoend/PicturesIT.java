package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.browser.Browser;
import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of the pages that the documents show, of the test application after a day's
 * work: into the directory of the system property {@code pictures}.
 */
@Tag("soak")
class PicturesIT {

  private static final String ALL = "/admin/user-activity-logs";
  private static final int MOST_BYTES = 150_000;
  private static final int COLOURS = 256;

  @TempDir Path directory;

  private final Path pictures = Path.of(System.getProperty("pictures"));

  @Test
  void thePagesAreAsTheDocumentsShowThem() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Browser browser = Browser.startOrSkip(directory.resolve("profile"));
    Files.createDirectories(pictures);
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10)
            .withApplication("shop", Tomcat.Line.TOMCAT_10.testApplication())
            .withAgent(database.agentArgument() + ",view.admin-roles=admin")
            .start(Files.createDirectory(directory.resolve("server")));
    try (browser;
        tomcat) {
      String base = "http://127.0.0.1:" + tomcat.port() + "/shop";
      fill(base, database);
      signIn(browser, base);
      takeAll(browser, base + ALL);
    }
  }

  /** The agent makes the table; what made it do so is none of the day. */
  private static void fill(String base, Rows database) throws Exception {
    new Client(base).get("/hello");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> database.count() > 0);
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM user_activity_logs");
      Shop.fill(connection);
    }
  }

  private static void signIn(Browser browser, String base) {
    browser.open(base + "/login");
    browser.fill("input[name=email]", "alice@acme.example");
    browser.fill("input[name=password]", "secret-alice");
    browser.follow("button");
  }

  private void takeAll(Browser browser, String list) throws IOException {
    browser.look(390, 780, false);
    browser.open(list);
    take(browser, "phone");
    browser.look(1280, 800, false);
    browser.open(list);
    take(browser, "list-light");
    int update =
        browser.number(
            "[...document.querySelectorAll('#rows tbody tr')]"
                + ".findIndex(row => row.innerText.includes('Updated')) + 1");
    browser.click("#rows tbody tr:nth-child(" + update + ") td.request");
    browser.until("document.querySelector('#drawer h1') !== null");
    take(browser, "drawer");
    browser.look(1280, 800, true);
    browser.open(list);
    take(browser, "list-dark");
    browser.look(1280, 800, false);
    browser.open(list + "/overview");
    take(browser, "overview");
  }

  private void take(Browser browser, String name) throws IOException {
    Path file = pictures.resolve(name + ".png");
    browser.picture(file);
    shrink(file);
    assertThat(Files.size(file)).as(name).isBetween(10_000L, (long) MOST_BYTES);
  }

  /** The browser compresses in haste, and of its shades of letters' edges few are needed. */
  private static void shrink(Path file) throws IOException {
    BufferedImage taken = ImageIO.read(file.toFile());
    int[] pixels =
        taken.getRGB(0, 0, taken.getWidth(), taken.getHeight(), null, 0, taken.getWidth());
    BufferedImage small =
        new BufferedImage(
            taken.getWidth(),
            taken.getHeight(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, COLOURS, mostUsed(pixels), 0, false, -1, DataBuffer.TYPE_BYTE));
    small.setRGB(0, 0, taken.getWidth(), taken.getHeight(), pixels, 0, taken.getWidth());
    ImageIO.write(small, "png", file.toFile());
  }

  private static int[] mostUsed(int[] pixels) {
    Map<Integer, Integer> uses = new HashMap<>();
    for (int pixel : pixels) {
      uses.merge(pixel, 1, Integer::sum);
    }
    List<Integer> colours = new ArrayList<>(uses.keySet());
    colours.sort(Comparator.comparing(colour -> -uses.get(colour)));
    int[] most = new int[COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      most[i] = colours.get(i % colours.size());
    }
    return most;
  }
}
