package io.useractivity.endtoend;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A day of a back office with a few tenants, as rows: people sign in, some at the second attempt,
 * work for a while and sign out; at night there is little, and once the orders fail for a quarter
 * of an hour.
 */
final class Shop {

  private static final String INSERT =
      "INSERT INTO user_activity_logs (user_email, user_id, user_role, activity_type, action,"
          + " endpoint, method, resource_type, resource_id, ip_address, user_agent, request_data,"
          + " status_code, response_time_ms, success, tenant_id, session_id, error_message,"
          + " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
          + " ?, ?)";

  private static final Duration DAY = Duration.ofHours(24);
  private static final int SESSIONS = 150;

  /** How long ago the orders began to fail, and ended. */
  private static final Duration FAILING = Duration.ofMinutes(205);

  private static final Duration MENDED = Duration.ofMinutes(185);

  private static final List<String> BROWSERS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/142.0.0.0 Safari/537.36",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
              + " Version/18.5 Safari/605.1.15",
          "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");

  private static final List<String> PRODUCTS =
      List.of("Garden hose 25 m", "Cordless drill", "Work gloves", "Ladder, 7 steps", "Toolbox");

  private static final List<String> STATES = List.of("packed", "shipped", "on hold");

  /** Somebody who works there. */
  private record Person(String email, String role, String tenant, String address) {}

  private static final List<Person> PEOPLE =
      List.of(
          new Person("alice@acme.example", "admin", "acme", "203.0.113.24"),
          new Person("bob@acme.example", "clerk", "acme", "203.0.113.25"),
          new Person("mira@acme.example", "clerk", "acme", "203.0.113.31"),
          new Person("carol@globex.example", "admin", "globex", "198.51.100.7"),
          new Person("dave@globex.example", "clerk", "globex", "198.51.100.12"),
          new Person("erin@globex.example", "viewer", "globex", "198.51.100.15"),
          new Person("frank@initech.example", "clerk", "initech", "192.0.2.61"),
          new Person("grace@initech.example", "admin", "initech", "192.0.2.60"));

  /** What one does; the id of an order stands for {@code #}. */
  private record Deed(
      int weight,
      String method,
      String path,
      String type,
      String resource,
      int status,
      int millis,
      String data) {

    boolean isOfOrders() {
      return "orders".equals(resource);
    }
  }

  private static final List<Deed> DEEDS =
      List.of(
          new Deed(22, "GET", "/shop/orders", "view", "orders", 200, 38, null),
          new Deed(26, "GET", "/shop/orders/#", "view", "orders", 200, 21, null),
          new Deed(9, "GET", "/shop/dashboard", "view", "dashboard", 200, 64, null),
          new Deed(6, "GET", "/shop/orders/search", "search", "orders", 200, 120, "Q"),
          new Deed(9, "POST", "/shop/orders", "create", "orders", 302, 57, "NEW"),
          new Deed(10, "PUT", "/shop/api/orders/#", "update", "orders", 200, 44, "STATE"),
          new Deed(2, "DELETE", "/shop/api/orders/#", "delete", "orders", 204, 33, null),
          new Deed(3, "POST", "/shop/orders/#/attachments", "upload", "attachments", 201, 310, "F"),
          new Deed(2, "GET", "/shop/admin/users", "view", "users", 200, 29, null),
          new Deed(2, "GET", "/shop/admin/report.csv", "export", "report", 200, 1_900, null));

  private final Random random;
  private final LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
  private final List<Object[]> rows = new ArrayList<>();

  private Shop(Random random) {
    this.random = random;
  }

  /** Puts the day that ends now into the table; the same each time. */
  static void fill(Connection connection) throws SQLException {
    Shop shop = new Shop(new Random(14));
    shop.work();
    shop.rows.sort((a, b) -> ((LocalDateTime) a[18]).compareTo((LocalDateTime) b[18]));
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Object[] row : shop.rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void work() {
    for (int i = 0; i < SESSIONS; i++) {
      Person person = PEOPLE.get((int) (PEOPLE.size() * Math.pow(random.nextDouble(), 1.3)));
      session(person, now.minus(begin(i)), Integer.toHexString(random.nextInt() | 1 << 31));
    }
  }

  /** Few of them at night, which was ten hours ago. */
  private Duration begin(int number) {
    if (number < 4) {
      return Duration.ofMinutes(2 + 3L * number); // who is at work now
    }
    while (true) {
      double ago = random.nextDouble();
      double busy = 0.06 + Math.pow(Math.abs(Math.sin(Math.PI * (ago - 0.42))), 1.5);
      if (random.nextDouble() < busy) {
        return Duration.ofMillis((long) (DAY.toMillis() * ago));
      }
    }
  }

  private void session(Person person, LocalDateTime begin, String session) {
    String browser = BROWSERS.get(Math.floorMod(person.email().hashCode(), BROWSERS.size()));
    LocalDateTime time = begin;
    Deed login = new Deed(0, "POST", "/shop/login", "login", null, 302, 95, "LOGIN");
    while (random.nextInt(6) == 0) {
      Deed failed = new Deed(0, "POST", "/shop/login", "login", null, 401, 88, "LOGIN");
      add(person, null, failed, time, browser);
      time = time.plusSeconds(6 + random.nextInt(9));
    }
    add(person, session, login, time, browser);
    int deeds = 6 + random.nextInt(18);
    for (int i = 0; i < deeds; i++) {
      time = time.plusSeconds(2 + (long) (70 * random.nextDouble() * random.nextDouble()));
      add(person, session, deed(), time, browser);
    }
    if (random.nextInt(3) > 0) {
      Deed logout = new Deed(0, "POST", "/shop/logout", "logout", null, 302, 4, null);
      add(person, session, logout, time.plusSeconds(20), browser);
    }
  }

  private Deed deed() {
    int left = random.nextInt(DEEDS.stream().mapToInt(Deed::weight).sum());
    for (Deed deed : DEEDS) {
      left -= deed.weight();
      if (left < 0) {
        return deed;
      }
    }
    throw new IllegalStateException();
  }

  /**
   * @param session null for somebody who is not signed in
   */
  private void add(Person who, String session, Deed deed, LocalDateTime time, String browser) {
    if (!time.isBefore(now)) {
      return; // is still to come
    }
    boolean in = session != null;
    String id = deed.path().contains("#") ? String.valueOf(1_001 + random.nextInt(240)) : null;
    int status = status(who, deed, time);
    String error =
        status == 500
            ? "java.sql.SQLTransientConnectionException: orders - Connection is not available,"
                + " request timed out after 5000ms"
            : null;
    LocalDateTime millis = time.plusNanos(random.nextInt(1_000) * 1_000_000L);
    rows.add(
        new Object[] {
          in ? who.email() : null,
          in ? who.email() : null,
          in ? who.role() : null,
          deed.type(),
          deed.method() + " " + deed.path().replace("#", "{id}"),
          id == null ? deed.path() : deed.path().replace("#", id),
          deed.method(),
          deed.resource(),
          id,
          who.address(),
          browser,
          data(who, deed),
          status,
          error != null ? 5_000 + random.nextInt(40) : (int) (deed.millis() * spread()),
          status < 400,
          in ? who.tenant() : null,
          in ? "5f2c9a1e77b04d3c" + session : null,
          error,
          millis,
          millis
        });
  }

  private int status(Person who, Deed deed, LocalDateTime time) {
    boolean failing = time.isAfter(now.minus(FAILING)) && time.isBefore(now.minus(MENDED));
    if (failing && deed.isOfOrders() && random.nextInt(4) > 0) {
      return 500;
    }
    if (deed.path().startsWith("/shop/admin") && !who.role().equals("admin")) {
      return 403;
    }
    if (who.role().equals("viewer") && !deed.method().equals("GET") && deed.isOfOrders()) {
      return 403;
    }
    boolean rare = random.nextInt(40) == 0;
    return rare && deed.path().endsWith("#") ? 404 : deed.status();
  }

  /** Most are quick, and a few are slow. */
  private double spread() {
    return Math.exp(random.nextGaussian() * 0.45);
  }

  private String data(Person who, Deed deed) {
    String product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
    String word = product.split("[ ,]", -1)[0].toLowerCase(Locale.ROOT);
    int quantity = 1 + random.nextInt(12);
    if (deed.data() == null) {
      return null;
    }
    return switch (deed.data()) {
      case "LOGIN" ->
          text(
              "{\"attempted_user\":\"%s\",\"form\":{\"email\":\"[REDACTED]\","
                  + "\"password\":\"[REDACTED]\"}}",
              who.email());
      case "NEW" -> text("{\"form\":{\"product\":\"%s\",\"quantity\":\"%d\"}}", product, quantity);
      case "STATE" ->
          text(
              "{\"json\":{\"status\":\"%s\",\"quantity\":%d,\"note\":\"%s\"}}",
              STATES.get(random.nextInt(STATES.size())), quantity, "Customer called");
      case "Q" -> text("{\"query\":{\"q\":\"%s\"}}", word);
      default ->
          text(
              "{\"parts\":[{\"name\":\"file\",\"type\":\"application/pdf\",\"size\":%d,"
                  + "\"file\":true}]}",
              20_000 + 137 * quantity);
    };
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
