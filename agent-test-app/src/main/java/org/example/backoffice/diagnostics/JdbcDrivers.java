package org.example.backoffice.diagnostics;

import java.lang.reflect.Field;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells which JDBC drivers the JVM knows: those the application may use, and all there are. */
final class JdbcDrivers {
  private JdbcDrivers() {}

  static void describe(Map<String, String> facts) {
    facts.put("loginTimeout", String.valueOf(DriverManager.getLoginTimeout()));
    facts.put("drivers", classNames(Collections.list(DriverManager.getDrivers())));
    facts.put("registered", registered());
  }

  /** Readable only if the JVM was started with {@code --add-opens java.sql/java.sql=...}. */
  private static String registered() {
    try {
      List<Object> drivers = new ArrayList<>();
      for (Object entry : (Collection<?>) read(DriverManager.class, "registeredDrivers", null)) {
        drivers.add(read(entry.getClass(), "driver", entry));
      }
      return classNames(drivers);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return "unreadable";
    }
  }

  private static Object read(Class<?> type, String name, Object owner)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  private static String classNames(Collection<?> drivers) {
    return drivers.stream()
        .map(driver -> driver.getClass().getName())
        .sorted()
        .collect(Collectors.joining(","));
  }
}
